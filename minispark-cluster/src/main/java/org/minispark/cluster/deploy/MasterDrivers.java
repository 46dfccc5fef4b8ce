package org.minispark.cluster.deploy;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.minispark.cluster.protocol.Done;
import org.minispark.cluster.protocol.DriverDescription;
import org.minispark.cluster.protocol.MalformedMessageException;
import org.minispark.cluster.protocol.SubmissionMessages.DriverEnded;
import org.minispark.cluster.protocol.SubmissionMessages.DriverList;
import org.minispark.cluster.protocol.SubmissionMessages.DriverState;
import org.minispark.cluster.protocol.SubmissionMessages.DriverSummary;
import org.minispark.cluster.protocol.SubmissionMessages.LaunchDriver;
import org.minispark.cluster.protocol.SubmissionMessages.RunningDriver;
import org.minispark.cluster.protocol.SubmissionMessages.StopDriver;
import org.minispark.engine.base.Clock;
import org.minispark.engine.base.Log;

/**
 * Drivers that run on workers. They are served before executors are given out, first come, first
 * served; a worker restarts those that fail and are supervised, and the master those whose worker
 * is lost. Belongs to the master's thread.
 */
final class MasterDrivers {
  private static final Log LOG = Log.of(MasterDrivers.class);
  private static final DateTimeFormatter ID_TIME = DateTimeFormatter.ofPattern("yyyyMMddHHmmss");

  private final MasterState state;
  private final StateStore store;
  private final SubmittedFiles files;
  private final int retained;
  private final Clock clock;
  private final Supplier<String> applicationIds;
  private final Map<String, DriverEntry> active = new LinkedHashMap<>();
  private final Deque<DriverEntry> completed = new ArrayDeque<>();
  private int nextNumber;

  /**
   * @param retained how many that are over are remembered ({@code spark.deploy.retainedDrivers})
   * @param applicationIds makes ids that no application has had
   */
  MasterDrivers(
      MasterState state,
      StateStore store,
      SubmittedFiles files,
      int retained,
      Clock clock,
      Supplier<String> applicationIds) {
    this.state = state;
    this.store = store;
    this.files = files;
    this.retained = retained;
    this.clock = clock;
    this.applicationIds = applicationIds;
  }

  /** Takes over what an earlier master has kept. */
  void recover() {
    store
        .read(StateStore.Kind.DRIVER)
        .forEach(
            (id, kept) -> {
              try {
                active.put(id, DriverEntry.of(kept));
              } catch (MalformedMessageException e) {
                LOG.error("What was kept of {} is not understood", id, e);
              }
            });
    files.retain(active.keySet());
  }

  /** Nobody else comes back: who is missing is lost. */
  void recovered() {
    drivers().stream()
        .filter(DriverEntry::isUnknown)
        .forEach(driver -> lost(driver, "Its worker has not come back to the restarted master"));
  }

  /** One more waits for a worker. */
  void add(String id, DriverDescription description) {
    DriverEntry driver = new DriverEntry(id, description, clock.timeMillis());
    keep(driver);
    active.put(driver.id(), driver);
    LOG.info("Driver {}: {}", driver, description.mainClass());
  }

  /** An id that no driver has had. */
  String nextId() {
    String time =
        Instant.ofEpochMilli(clock.timeMillis()).atZone(ZoneId.systemDefault()).format(ID_TIME);
    String id;
    do {
      id = String.format("driver-%s-%04d", time, nextNumber++);
    } while (active.containsKey(id));
    return id;
  }

  private void keep(DriverEntry driver) {
    store.put(StateStore.Kind.DRIVER, driver.id(), driver.toPayload());
  }

  /** Gives waiting drivers to workers with room; those on lost workers are lost. */
  void schedule() {
    drivers().stream()
        .filter(driver -> driver.isRunning() && driver.worker().isDead())
        .forEach(driver -> lost(driver, "Its worker " + driver.worker() + " is lost"));
    if (state.isRecovering()) {
      return;
    }
    drivers().stream()
        .filter(DriverEntry::isWaiting)
        .forEach(driver -> roomFor(driver).ifPresent(worker -> launch(driver, worker)));
  }

  private Optional<WorkerEntry> roomFor(DriverEntry driver) {
    return state.workers().stream()
        .filter(WorkerEntry::takesMore)
        .filter(worker -> worker.coresFree() >= driver.description().cores())
        .filter(worker -> worker.memoryFree() >= driver.description().heapMegabytes())
        .findFirst();
  }

  private void launch(DriverEntry driver, WorkerEntry worker) {
    String application = applicationIds.get();
    LOG.info("Launching driver {} on worker {}", driver, worker);
    driver.launched(worker, application);
    keep(driver);
    worker.tell(new LaunchDriver(driver.id(), application, driver.description()));
  }

  /** What a worker that has come (back) says it runs, and ran; the others have ended. */
  void told(WorkerEntry worker, List<RunningDriver> running, List<DriverEnded> ended) {
    ended.forEach(end -> ended(worker, end));
    for (RunningDriver each : running) {
      DriverEntry driver = active.get(each.driver());
      if (driver != null && driver.mayBe(each)) {
        driver.launched(worker, each.application());
        keep(driver);
      }
      if (driver == null || driver.worker() != worker || driver.isUnwanted()) {
        worker.tell(new StopDriver(each.driver()));
      }
    }
    for (DriverEntry driver : drivers()) {
      boolean isTold = running.stream().anyMatch(driver::isToldBy);
      if (driver.isRunning() && driver.worker() == worker && !isTold) {
        lost(driver, "It has ended while its worker was out of reach");
      }
    }
  }

  /**
   * Its worker tells that it has ended for good; perhaps late, when the worker or this master has
   * been away, and perhaps twice.
   */
  void ended(WorkerEntry worker, DriverEnded end) {
    DriverEntry driver = active.get(end.driver());
    if (driver == null) {
      correct(worker, end);
      return;
    }
    boolean isOfLastAttempt = driver.runsAs(end.application());
    if (driver.isUnknown() && isOfLastAttempt) {
      driver.launched(worker, end.application());
    }
    boolean ranThere = driver.isRunning() ? driver.worker() == worker : driver.wasOn(worker);
    if (ranThere && isOfLastAttempt) {
      complete(driver, how(driver, end.exitCode()), end.message());
    } else if (ranThere && driver.isRunning()) {
      lost(driver, "Its worker was still ending an earlier attempt");
    }
  }

  /** It was given up with its worker, which was only out of reach. */
  private void correct(WorkerEntry worker, DriverEnded end) {
    completed.stream()
        .filter(driver -> driver.id().equals(end.driver()))
        .filter(driver -> driver.isLost() && driver.wasOn(worker))
        .forEach(
            driver -> driver.end(how(driver, end.exitCode()), clock.timeMillis(), end.message()));
  }

  private static DriverState how(DriverEntry driver, Optional<Integer> exitCode) {
    if (driver.isUnwanted()) {
      return DriverState.KILLED;
    }
    if (exitCode.isEmpty()) {
      return DriverState.ERROR;
    }
    return exitCode.get() == 0 ? DriverState.FINISHED : DriverState.FAILED;
  }

  private void lost(DriverEntry driver, String reason) {
    if (driver.isUnwanted()) {
      complete(driver, DriverState.KILLED, reason);
    } else if (driver.description().supervised()) {
      LOG.warn("Driver {} is started again: {}", driver, reason);
      driver.relaunch();
      keep(driver);
    } else {
      complete(driver, DriverState.ERROR, reason);
    }
  }

  Done kill(String id) {
    DriverEntry driver = active.get(id);
    if (driver == null) {
      throw new IllegalArgumentException("There is no driver " + id + " that is not over");
    }
    driver.unwanted();
    keep(driver); // whoever may have to tell its worker again
    if (driver.isRunning()) {
      driver.worker().tell(new StopDriver(id));
    } else if (driver.isWaiting()) {
      complete(driver, DriverState.KILLED, "It was killed before a worker had room for it");
    }
    return Done.DONE;
  }

  private void complete(DriverEntry driver, DriverState how, String message) {
    LOG.info("Driver {}: {}: {}", driver, how, message);
    driver.end(how, clock.timeMillis(), message);
    active.remove(driver.id());
    completed.addFirst(driver);
    if (completed.size() > retained) {
      completed.removeLast();
    }
    store.remove(StateStore.Kind.DRIVER, driver.id());
    files.remove(driver.id());
  }

  private Collection<DriverEntry> drivers() {
    return List.copyOf(active.values());
  }

  DriverList describe() {
    long now = clock.timeMillis();
    return new DriverList(summaries(active.values(), now), summaries(completed, now));
  }

  private static List<DriverSummary> summaries(Collection<DriverEntry> drivers, long nowMillis) {
    return drivers.stream().map(driver -> driver.summary(nowMillis)).toList();
  }
}
