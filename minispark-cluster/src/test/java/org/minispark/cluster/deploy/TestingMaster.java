package org.minispark.cluster.deploy;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.minispark.cluster.protocol.Address;
import org.minispark.cluster.protocol.AllocationMessages.CoresGranted;
import org.minispark.cluster.protocol.AllocationMessages.RegisterApplication;
import org.minispark.cluster.protocol.AllocationMessages.StartExecutors;
import org.minispark.cluster.protocol.ApplicationDescription;
import org.minispark.cluster.protocol.ClientMessages.ApplicationSummary;
import org.minispark.cluster.protocol.ClientMessages.ClusterDescription;
import org.minispark.cluster.protocol.ExecutorTemplate;
import org.minispark.cluster.protocol.MalformedMessageException;
import org.minispark.cluster.protocol.Notice;
import org.minispark.cluster.protocol.Peer;
import org.minispark.cluster.protocol.Reply;
import org.minispark.cluster.protocol.Request;
import org.minispark.cluster.protocol.Role;
import org.minispark.cluster.protocol.SubmissionMessages.DriverEnded;
import org.minispark.cluster.protocol.SubmissionMessages.RunningDriver;
import org.minispark.cluster.protocol.WorkerMessages.ExecutorEnded;
import org.minispark.cluster.protocol.WorkerMessages.ExecutorName;
import org.minispark.cluster.protocol.WorkerMessages.LaunchExecutor;
import org.minispark.cluster.protocol.WorkerMessages.RegisterWorker;
import org.minispark.cluster.protocol.WorkerMessages.RunningExecutor;
import org.minispark.cluster.protocol.WorkerMessages.WorkerRegistered;
import org.minispark.cluster.transport.Connection;
import org.minispark.cluster.transport.Handlers;
import org.minispark.engine.base.TestingClock;
import org.minispark.engine.base.TestingTimer;

/** A master on a clock that stands still, without processes and network. */
final class TestingMaster {
  static final int TIMEOUT_MILLIS = 60_000;
  static final ExecutorTemplate TEMPLATE =
      new ExecutorTemplate(512, List.of(), "", Map.of(), Map.of(), 1000);

  final TestingClock clock;
  final TestingTimer timer;
  private final Handlers handlers;
  private final Master master;

  TestingMaster() {
    this(StateStore.NONE);
  }

  TestingMaster(StateStore store) {
    this(store, 1_000_000);
  }

  TestingMaster(StateStore store, long startMillis) {
    SubmittedFiles files = new SubmittedFiles(Path.of("none"), 0, Runnable::run);
    clock = new TestingClock(startMillis);
    timer = new TestingTimer(clock);
    MasterSettings settings = new MasterSettings(TIMEOUT_MILLIS, true, Integer.MAX_VALUE, 3, 2, 3);
    master = new Master(settings, store, files, clock, timer, new TestingWork());
    master.start();
    handlers = master.handlers();
  }

  <R extends Reply> R ask(Connection line, Request<R> request) {
    try {
      @SuppressWarnings("unchecked") // a handler answers with the request's type
      R reply = (R) handlers.answer(line, request).toCompletableFuture().getNow(null);
      return reply;
    } catch (MalformedMessageException e) {
      throw new AssertionError(e);
    }
  }

  void tell(Connection line, Notice notice) {
    try {
      handlers.hear(line, notice);
    } catch (MalformedMessageException e) {
      throw new AssertionError(e);
    }
  }

  static TestingLine lineOf(Role role, String application) {
    return new TestingLine(new Peer(role, application, ""));
  }

  /** A worker of that many cores, and 512 MiB for each. */
  TestingLine worker(String id, int cores, RunningExecutor... executors) {
    TestingLine line = lineOf(Role.WORKER, "");
    register(line, id, cores, executors);
    return line;
  }

  WorkerRegistered register(TestingLine line, String id, int cores, RunningExecutor... executors) {
    return register(line, id, cores, List.of(executors), List.of());
  }

  WorkerRegistered register(
      TestingLine line,
      String id,
      int cores,
      List<RunningExecutor> executors,
      List<RunningDriver> drivers) {
    return register(line, id, cores, executors, drivers, List.of());
  }

  WorkerRegistered register(
      TestingLine line,
      String id,
      int cores,
      List<RunningExecutor> executors,
      List<RunningDriver> drivers,
      List<DriverEnded> ended) {
    return ask(
        line,
        new RegisterWorker(id, "localhost", cores, cores * 512, false, executors, drivers, ended));
  }

  /** An application whose executors have 512 MiB. */
  final class Application {
    final String id;
    TestingLine line = lineOf(Role.DRIVER, "");
    private final Optional<Integer> maxCores;

    Application(Integer maxCores) {
      this.maxCores = Optional.ofNullable(maxCores);
      id = register(Optional.empty(), 0);
    }

    private String register(Optional<String> known, int nextExecutor) {
      ApplicationDescription description =
          new ApplicationDescription("test", "me", maxCores, Optional.of(1), 512);
      return ask(line, new RegisterApplication(known, nextExecutor, description)).id();
    }

    /** How many cores it gets at once. */
    int start() {
      CoresGranted granted =
          ask(line, new StartExecutors(new Address("localhost", 1234), TEMPLATE, Optional.empty()));
      return granted.cores();
    }

    /** Its driver comes back over a new line, to this master or another. */
    void comeBackTo(TestingMaster other, int nextExecutor) {
      line = lineOf(Role.DRIVER, "");
      ApplicationDescription description =
          new ApplicationDescription("test", "me", maxCores, Optional.of(1), 512);
      other.ask(line, new RegisterApplication(Optional.of(id), nextExecutor, description));
      other.ask(
          line, new StartExecutors(new Address("localhost", 1234), TEMPLATE, Optional.empty()));
    }

    ExecutorName executor(int number) {
      return new ExecutorName(id, Integer.toString(number));
    }

    RunningExecutor running(int number) {
      return new RunningExecutor(executor(number), 1, 512);
    }
  }

  /** One that has started. */
  Application application(Integer maxCores) {
    Application application = new Application(maxCores);
    application.start();
    return application;
  }

  static List<String> launched(TestingLine worker) {
    return worker.heard(LaunchExecutor.class).stream().map(order -> order.executor().id()).toList();
  }

  void ended(TestingLine worker, ExecutorName executor, int code) {
    tell(worker, new ExecutorEnded(executor, Optional.of(code), "code " + code));
  }

  ClusterDescription describe() {
    return master.describe().join();
  }

  ApplicationSummary summary(Application application) {
    ClusterDescription seen = describe();
    return Stream.concat(seen.active().stream(), seen.completed().stream())
        .filter(it -> it.id().equals(application.id))
        .findFirst()
        .orElseThrow();
  }
}
