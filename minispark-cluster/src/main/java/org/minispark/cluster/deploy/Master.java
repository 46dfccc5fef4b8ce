package org.minispark.cluster.deploy;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.function.Supplier;
import org.minispark.cluster.driver.SilenceWatch;
import org.minispark.cluster.protocol.AllocationMessages.ApplicationRegistered;
import org.minispark.cluster.protocol.AllocationMessages.ChangeExecutors;
import org.minispark.cluster.protocol.AllocationMessages.CoresGranted;
import org.minispark.cluster.protocol.AllocationMessages.EndApplication;
import org.minispark.cluster.protocol.AllocationMessages.ExecutorServes;
import org.minispark.cluster.protocol.AllocationMessages.RegisterApplication;
import org.minispark.cluster.protocol.AllocationMessages.StartExecutors;
import org.minispark.cluster.protocol.ClientMessages.ApplicationState;
import org.minispark.cluster.protocol.ClientMessages.ClusterDescription;
import org.minispark.cluster.protocol.ClientMessages.DescribeCluster;
import org.minispark.cluster.protocol.ClientMessages.KillApplication;
import org.minispark.cluster.protocol.Done;
import org.minispark.cluster.protocol.DriverDescription;
import org.minispark.cluster.protocol.LeavingMessages.DecommissionWorker;
import org.minispark.cluster.protocol.LeavingMessages.WorkerLeaving;
import org.minispark.cluster.protocol.SubmissionMessages.DescribeDrivers;
import org.minispark.cluster.protocol.SubmissionMessages.DriverEnded;
import org.minispark.cluster.protocol.SubmissionMessages.DriverSubmitted;
import org.minispark.cluster.protocol.SubmissionMessages.KillDriver;
import org.minispark.cluster.protocol.SubmissionMessages.SubmitDriver;
import org.minispark.cluster.protocol.WorkerMessages.ExecutorEnded;
import org.minispark.cluster.protocol.WorkerMessages.ExecutorStarted;
import org.minispark.cluster.protocol.WorkerMessages.RegisterWorker;
import org.minispark.cluster.protocol.WorkerMessages.WorkerHeartbeat;
import org.minispark.cluster.protocol.WorkerMessages.WorkerRegistered;
import org.minispark.cluster.transport.Connection;
import org.minispark.cluster.transport.Handlers;
import org.minispark.engine.base.Clock;
import org.minispark.engine.base.Log;
import org.minispark.engine.base.Timer;

/**
 * Knows the workers and gives their cores to applications. Driven by messages and by its timer; all
 * of it runs on {@code work}, one thing after the other, so its parts need no locks. It opens no
 * object of a program's: what executors are started with goes through it as text.
 *
 * <p>Started again where an earlier master has kept its state, it first <i>recovers</i>: workers
 * come back and tell which executors they run, drivers come back and tell what they want. When all
 * have, or after {@code spark.worker.timeout}, who is missing is lost, and executors are given out
 * again.
 */
final class Master {
  private static final Log LOG = Log.of(Master.class);

  /** Who lives has come back by then. */
  private static final long SLOW_RECOVERY_MILLIS = 5_000;

  private final MasterSettings settings;
  private final MasterState state;
  private final MasterExecutors executors;
  private final MasterWorkers workers;
  private final MasterApplications applications;
  private final MasterDrivers drivers;
  private final SubmittedFiles files;
  private final SilenceWatch silence;
  private final Clock clock;
  private final Timer timer;
  private final Executor work;

  /**
   * @param files what comes with programs
   * @param work runs what it is given in its order, one at a time
   */
  Master(
      MasterSettings settings,
      StateStore store,
      SubmittedFiles files,
      Clock clock,
      Timer timer,
      Executor work) {
    this.settings = settings;
    this.files = files;
    this.state = new MasterState(store, settings.retainedApplications());
    this.applications = new MasterApplications(state, settings, clock);
    this.executors = applications.executors();
    this.drivers =
        new MasterDrivers(
            state, store, files, settings.retainedDrivers(), clock, applications::nextId);
    this.silence = new SilenceWatch(clock, timer, settings.workerTimeoutMillis());
    this.workers = new MasterWorkers(state, settings, executors, silence);
    this.clock = clock;
    this.timer = timer;
    this.work = work;
  }

  /** Takes over what an earlier master has left. Before the first message. */
  void start() {
    state.recover();
    drivers.recover();
    if (state.isRecovering()) {
      later(settings.workerTimeoutMillis(), this::completeRecovery);
      later(SLOW_RECOVERY_MILLIS, this::tellWhoIsAwaited);
    } else {
      drivers.recovered();
    }
    silence.start(
        () ->
            work.execute(
                () -> {
                  workers.expire();
                  goOn();
                }));
  }

  /** What it understands. */
  Handlers handlers() {
    return Handlers.builder()
        .answer(RegisterWorker.class, this::register)
        .on(WorkerHeartbeat.class, (line, beat) -> work.execute(() -> workers.heartbeat(line)))
        .on(
            ExecutorStarted.class,
            (line, started) ->
                work.execute(() -> executors.started(workers.of(line), started.executor())))
        .on(
            ExecutorEnded.class,
            (line, ended) -> work.execute(() -> executors.ended(workers.of(line), ended)))
        .answer(DriverEnded.class, (line, ended) -> inTurn(() -> driverEnded(line, ended)))
        .on(
            WorkerLeaving.class,
            (line, leaving) -> work.execute(() -> workers.leaves(workers.of(line))))
        .answer(
            DecommissionWorker.class,
            (line, request) -> inTurn(() -> workers.decommission(request.worker())))
        .answer(RegisterApplication.class, this::register)
        .answer(StartExecutors.class, this::startExecutors)
        .on(
            ExecutorServes.class,
            (line, serves) -> work.execute(() -> applications.serves(line, serves.executor())))
        .answer(ChangeExecutors.class, this::change)
        .answer(
            EndApplication.class,
            (line, end) -> begunInTurn(() -> applications.finish(applications.of(line))))
        .answer(
            DescribeCluster.class,
            (line, request) -> inTurn(() -> state.describe(clock.timeMillis())))
        .answer(SubmitDriver.class, this::submit)
        .answer(KillDriver.class, (line, kill) -> inTurn(() -> drivers.kill(kill.driver())))
        .answer(DescribeDrivers.class, (line, request) -> inTurn(drivers::describe))
        .answer(KillApplication.class, (line, kill) -> inTurn(() -> kill(kill.application())))
        .blockServer(files::open)
        .build();
  }

  /** For what is answered later than its turn. */
  private <T> CompletableFuture<T> begunInTurn(Supplier<CompletableFuture<T>> answer) {
    return CompletableFuture.completedFuture(answer).thenComposeAsync(Supplier::get, work);
  }

  private <T> CompletableFuture<T> inTurn(Supplier<T> answer) {
    return CompletableFuture.supplyAsync(answer, work);
  }

  private void later(long delayMillis, Runnable action) {
    timer.schedule(delayMillis, () -> work.execute(action));
  }

  private CompletionStage<WorkerRegistered> register(Connection line, RegisterWorker request) {
    return inTurn(
        () -> {
          WorkerRegistered registered = workers.register(line, request);
          drivers.told(workers.of(line), request.drivers(), request.endedDrivers());
          request.endedDrivers().forEach(this::endApplication);
          line.onClose(reason -> work.execute(() -> workerDisconnected(line)));
          goOn();
          return registered;
        });
  }

  private CompletionStage<ApplicationRegistered> register(
      Connection line, RegisterApplication request) {
    return inTurn(
        () -> {
          ApplicationRegistered registered = applications.register(line, request);
          line.onClose(reason -> work.execute(() -> driverDisconnected(line)));
          goOn();
          return registered;
        });
  }

  /** Drivers first: without them nobody asks for executors. */
  private void schedule() {
    drivers.schedule();
    executors.schedule();
  }

  /** A driver exists when all that comes with its program is here. */
  private CompletionStage<DriverSubmitted> submit(Connection line, SubmitDriver request) {
    return inTurn(drivers::nextId)
        .thenCompose(
            id ->
                files
                    .take(line, id, request.description().files())
                    .thenApplyAsync(taken -> submitted(id, request.description()), work));
  }

  private DriverSubmitted submitted(String id, DriverDescription description) {
    drivers.add(id, description);
    work.execute(this::schedule);
    return new DriverSubmitted(id);
  }

  /** A restarted master need not wait for a driver that is known to have ended. */
  private void endApplication(DriverEnded driver) {
    ApplicationEntry application = state.application(driver.application());
    if (application != null && application.line() == null) {
      applications.remove(application, ApplicationState.FINISHED, "its driver has ended");
    }
  }

  private Done driverEnded(Connection line, DriverEnded ended) {
    drivers.ended(workers.of(line), ended);
    endApplication(ended);
    goOn();
    return Done.DONE;
  }

  /**
   * Somebody has come (back), or is waited for no more; what is free is given out after they have
   * heard so.
   */
  private void goOn() {
    if (state.isRecovering() && state.awaited().isEmpty()) {
      completeRecovery();
    } else {
      work.execute(this::schedule);
    }
  }

  private CompletionStage<CoresGranted> startExecutors(Connection line, StartExecutors request) {
    return inTurn(
        () -> {
          ApplicationEntry application = applications.of(line);
          application.start(request);
          schedule();
          return new CoresGranted(application.cores());
        });
  }

  private CompletionStage<Done> change(Connection line, ChangeExecutors change) {
    return inTurn(
        () -> {
          applications.change(applications.of(line), change);
          schedule();
          return Done.DONE;
        });
  }

  private Done kill(String applicationId) {
    ApplicationEntry application = state.application(applicationId);
    if (application == null) {
      throw new IllegalArgumentException(
          "There is no application " + applicationId + " that is not over");
    }
    applications.remove(application, ApplicationState.KILLED, "It was killed on request");
    goOn();
    return Done.DONE;
  }

  private void workerDisconnected(Connection line) {
    WorkerEntry worker = state.workerAt(line);
    if (worker == null) {
      return;
    }
    workers.disconnected(worker);
    later(
        Math.min(MasterSettings.RETURN_MILLIS, settings.workerTimeoutMillis()),
        () -> {
          if (worker.isUnknown()) {
            workers.lose(worker, "its connection has ended");
            goOn();
          }
        });
  }

  private void driverDisconnected(Connection line) {
    ApplicationEntry application = state.applicationAt(line);
    if (application == null) {
      return;
    }
    application.disconnected();
    later(
        Math.min(MasterSettings.RETURN_MILLIS, settings.workerTimeoutMillis()),
        () -> {
          if (application.line() == null) {
            applications.remove(
                application, ApplicationState.FINISHED, "its driver has disconnected");
            goOn();
          }
        });
  }

  private void tellWhoIsAwaited() {
    if (state.isRecovering()) {
      LOG.warn(
          "Nothing is given out before these are back, or {} s are over: {}",
          (settings.workerTimeoutMillis() - SLOW_RECOVERY_MILLIS) / 1000,
          String.join(", ", state.awaited()));
    }
  }

  private void completeRecovery() {
    if (!state.isRecovering()) {
      return;
    }
    state.recovered();
    state.workers().stream()
        .filter(WorkerEntry::isUnknown)
        .forEach(worker -> workers.lose(worker, "it has not come back to the restarted master"));
    state.applications().stream()
        .filter(application -> application.line() == null)
        .forEach(
            application ->
                applications.remove(
                    application,
                    ApplicationState.FINISHED,
                    "its driver has not come back to the restarted master"));
    drivers.recovered();
    LOG.info("The state of the earlier master is recovered");
    work.execute(this::schedule);
  }

  /** All that people want to know; for tests and the log. */
  CompletableFuture<ClusterDescription> describe() {
    return inTurn(() -> state.describe(clock.timeMillis()));
  }
}
