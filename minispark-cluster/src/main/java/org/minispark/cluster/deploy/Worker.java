package org.minispark.cluster.deploy;

import java.io.IOException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.minispark.cluster.driver.ExitCodes;
import org.minispark.cluster.protocol.Address;
import org.minispark.cluster.protocol.LeavingMessages.LeaveCluster;
import org.minispark.cluster.protocol.LeavingMessages.WorkerLeaving;
import org.minispark.cluster.protocol.SubmissionMessages.DriverEnded;
import org.minispark.cluster.protocol.SubmissionMessages.LaunchDriver;
import org.minispark.cluster.protocol.SubmissionMessages.RunningDriver;
import org.minispark.cluster.protocol.SubmissionMessages.StopDriver;
import org.minispark.cluster.protocol.WorkerMessages.ApplicationEnded;
import org.minispark.cluster.protocol.WorkerMessages.ExecutorEnded;
import org.minispark.cluster.protocol.WorkerMessages.ExecutorName;
import org.minispark.cluster.protocol.WorkerMessages.ExecutorStarted;
import org.minispark.cluster.protocol.WorkerMessages.KillExecutor;
import org.minispark.cluster.protocol.WorkerMessages.LaunchExecutor;
import org.minispark.cluster.protocol.WorkerMessages.RegisterWorker;
import org.minispark.cluster.protocol.WorkerMessages.RunningExecutor;
import org.minispark.cluster.protocol.WorkerMessages.WorkerHeartbeat;
import org.minispark.cluster.protocol.WorkerMessages.WorkerRegistered;
import org.minispark.cluster.transport.Connection;
import org.minispark.cluster.transport.Handlers;
import org.minispark.engine.base.Log;
import org.minispark.engine.base.SystemClock;
import org.minispark.engine.base.Timer;

/**
 * Runs executors on its machine as its master says. Without a master its executors go on, and the
 * next master is told of them. It listens nowhere: what it hears comes over the line that it has
 * opened. All of it runs on {@code work}, one thing after the other.
 */
final class Worker implements MasterLine.Owner {
  private static final Log LOG = Log.of(Worker.class);

  private static final Duration ANSWER = Duration.ofSeconds(60);

  private final WorkerSettings settings;
  private final ExecutorLauncher launcher;
  private final Timer timer;
  private final Executor work;
  private final Observer observer;
  private final Map<ExecutorName, Running> running = new LinkedHashMap<>();
  private final WorkerDrivers drivers;

  /** Ends of drivers that no master has said it has heard, by driver. */
  private final Map<String, DriverEnded> untold = new LinkedHashMap<>();

  private final CompletableFuture<Void> allEnded = new CompletableFuture<>();
  private MasterLine masters;

  /** Over which a master has heard who we are; the latest. */
  private Optional<Connection> known = Optional.empty();

  private Timer.Handle beat = () -> {};
  private boolean stopping;
  private boolean leaving;

  /** An executor that was started and has not ended. */
  private record Running(LaunchExecutor order, ExecutorLauncher.Child child) {
    RunningExecutor told() {
      return new RunningExecutor(order.executor(), order.cores(), order.template().heapMegabytes());
    }
  }

  /** Hears how the worker fares. */
  interface Observer {
    /** It has a master. */
    void registered(Address master);

    /** An application is over; what ran of it here was told to end. */
    void applicationEnded(String application);

    /** It was told to leave, and nothing runs there any more. */
    void left();

    /** It has no master, and looks for none any more. */
    void givenUp(Throwable reason);
  }

  /**
   * @param work runs what it is given in its order, one at a time
   */
  Worker(
      WorkerSettings settings,
      ExecutorLauncher launcher,
      DriverLauncher driverLauncher,
      Timer timer,
      Executor work,
      Observer observer) {
    this.settings = settings;
    this.launcher = launcher;
    this.timer = timer;
    this.work = work;
    this.observer = observer;
    this.drivers =
        new WorkerDrivers(driverLauncher, new SystemClock(), timer, work, this::tell, this::ended);
  }

  /** What it understands. */
  Handlers handlers() {
    return Handlers.builder()
        .on(LaunchExecutor.class, (line, order) -> obey(line, () -> launch(order)))
        .on(KillExecutor.class, (line, kill) -> obey(line, () -> kill(kill.executor())))
        .on(
            ApplicationEnded.class,
            (line, ended) -> obey(line, () -> applicationEnded(ended.application())))
        .on(LeaveCluster.class, (line, leave) -> obey(line, this::leaveNow))
        .on(LaunchDriver.class, (line, order) -> obey(line, () -> drivers.launch(line, order)))
        .on(StopDriver.class, (line, stop) -> obey(line, () -> drivers.stop(stop.driver())))
        .build();
  }

  /**
   * An order that comes over a line which was given up is void: the master that we are greeting
   * over another does not know whether we have got it.
   */
  private void obey(Connection line, Runnable order) {
    work.execute(
        () -> {
          if (masters.isLatest(line)) {
            order.run();
          }
        });
  }

  /** Begins to look for a master over this line, whose owner is this worker. */
  void start(MasterLine line) {
    masters = line;
    line.open();
  }

  @Override
  public CompletableFuture<?> greet(Connection line) {
    return CompletableFuture.supplyAsync(this::introduction, work)
        .thenCompose(
            introduction ->
                line.ask(introduction, ANSWER)
                    .thenAccept(
                        answer -> work.execute(() -> registered(line, introduction, answer))));
  }

  private RegisterWorker introduction() {
    List<RunningExecutor> executors = running.values().stream().map(Running::told).toList();
    return new RegisterWorker(
        settings.id(),
        settings.host(),
        settings.cores(),
        settings.memory(),
        leaving,
        executors,
        drivers.wanted(),
        List.copyOf(untold.values()));
  }

  private void registered(Connection line, RegisterWorker introduction, WorkerRegistered answer) {
    introduction.endedDrivers().forEach(this::heard);
    known = Optional.of(line);
    List.copyOf(untold.values()).forEach(this::tell); // who has ended meanwhile
    answer.unwanted().forEach(this::kill);
    beat.cancel();
    beatEvery(answer.heartbeatMillis());
  }

  /** How a driver has ended is told until a master has heard it: only this worker knows. */
  private void tell(DriverEnded ended) {
    untold.put(ended.driver(), ended);
    known.ifPresent(
        line -> {
          var unused = line.ask(ended, ANSWER).thenAccept(done -> work.execute(() -> heard(ended)));
        });
  }

  private void heard(DriverEnded ended) {
    untold.remove(ended.driver(), ended);
    ended();
  }

  /** Takes no more, has what runs here end without loss, and tells when nothing does. */
  void leave() {
    work.execute(this::leaveNow);
  }

  private void leaveNow() {
    if (leaving) {
      return;
    }
    LOG.info("Worker {} leaves", settings.id());
    leaving = true;
    masters.send(new WorkerLeaving());
    ended();
  }

  private void beatEvery(long millis) {
    beat =
        timer.schedule(
            millis,
            () ->
                work.execute(
                    () -> {
                      if (masters.current().isPresent()) {
                        masters.send(new WorkerHeartbeat());
                        beatEvery(millis);
                      }
                    }));
  }

  @Override
  public void connected(Address master) {
    observer.registered(master);
  }

  @Override
  public void lost(String reason) {
    LOG.warn("The master is gone ({}); its executors go on", reason);
  }

  @Override
  public void givenUp(Throwable reason) {
    observer.givenUp(reason);
  }

  private void launch(LaunchExecutor order) {
    ExecutorName name = order.executor();
    if (stopping || running.containsKey(name)) {
      LOG.warn("Executor {} is not started: {}", name, stopping ? "ending" : "it runs already");
      return;
    }
    if (leaving) { // the master did not know
      String reason = "Worker " + settings.id() + " leaves the cluster";
      masters.send(new ExecutorEnded(name, Optional.of(0), reason));
      return;
    }
    try {
      Names.requireSafe(name.application());
      Names.requireSafe(name.id());
      ExecutorLauncher.Child child =
          launcher.launch(
              order, (code, log) -> work.execute(() -> ended(name, Optional.of(code), log)));
      running.put(name, new Running(order, child));
      LOG.info("Executor {} started", name);
      masters.send(new ExecutorStarted(name));
    } catch (IOException | RuntimeException e) {
      LOG.error("Cannot start executor {}: {}", name, e.getMessage());
      LOG.debug("Where it failed", e);
      String reason = "Worker " + settings.id() + " cannot start it: " + e.getMessage();
      masters.send(new ExecutorEnded(name, Optional.empty(), reason));
    }
  }

  private void ended(ExecutorName name, Optional<Integer> code, String log) {
    running.remove(name);
    String reason = code.map(ExitCodes::explain).orElse("ended") + "; its log: " + log;
    LOG.info("Executor {}: {}", name, reason);
    masters.send(new ExecutorEnded(name, code, reason));
    ended();
  }

  /** Something has ended, perhaps the last that the worker waits for. */
  private void ended() {
    if (stopping && running.isEmpty() && drivers.isEmpty()) {
      allEnded.complete(null);
    }
    if (leaving && running.isEmpty() && drivers.isEmpty() && untold.isEmpty()) {
      observer.left();
    }
  }

  private void kill(ExecutorName name) {
    Running executor = running.get(name);
    if (executor == null) {
      return;
    }
    executor.child().end();
    timer.schedule(executor.order().template().stopMillis(), executor.child()::kill);
  }

  private void applicationEnded(String application) {
    List<ExecutorName> left =
        running.keySet().stream().filter(it -> it.application().equals(application)).toList();
    left.forEach(this::kill);
    observer.applicationEnded(application);
  }

  /** Takes no more orders and ends all that runs; the future completes when they have ended. */
  CompletableFuture<Void> stop() {
    work.execute(
        () -> {
          stopping = true;
          beat.cancel();
          drivers.stopAll();
          List.copyOf(running.keySet()).forEach(this::kill);
          ended();
        });
    return allEnded;
  }

  /** The ids of applications with executors here, and of drivers; asked on the worker's thread. */
  void withRunning(Consumer<List<String>> action) {
    work.execute(
        () ->
            action.accept(
                Stream.concat(
                        running.keySet().stream().map(ExecutorName::application),
                        drivers.running().stream().map(RunningDriver::driver))
                    .toList()));
  }
}
