package org.minispark.cluster.executor;

import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.minispark.SparkException;
import org.minispark.cluster.protocol.DriverMessages.AskCommit;
import org.minispark.cluster.protocol.DriverMessages.AwaitBarrier;
import org.minispark.cluster.protocol.DriverMessages.FindMapOutputs;
import org.minispark.cluster.protocol.DriverMessages.MapOutputList;
import org.minispark.cluster.protocol.DriverMessages.ReadResource;
import org.minispark.cluster.protocol.Payload;
import org.minispark.cluster.transport.RemoteFailureException;
import org.minispark.engine.base.Unchecked;
import org.minispark.engine.shuffle.MapOutputs;
import org.minispark.engine.shuffle.MapStatuses;
import org.minispark.engine.storage.BlockManagerMaster;
import org.minispark.engine.taskcontext.DriverEndpoint;
import org.minispark.engine.taskcontext.TaskFiles;

/** What tasks may ask the driver, asked by requests. */
final class RemoteDriver implements DriverEndpoint, DriverClassLoader.Source {
  /** The driver itself ends a barrier that takes too long. */
  private static final Duration NO_END = Duration.ofDays(365);

  private final DriverLine driver;
  private final TaskFiles files;
  private final RemoteBlockMaster blocks;
  private final RemoteMapOutputs mapOutputs;

  /**
   * @param files what the program has added
   */
  RemoteDriver(DriverLine driver, TaskFiles files) {
    this.driver = driver;
    this.files = files;
    this.blocks = new RemoteBlockMaster(driver);
    this.mapOutputs = new RemoteMapOutputs(this::findMapOutputs, driver.waiting());
  }

  private CompletableFuture<RemoteMapOutputs.Found> findMapOutputs(int shuffleId) {
    return driver.ask(new FindMapOutputs(shuffleId)).thenApply(RemoteDriver::found);
  }

  private static RemoteMapOutputs.Found found(MapOutputList list) {
    if (list.outputs().length() == 0) {
      return new RemoteMapOutputs.Found(null, list.missing());
    }
    try {
      return new RemoteMapOutputs.Found(MapStatuses.fromBytes(list.outputs().toArray()), -1);
    } catch (IOException e) {
      throw Unchecked.rethrow(e);
    }
  }

  @Override
  public MapOutputs mapOutputs() {
    return mapOutputs;
  }

  RemoteMapOutputs knownOutputs() {
    return mapOutputs;
  }

  @Override
  public BlockManagerMaster blocks() {
    return blocks;
  }

  @Override
  public TaskFiles files() {
    return files;
  }

  /** Bytes of blocks that this process may keep in memory. */
  long maxMemory() {
    return blocks.maxMemory();
  }

  @Override
  public boolean canCommit(int stageId, int stageAttempt, int partition, int attemptNumber) {
    return driver.await(new AskCommit(stageId, stageAttempt, partition, attemptNumber)).granted();
  }

  @Override
  public String[] barrier(
      int stageId, int stageAttempt, int epoch, int partition, int numTasks, String message) {
    var request = new AwaitBarrier(stageId, stageAttempt, epoch, partition, numTasks, message);
    var all = driver.connection().ask(request, NO_END);
    try {
      return new Waiting(NO_END.toMillis()).await(all).messages().toArray(new String[0]);
    } catch (Exception failed) {
      throw failed instanceof RemoteFailureException
          ? Unchecked.rethrow(new SparkException(failed.getMessage(), failed))
          : Unchecked.rethrow(failed);
    }
  }

  @Override
  public Optional<byte[]> read(String path) throws IOException {
    return driver
        .waiting()
        .awaitUninterrupted(driver.ask(new ReadResource(path)))
        .content()
        .map(Payload::toArray);
  }
}
