package org.minispark.cluster.driver;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import org.minispark.cluster.storage.NetworkBlockTransfer;
import org.minispark.cluster.storage.ServedBlocks;
import org.minispark.cluster.transport.Handlers;
import org.minispark.engine.context.DriverServices;
import org.minispark.engine.scheduler.SchedulerBackend;

/**
 * The driver's end as {@link ClusterDeployment} wires it, for a simulation, without its threads.
 */
public final class SimulatedDriverEnd {
  private final CompletableFuture<DriverServer> server = new CompletableFuture<>();
  private final ServedBlocks served = new ServedBlocks();

  public Handlers handlers() {
    return DriverServer.handlers(server, served);
  }

  /**
   * The backend of a scheduler.
   *
   * @param work runs what it is given in its order
   * @param files runs what reads large results
   */
  public SchedulerBackend backend(
      DriverServices services,
      ExecutorManager manager,
      NetworkBlockTransfer transfer,
      Executor work,
      Executor files) {
    served.serve(services.blocks());
    DriverServer started = new DriverServer(services, manager, transfer, work, files);
    return new ClusterSchedulerBackend(services.conf(), started, manager, server);
  }

  public void dropShuffle(int shuffleId) {
    server.join().dropShuffle(shuffleId);
  }
}
