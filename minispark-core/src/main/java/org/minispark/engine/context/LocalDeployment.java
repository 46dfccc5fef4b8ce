package org.minispark.engine.context;

import org.minispark.SparkConf;
import org.minispark.engine.broadcast.BroadcastManager;
import org.minispark.engine.executor.Executor;
import org.minispark.engine.local.HandedOverResults;
import org.minispark.engine.local.LocalDriverEndpoint;
import org.minispark.engine.local.LocalSchedulerBackend;
import org.minispark.engine.scheduler.SchedulerBackend;
import org.minispark.engine.shuffle.HashShuffleManager;
import org.minispark.engine.storage.BlockTransferService;
import org.minispark.engine.storage.LocalBlockTransferService;
import org.minispark.engine.taskcontext.TaskCpus;
import org.minispark.engine.taskcontext.TaskServices;
import org.minispark.storage.BlockManagerId;

/** One executor in the driver's own process. */
final class LocalDeployment implements Deployment {
  private static final String LOCALHOST = "localhost";

  private final MasterUrl master;
  private final SparkConf conf;
  private final String applicationId;
  private final BlockManagerId driver =
      new BlockManagerId(LocalSchedulerBackend.EXECUTOR_ID, LOCALHOST, 0);
  private final LocalBlockTransferService transfer = new LocalBlockTransferService();
  private HashShuffleManager shuffle;

  /** Takes the URLs of local mode. */
  static final class Manager implements ClusterManager {
    @Override
    public boolean canCreate(String masterUrl) {
      return MasterUrl.isLocal(masterUrl);
    }

    @Override
    public Deployment create(String masterUrl, SparkConf conf, long startTime) {
      return new LocalDeployment(MasterUrl.parseLocal(masterUrl), conf, startTime);
    }
  }

  private LocalDeployment(MasterUrl master, SparkConf conf, long startTime) {
    this.master = master;
    this.conf = conf;
    this.applicationId = "local-" + startTime;
  }

  @Override
  public String applicationId() {
    return applicationId;
  }

  @Override
  public int maxTaskFailures() {
    return master.maxFailures();
  }

  @Override
  public BlockManagerId driver() {
    return driver;
  }

  @Override
  public BlockTransferService transfer() {
    return transfer;
  }

  @Override
  public HashShuffleManager.Readers mapOutputReaders() {
    return HashShuffleManager.Readers.SAME_PROCESS;
  }

  @Override
  public BroadcastManager.Readers broadcastReaders() {
    return BroadcastManager.Readers.THIS_PROCESS;
  }

  @Override
  public SchedulerBackend backend(DriverServices driverServices) {
    TaskCpus cpus = TaskCpus.of(conf);
    cpus.requireRoom(master.slots());
    transfer.register(driverServices.blocks());
    shuffle = driverServices.shuffle();
    var services =
        new TaskServices(
            driverServices.blocks(),
            shuffle,
            new LocalDriverEndpoint(
                driverServices.mapOutputs(),
                driverServices.blockMaster(),
                driverServices.commits(),
                driverServices.barriers(),
                driverServices.files()),
            driverServices.serializer(),
            cpus);
    return new LocalSchedulerBackend(
        master.slots(),
        conf.getInt("spark.default.parallelism", master.slots()),
        driver,
        (executorId, cores, outcomes) ->
            new Executor(
                executorId,
                cpus.slots(cores),
                services,
                driverServices.memory(),
                new HandedOverResults(driverServices.serializer()),
                outcomes,
                driverServices.files().classes()));
  }

  @Override
  public void dropShuffle(int shuffleId) {
    shuffle.removeShuffle(shuffleId);
  }

  @Override
  public void close() {
    transfer.close();
  }
}
