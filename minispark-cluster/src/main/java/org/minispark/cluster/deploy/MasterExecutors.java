package org.minispark.cluster.deploy;

import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;
import org.minispark.cluster.protocol.AllocationMessages.ExecutorGone;
import org.minispark.cluster.protocol.AllocationMessages.ExecutorGranted;
import org.minispark.cluster.protocol.LeavingMessages.ExecutorLeaving;
import org.minispark.cluster.protocol.WorkerMessages.ExecutorEnded;
import org.minispark.cluster.protocol.WorkerMessages.ExecutorName;
import org.minispark.cluster.protocol.WorkerMessages.KillExecutor;
import org.minispark.cluster.protocol.WorkerMessages.LaunchExecutor;
import org.minispark.engine.base.Log;

/**
 * Gives executors to applications, first come, first served: an application that cannot use what is
 * free leaves it to the next. An executor holds its worker's cores until its end is told. Belongs
 * to the master's thread.
 */
final class MasterExecutors {
  private static final Log LOG = Log.of(MasterExecutors.class);

  private final MasterState state;
  private final MasterSettings settings;
  private final BiConsumer<ApplicationEntry, String> failures;

  /**
   * @param failures hears of an application whose executors fail one after the other, and how the
   *     last one did
   */
  MasterExecutors(
      MasterState state, MasterSettings settings, BiConsumer<ApplicationEntry, String> failures) {
    this.state = state;
    this.settings = settings;
    this.failures = failures;
  }

  /** Gives out what is free. */
  void schedule() {
    if (state.isRecovering()) {
      return;
    }
    for (ApplicationEntry application : state.applications()) {
      application.demand(settings.defaultCores()).ifPresent(demand -> give(application, demand));
    }
  }

  private void give(ApplicationEntry application, Allocation.Demand demand) {
    List<Allocation.Room> rooms =
        state.workers().stream().filter(WorkerEntry::takesMore).map(WorkerEntry::room).toList();
    for (var grant : Allocation.allocate(demand, rooms, settings.spreadOut())) {
      launch(application, state.worker(grant.worker()), grant.cores());
    }
  }

  private void launch(ApplicationEntry application, WorkerEntry worker, int cores) {
    ExecutorName name = application.nextExecutor();
    ExecutorEntry executor =
        new ExecutorEntry(name, worker, application, cores, application.memoryPerExecutor());
    application.add(executor);
    worker.add(executor);
    LOG.info("Launching executor {} on worker {}", name, worker);
    worker.tell(
        new LaunchExecutor(
            name, cores, application.start().driver(), application.start().template()));
    application.tell(new ExecutorGranted(name.id(), worker.id(), worker.host(), cores));
  }

  /** Its process runs. */
  void started(WorkerEntry worker, ExecutorName name) {
    ExecutorEntry executor = worker.executor(name);
    if (executor != null) {
      executor.application().started();
    }
  }

  /** Its process has ended. */
  void ended(WorkerEntry worker, ExecutorEnded end) {
    ExecutorEntry executor = worker.executor(end.executor());
    if (executor == null) {
      worker.left(end.executor());
      schedule();
      return;
    }
    ApplicationEntry application = executor.application();
    boolean wanted = !application.isUnwanted(executor) && !application.isOver();
    boolean failed = wanted && !end.exitCode().equals(Optional.of(0));
    remove(executor, end.message());
    if (failed) {
      LOG.warn("Executor {} has ended: {}", end.executor(), end.message());
      if (application.failedTooOften(settings.maxExecutorRetries())) {
        failures.accept(application, end.message());
      }
    }
    schedule();
  }

  /** It does not live any more, and nobody is to blame. */
  void lost(ExecutorEntry executor, String reason) {
    remove(executor, reason);
  }

  private void remove(ExecutorEntry executor, String reason) {
    executor.worker().remove(executor);
    executor.application().remove(executor);
    executor.application().tell(new ExecutorGone(executor.name().id(), reason));
  }

  /** Its worker leaves: its driver lets it go, as soon as it knows it. */
  void leaves(ExecutorEntry executor) {
    String reason = "Worker " + executor.worker() + " is decommissioned.";
    executor.application().tell(new ExecutorLeaving(executor.name().id(), reason));
  }

  /** Tells its worker to end it. */
  void kill(ExecutorEntry executor) {
    executor.application().unwanted(executor);
    executor.worker().tell(new KillExecutor(executor.name()));
  }
}
