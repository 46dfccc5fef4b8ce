package org.minispark.cluster.driver;

import java.io.IOException;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.function.Predicate;
import org.minispark.cluster.protocol.BlockMessages.Holders;
import org.minispark.cluster.protocol.BlockMessages.LocateBlock;
import org.minispark.cluster.protocol.DriverMessages.AskCommit;
import org.minispark.cluster.protocol.DriverMessages.AwaitBarrier;
import org.minispark.cluster.protocol.DriverMessages.BarrierMessages;
import org.minispark.cluster.protocol.DriverMessages.CommitAnswer;
import org.minispark.cluster.protocol.DriverMessages.FileList;
import org.minispark.cluster.protocol.DriverMessages.FindMapOutputs;
import org.minispark.cluster.protocol.DriverMessages.MapOutputList;
import org.minispark.cluster.protocol.DriverMessages.ReadResource;
import org.minispark.cluster.protocol.DriverMessages.Resource;
import org.minispark.cluster.storage.ServedBlocks;
import org.minispark.cluster.transport.Connection;
import org.minispark.engine.context.DriverServices;
import org.minispark.engine.storage.BlockData;
import org.minispark.storage.BlockManagerId;

/** What executors may ask the driver, answered out of what it knows. Thread-safe. */
final class DriverAnswers {
  private final DriverServices services;
  private final Executor files;
  private final ClassServer classes;
  private final AddedFiles addedFiles;
  private final MapOutputServer mapOutputs;

  /**
   * @param files runs what reads files
   */
  DriverAnswers(DriverServices services, Executor files) {
    this.services = services;
    this.files = files;
    this.classes = new ClassServer(services.files().classes());
    this.addedFiles = new AddedFiles(services.files());
    this.mapOutputs = new MapOutputServer(services.mapOutputs());
  }

  CompletableFuture<Holders> locate(LocateBlock ask) {
    return CompletableFuture.completedFuture(
        new Holders(services.blockMaster().locations(ask.block())));
  }

  /**
   * Who may take blocks of a holder.
   *
   * @param leaving which executors will soon be gone
   */
  CompletableFuture<Holders> peers(BlockManagerId holder, Predicate<String> leaving) {
    return CompletableFuture.completedFuture(
        new Holders(
            services.blockMaster().peers(holder).stream()
                .filter(peer -> !leaving.test(peer.executorId()))
                .toList()));
  }

  CompletableFuture<MapOutputList> mapOutputs(FindMapOutputs ask) {
    return CompletableFuture.completedFuture(mapOutputs.answer(ask.shuffleId()));
  }

  CompletableFuture<CommitAnswer> canCommit(AskCommit ask) {
    return CompletableFuture.completedFuture(
        new CommitAnswer(
            services
                .commits()
                .canCommit(
                    ask.stageId(), ask.stageAttempt(), ask.partition(), ask.attemptNumber())));
  }

  CompletableFuture<BarrierMessages> barrier(AwaitBarrier ask) {
    return services
        .barriers()
        .arrive(
            ask.stageId(),
            ask.stageAttempt(),
            ask.epoch(),
            ask.partition(),
            ask.tasks(),
            ask.message())
        .thenApply(messages -> new BarrierMessages(List.of(messages)));
  }

  CompletableFuture<Resource> resource(ReadResource ask) {
    return CompletableFuture.supplyAsync(() -> classes.answer(ask), files);
  }

  CompletableFuture<FileList> files() {
    return CompletableFuture.supplyAsync(addedFiles::list, files);
  }

  /** A file of the program's, or one of these blocks. */
  BlockData.Bytes open(Connection reader, String name, ServedBlocks blocks) throws IOException {
    return AddedFiles.isFile(name) ? addedFiles.open(name) : blocks.open(reader, name);
  }

  /** Nobody asks for a shuffle any more. */
  void forgetShuffle(int shuffleId) {
    mapOutputs.forget(shuffleId);
  }
}
