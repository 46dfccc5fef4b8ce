package org.minispark.cluster.deploy;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.minispark.cluster.driver.SilenceWatch;
import org.minispark.cluster.protocol.Done;
import org.minispark.cluster.protocol.LeavingMessages.LeaveCluster;
import org.minispark.cluster.protocol.WorkerMessages.ExecutorName;
import org.minispark.cluster.protocol.WorkerMessages.RegisterWorker;
import org.minispark.cluster.protocol.WorkerMessages.RunningExecutor;
import org.minispark.cluster.protocol.WorkerMessages.WorkerRegistered;
import org.minispark.cluster.transport.Connection;
import org.minispark.engine.base.Log;

/**
 * Workers come, fall silent, are lost and come back. What a worker says it runs is the truth: what
 * the master thought besides has ended, and what the master has given up must end. Belongs to the
 * master's thread.
 */
final class MasterWorkers {
  private static final Log LOG = Log.of(MasterWorkers.class);

  private final MasterState state;
  private final MasterSettings settings;
  private final MasterExecutors executors;
  private final SilenceWatch silence;

  MasterWorkers(
      MasterState state, MasterSettings settings, MasterExecutors executors, SilenceWatch silence) {
    this.state = state;
    this.settings = settings;
    this.executors = executors;
    this.silence = silence;
  }

  WorkerRegistered register(Connection line, RegisterWorker request) {
    WorkerEntry worker = state.worker(request.id());
    if (worker != null && !worker.isDead() && !worker.offers(request.cores(), request.memory())) {
      lose(worker, "it came back as another");
    }
    boolean wasToldToLeave = worker != null && worker.isLeaving();
    if (worker == null || worker.isDead()) {
      worker = new WorkerEntry(request.id(), request.host(), request.cores(), request.memory());
      state.add(worker);
      LOG.info("Worker {} with {} cores and {} MiB", worker, request.cores(), request.memory());
    } else if (worker.line() != null) {
      worker.line().close(); // it has noticed before us that this one is broken
    }
    worker.connected(line, silence.now());
    List<ExecutorName> unwanted = reconcile(worker, request);
    if (request.leaving()) {
      leaves(worker);
    } else if (wasToldToLeave) { // and has not heard it
      worker.tell(new LeaveCluster());
      leaves(worker);
    }
    return new WorkerRegistered(settings.heartbeatMillis(), unwanted);
  }

  /** It takes no more, and what it runs is to end without loss. */
  void leaves(WorkerEntry worker) {
    LOG.info("Worker {} leaves", worker);
    state.leaves(worker);
    worker.executors().forEach(executors::leaves);
  }

  /** Has a worker leave. */
  Done decommission(String id) {
    WorkerEntry worker = state.worker(id);
    if (worker == null || !worker.isAlive()) {
      throw new IllegalArgumentException("There is no worker " + id + " that is alive");
    }
    worker.tell(new LeaveCluster());
    leaves(worker);
    return Done.DONE;
  }

  private List<ExecutorName> reconcile(WorkerEntry worker, RegisterWorker request) {
    Map<ExecutorName, RunningExecutor> told = new LinkedHashMap<>();
    request.executors().forEach(running -> told.put(running.name(), running));
    List<ExecutorName> unwanted = new ArrayList<>();
    for (ExecutorEntry executor : worker.executors()) {
      if (told.remove(executor.name()) == null) {
        executors.lost(executor, "It has ended while its worker was out of reach");
      } else if (executor.application().isUnwanted(executor)) {
        unwanted.add(executor.name()); // its worker may not have heard
      }
    }
    told.values().removeIf(running -> adopt(worker, running));
    worker.leaving(told.values());
    unwanted.addAll(told.keySet());
    return unwanted;
  }

  /**
   * Only a master that was restarted may not know of an executor that has a use. One that an
   * earlier master has given up and replaced has none: the application would have too many cores.
   */
  private boolean adopt(WorkerEntry worker, RunningExecutor running) {
    ApplicationEntry application = state.application(running.name().application());
    if (!state.isRecovering()
        || application == null
        || !application.mayHave(running.cores(), settings.defaultCores())) {
      return false;
    }
    ExecutorEntry executor =
        new ExecutorEntry(running.name(), worker, application, running.cores(), running.memory());
    worker.add(executor);
    application.adopt(executor);
    return true;
  }

  /** The worker that speaks over this line. */
  WorkerEntry of(Connection line) {
    WorkerEntry worker = state.workerAt(line);
    if (worker == null) {
      line.close();
      throw new IllegalStateException(line.peer() + " is not registered, or was given up");
    }
    return worker;
  }

  void heartbeat(Connection line) {
    of(line).heard(silence.now());
  }

  /** It may come back within {@link MasterSettings#RETURN_MILLIS}. */
  void disconnected(WorkerEntry worker) {
    if (!worker.isLeaving()) {
      LOG.warn("Worker {} is out of reach", worker);
    }
    worker.disconnected();
  }

  /** Gives up those that were silent for too long, and forgets those lost long ago. */
  void expire() {
    for (WorkerEntry worker : state.workers()) {
      long silentMillis = silence.silentMillis(worker.heardNanos());
      if (worker.isDead() && silentMillis > settings.deadWorkerMillis()) {
        state.forget(worker);
      } else if (worker.isAlive() && silence.isTooLong(silentMillis)) {
        lose(worker, "no heartbeat for " + silentMillis + " ms");
      }
    }
  }

  /** Nobody waits for it any more, nor for what it ran. */
  void lose(WorkerEntry worker, String reason) {
    if (worker.isLeaving() && worker.executors().isEmpty()) {
      LOG.info("Worker {} has left", worker);
    } else {
      LOG.warn("Worker {} is lost: {}", worker, reason);
    }
    Connection line = worker.line();
    worker.dead(silence.now());
    state.lost(worker);
    worker
        .executors()
        .forEach(executor -> executors.lost(executor, "Worker " + worker + " is lost: " + reason));
    if (line != null) {
      line.close();
    }
  }
}
