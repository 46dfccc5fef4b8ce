package org.minispark.cluster.deploy;

import java.util.Map;
import org.minispark.cluster.protocol.Payload;

/** What a master keeps beyond its own end, in order to go on after it was started again. */
interface StateStore {
  /** Sorts of things that are kept. */
  enum Kind {
    APPLICATION,
    WORKER,
    DRIVER
  }

  /** Keeps nothing ({@code spark.deploy.recoveryMode=NONE}, the default). */
  StateStore NONE =
      new StateStore() {
        @Override
        public void put(Kind kind, String id, Payload content) {}

        @Override
        public void remove(Kind kind, String id) {}

        @Override
        public Map<String, Payload> read(Kind kind) {
          return Map.of();
        }
      };

  /**
   * Keeps something, in place of what it was before.
   *
   * @throws java.io.UncheckedIOException if it cannot be kept
   */
  void put(Kind kind, String id, Payload content);

  /** Forgets it. */
  void remove(Kind kind, String id);

  /** All that is kept of a kind, by id, in the order of ids. */
  Map<String, Payload> read(Kind kind);
}
