package org.minispark.cluster.executor;

import java.io.IOException;
import org.minispark.SparkConf;
import org.minispark.cluster.protocol.OutcomeForm;
import org.minispark.cluster.protocol.Payload;
import org.minispark.cluster.protocol.TaskMessages.TaskEnded;
import org.minispark.cluster.storage.NetworkBlockTransfer;
import org.minispark.engine.executor.Executor;
import org.minispark.engine.executor.TaskThreads;
import org.minispark.engine.memory.MemoryManager;
import org.minispark.engine.memory.MemorySizes;
import org.minispark.engine.serializer.ClosureSerializer;
import org.minispark.engine.serializer.DataSerializer;
import org.minispark.engine.serializer.RecordSerializer;
import org.minispark.engine.shuffle.HashShuffleManager;
import org.minispark.engine.storage.EngineBlockManager;
import org.minispark.engine.storage.StorageSettings;
import org.minispark.engine.task.TaskOutcome;
import org.minispark.engine.taskcontext.TaskCpus;
import org.minispark.engine.taskcontext.TaskServices;
import org.minispark.storage.BlockManagerId;

/** The engine's parts in an executor, wired together: the composition root of its process. */
final class ExecutorServices implements AutoCloseable {
  private final SparkConf conf;
  private final ExecutorFiles files;
  private final RemoteDriver driver;
  private final DriverClassLoader classes;
  private final NetworkBlockTransfer transfer;
  private final EngineBlockManager blocks;
  private final HashShuffleManager shuffle;
  private final OutcomeForm outcomes;
  private final TaskDecoder decoder;
  private final Executor executor;

  /**
   * @param id how others find the blocks of this executor
   * @param cores that tasks may take
   * @param threads where tasks run
   * @param fullHeap hears that a task has failed for lack of memory, after its outcome is on its
   *     way
   */
  ExecutorServices(
      SparkConf conf,
      BlockManagerId id,
      int cores,
      DriverLine line,
      NetworkBlockTransfer transfer,
      TaskThreads.Factory threads,
      Runnable fullHeap) {
    this.conf = conf;
    this.transfer = transfer;
    this.files = new ExecutorFiles(line, StorageSettings.of(conf).localDirectories().get(0));
    this.driver = new RemoteDriver(line, files);
    this.classes = new DriverClassLoader(ExecutorServices.class.getClassLoader(), driver);
    Thread.currentThread().setContextClassLoader(classes); // a registrator may be the program's
    ClosureSerializer closures = new ClosureSerializer();
    DataSerializer serializer = RecordSerializer.of(conf);
    MemoryManager memory =
        new MemoryManager(MemorySizes.of(conf, Runtime.getRuntime().maxMemory()));
    this.blocks =
        new EngineBlockManager(
            id, StorageSettings.of(conf), memory, serializer, driver.blocks(), transfer);
    this.shuffle =
        new HashShuffleManager(
            conf,
            blocks,
            transfer,
            serializer,
            driver.mapOutputs(),
            HashShuffleManager.Readers.ANY_PROCESS);
    this.outcomes = new OutcomeForm(closures, classes);
    this.decoder = new TaskDecoder(id.executorId(), classes, closures);
    TaskCpus cpus = TaskCpus.of(conf);
    this.executor =
        new Executor(
            new TaskServices(blocks, shuffle, driver, serializer, cpus),
            memory,
            new SerializedResults(conf, serializer, blocks, outcomes),
            (taskId, outcome) -> tell(line, taskId, outcome, fullHeap),
            threads.create(id.executorId(), Math.max(1, cpus.slots(cores)), classes));
  }

  private void tell(DriverLine line, long taskId, TaskOutcome outcome, Runnable fullHeap) {
    line.tell(new TaskEnded(taskId, Payload.of(outcomes.toBytes(outcome))));
    if (FullHeap.endedBy(outcome)) {
      fullHeap.run();
    }
  }

  SparkConf conf() {
    return conf;
  }

  RemoteDriver driver() {
    return driver;
  }

  DriverClassLoader classes() {
    return classes;
  }

  NetworkBlockTransfer transfer() {
    return transfer;
  }

  EngineBlockManager blocks() {
    return blocks;
  }

  HashShuffleManager shuffle() {
    return shuffle;
  }

  OutcomeForm outcomes() {
    return outcomes;
  }

  TaskDecoder decoder() {
    return decoder;
  }

  Executor executor() {
    return executor;
  }

  @Override
  public void close() throws IOException {
    try (files) {
      blocks.close();
    }
  }
}
