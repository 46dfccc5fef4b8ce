package org.minispark.cluster.driver;

import java.util.concurrent.CompletableFuture;
import java.util.function.Predicate;
import org.minispark.cluster.protocol.DecommissionMessages.MoveNoted;
import org.minispark.cluster.protocol.DecommissionMessages.OutputMoved;
import org.minispark.engine.context.DriverServices;
import org.minispark.engine.storage.BlockId.ShuffleDataBlockId;
import org.minispark.scheduler.SparkListenerBlockUpdated;
import org.minispark.storage.BlockId;
import org.minispark.storage.BlockUpdatedInfo;
import org.minispark.storage.StorageLevel;

/** Notes where the map outputs of executors that leave are now. Thread-safe. */
final class MovedOutputs {
  private final DriverServices services;
  private final ExecutorSessions sessions;
  private final Predicate<String> isLeaving;

  MovedOutputs(DriverServices services, ExecutorSessions sessions, Predicate<String> isLeaving) {
    this.services = services;
    this.sessions = sessions;
    this.isLeaving = isLeaving;
  }

  CompletableFuture<MoveNoted> moved(OutputMoved news) {
    ExecutorSession holder = sessions.get(news.to().executorId());
    if (holder == null || !holder.blocks().equals(news.to())) {
      return CompletableFuture.failedFuture(
          new IllegalStateException(news.to() + " is gone, with what it has taken"));
    }
    if (isLeaving.test(holder.id())) { // it may have moved all that it had
      return CompletableFuture.failedFuture(
          new IllegalStateException(news.to() + " leaves, too: another has to take it"));
    }
    int shuffleId = news.shuffleId();
    boolean known = services.mapOutputs().moveMapOutput(shuffleId, news.mapId(), news.to());
    if (known) {
      tell(news);
    } else if (!services.mapOutputs().containsShuffle(shuffleId)) {
      var unused = holder.dropShuffle(shuffleId); // it came after all others had dropped theirs
    }
    return CompletableFuture.completedFuture(new MoveNoted(known));
  }

  /** As Spark does: listeners hear of map outputs that move, not of those that are made. */
  private void tell(OutputMoved news) {
    String name = new ShuffleDataBlockId(news.shuffleId(), news.mapId()).name();
    services
        .bus()
        .post(
            new SparkListenerBlockUpdated(
                new BlockUpdatedInfo(
                    news.to(), BlockId.apply(name), StorageLevel.DISK_ONLY(), 0, news.bytes())));
  }
}
