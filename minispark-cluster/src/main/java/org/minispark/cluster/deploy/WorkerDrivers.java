package org.minispark.cluster.deploy;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.minispark.cluster.driver.ExitCodes;
import org.minispark.cluster.protocol.SubmissionMessages.DriverEnded;
import org.minispark.cluster.protocol.SubmissionMessages.LaunchDriver;
import org.minispark.cluster.protocol.SubmissionMessages.RunningDriver;
import org.minispark.cluster.transport.Connection;
import org.minispark.engine.base.Clock;
import org.minispark.engine.base.Log;
import org.minispark.engine.base.Timer;

/**
 * The drivers of a worker. One that fails and is supervised is started again: after 1 second, then
 * after 2, 4 and so on, from the beginning if it ran for more than 5 seconds. Each attempt is an
 * application of its own, since the earlier one is over. Belongs to the worker's thread.
 */
final class WorkerDrivers {
  private static final Log LOG = Log.of(WorkerDrivers.class);
  private static final long FIRST_WAIT_MILLIS = 1_000;
  private static final long LONGEST_WAIT_MILLIS = 60_000;
  private static final long GOOD_RUN_NANOS = TimeUnit.SECONDS.toNanos(5);
  private static final long STOP_MILLIS = 10_000;

  private final DriverLauncher launcher;
  private final Clock clock;
  private final Timer timer;
  private final Executor work;
  private final Consumer<DriverEnded> master;
  private final Runnable anEnd;
  private final Map<String, Attempts> drivers = new LinkedHashMap<>();
  private boolean stopping;

  /**
   * @param master hears of those that have ended for good
   * @param anEnd runs after each such end
   */
  WorkerDrivers(
      DriverLauncher launcher,
      Clock clock,
      Timer timer,
      Executor work,
      Consumer<DriverEnded> master,
      Runnable anEnd) {
    this.launcher = launcher;
    this.clock = clock;
    this.timer = timer;
    this.work = work;
    this.master = master;
    this.anEnd = anEnd;
  }

  /** Starts a driver, once what came with its program has come here over the master's line. */
  void launch(Connection master, LaunchDriver order) {
    if (stopping || drivers.containsKey(order.driver())) {
      LOG.warn("Driver {} is not started: {}", order.driver(), stopping ? "ending" : "it runs");
      return;
    }
    Attempts attempts = new Attempts(order);
    drivers.put(order.driver(), attempts);
    attempts.prepare(master);
  }

  /** Ends a driver; nothing happens if it does not run here. */
  void stop(String driver) {
    Attempts attempts = drivers.get(driver);
    if (attempts != null) {
      attempts.stop();
    }
  }

  /** Takes no more, and ends all. The master gives those that it still wants to other workers. */
  void stopAll() {
    stopping = true;
    for (Attempts attempts : List.copyOf(drivers.values())) {
      if (!attempts.stopped) {
        attempts.leavesToOthers = true;
        attempts.stop();
      }
    }
  }

  List<RunningDriver> running() {
    return drivers.values().stream().map(Attempts::told).toList();
  }

  /** Without those that have been told to end: they are nobody's any more. */
  List<RunningDriver> wanted() {
    return drivers.values().stream().filter(it -> !it.stopped).map(Attempts::told).toList();
  }

  boolean isEmpty() {
    return drivers.isEmpty();
  }

  /** A driver, as often as it is started. */
  private final class Attempts {
    private LaunchDriver order;
    private String application;
    private int number;
    private Optional<ExecutorLauncher.Child> child = Optional.empty();
    private Timer.Handle next = () -> {};
    private long startNanos;
    private long waitMillis = FIRST_WAIT_MILLIS;
    private boolean stopped;
    private boolean leavesToOthers;

    Attempts(LaunchDriver order) {
      this.order = order;
      this.application = order.application();
    }

    RunningDriver told() {
      return new RunningDriver(order.driver(), application);
    }

    void prepare(Connection line) {
      try {
        Names.requireSafe(order.driver());
        Names.requireSafe(application);
        var unused =
            launcher
                .prepare(line, order)
                .whenComplete((ready, failure) -> work.execute(() -> prepared(ready, failure)));
      } catch (RuntimeException e) {
        cannotStart(e);
      }
    }

    private void prepared(LaunchDriver ready, Throwable failure) {
      if (stopped) {
        launcher.over(order);
      } else if (failure != null) {
        cannotStart(failure instanceof CompletionException ? failure.getCause() : failure);
      } else {
        order = ready;
        start();
      }
    }

    private void cannotStart(Throwable failure) {
      LOG.error("Cannot start driver {}: {}", order.driver(), failure.getMessage());
      LOG.debug("Where it failed", failure);
      finish(Optional.empty(), "It cannot be started: " + failure.getMessage());
    }

    private void start() {
      number++;
      application = number == 1 ? order.application() : order.application() + "." + number;
      startNanos = clock.nanoTime();
      try {
        child =
            Optional.of(
                launcher.launch(
                    order, application, (code, log) -> work.execute(() -> ended(code, log))));
        LOG.info("Driver {} started", order.driver());
      } catch (IOException | RuntimeException e) {
        cannotStart(e);
      }
    }

    private void ended(int code, String log) {
      child = Optional.empty();
      String reason = ExitCodes.explain(code) + "; its log: " + log;
      if (code != 0 && order.description().supervised() && !stopped) {
        if (clock.nanoTime() - startNanos > GOOD_RUN_NANOS) {
          waitMillis = FIRST_WAIT_MILLIS;
        }
        LOG.warn("Driver {}: {}; again in {} ms", order.driver(), reason, waitMillis);
        next = timer.schedule(waitMillis, () -> work.execute(this::startAgain));
        waitMillis = Math.min(LONGEST_WAIT_MILLIS, 2 * waitMillis);
      } else {
        finish(Optional.of(code), reason);
      }
    }

    private void startAgain() {
      if (!stopped) {
        start();
      }
    }

    private void stop() {
      stopped = true;
      next.cancel();
      if (child.isEmpty()) {
        finish(Optional.empty(), "It was ended while it did not run");
        return;
      }
      child.get().end();
      timer.schedule(STOP_MILLIS, child.get()::kill);
    }

    private void finish(Optional<Integer> code, String reason) {
      LOG.info("Driver {}: {}", order.driver(), reason);
      if (drivers.remove(order.driver(), this)) {
        launcher.over(order);
        if (!leavesToOthers) {
          master.accept(new DriverEnded(order.driver(), application, code, reason));
        }
        anEnd.run();
      }
    }
  }
}
