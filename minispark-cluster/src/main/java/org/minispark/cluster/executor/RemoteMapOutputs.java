package org.minispark.cluster.executor;

import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.IntFunction;
import org.minispark.engine.shuffle.MapOutputs;
import org.minispark.engine.shuffle.MapStatus;
import org.minispark.engine.shuffle.MetadataFetchFailedException;

/**
 * Where map outputs are, asked of the driver once for each shuffle and kept until the driver has
 * lost outputs: each launch says how often it has. Thread-safe.
 */
final class RemoteMapOutputs implements MapOutputs {
  private final IntFunction<CompletableFuture<Found>> driver;
  private final Waiting waiting;
  private final AtomicLong epoch = new AtomicLong();
  private final Map<Integer, CompletableFuture<Found>> known = new ConcurrentHashMap<>();

  /**
   * The driver's answer.
   *
   * @param statuses null if some are missing
   * @param missing the first that is
   */
  @SuppressWarnings("ArrayRecordComponent") // never compared
  record Found(MapStatus[] statuses, int missing) {}

  /**
   * @param driver asks for the outputs of a shuffle
   */
  RemoteMapOutputs(IntFunction<CompletableFuture<Found>> driver, Waiting waiting) {
    this.driver = driver;
    this.waiting = waiting;
  }

  /** The driver has lost outputs so often: what was learnt when it had lost fewer may be wrong. */
  void lostAsOf(long driverEpoch) {
    if (epoch.getAndAccumulate(driverEpoch, Math::max) < driverEpoch) {
      known.clear();
    }
  }

  /** The shuffle is dropped. */
  void forget(int shuffleId) {
    known.remove(shuffleId);
  }

  @Override
  public MapStatus[] statuses(int shuffleId, int reduceId) {
    CompletableFuture<Found> asked = known.computeIfAbsent(shuffleId, driver::apply);
    Found found;
    try {
      found = waiting.await(asked);
    } catch (RuntimeException | Error failed) {
      known.remove(shuffleId, asked);
      throw failed;
    }
    if (found.statuses() == null) {
      known.remove(shuffleId, asked);
      throw new MetadataFetchFailedException(shuffleId, found.missing(), reduceId);
    }
    return found.statuses();
  }
}
