package org.minispark.cluster.driver;

import java.io.IOException;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.minispark.cluster.protocol.DriverMessages.MapOutputList;
import org.minispark.cluster.protocol.Payload;
import org.minispark.engine.base.Unchecked;
import org.minispark.engine.shuffle.MapOutputTracker;
import org.minispark.engine.shuffle.MapStatus;
import org.minispark.engine.shuffle.MapStatuses;
import org.minispark.engine.shuffle.MetadataFetchFailedException;

/** Tells executors where map outputs are; what all of them ask is made once. Thread-safe. */
final class MapOutputServer {
  private static final int ANY_REDUCER = 0;

  private final MapOutputTracker tracker;
  private final Map<Integer, Answer> answers = new ConcurrentHashMap<>();

  /** What was answered when the tracker had these very statuses. */
  private record Answer(MapStatus[] of, MapOutputList list) {}

  MapOutputServer(MapOutputTracker tracker) {
    this.tracker = tracker;
  }

  MapOutputList answer(int shuffleId) {
    MapStatus[] statuses;
    try {
      statuses = tracker.statuses(shuffleId, ANY_REDUCER);
    } catch (MetadataFetchFailedException missing) {
      return new MapOutputList(missing.mapIndex(), Payload.EMPTY);
    }
    return answers
        .compute(shuffleId, (id, known) -> isOf(known, statuses) ? known : answer(statuses))
        .list();
  }

  private static boolean isOf(Answer answer, MapStatus[] statuses) {
    return answer != null && answer.of() == statuses;
  }

  private static Answer answer(MapStatus[] statuses) {
    try {
      Payload bytes = Payload.of(MapStatuses.toBytes(statuses));
      return new Answer(statuses, new MapOutputList(-1, bytes));
    } catch (IOException e) {
      throw Unchecked.rethrow(e);
    }
  }

  void forget(int shuffleId) {
    answers.remove(shuffleId);
  }
}
