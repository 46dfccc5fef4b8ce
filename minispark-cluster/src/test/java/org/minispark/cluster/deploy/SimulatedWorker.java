package org.minispark.cluster.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.minispark.cluster.protocol.LeavingMessages.LeaveCluster;
import org.minispark.cluster.protocol.LeavingMessages.WorkerLeaving;
import org.minispark.cluster.protocol.Notice;
import org.minispark.cluster.protocol.Role;
import org.minispark.cluster.protocol.SubmissionMessages.DriverEnded;
import org.minispark.cluster.protocol.SubmissionMessages.LaunchDriver;
import org.minispark.cluster.protocol.SubmissionMessages.RunningDriver;
import org.minispark.cluster.protocol.SubmissionMessages.StopDriver;
import org.minispark.cluster.protocol.WorkerMessages.ExecutorEnded;
import org.minispark.cluster.protocol.WorkerMessages.ExecutorName;
import org.minispark.cluster.protocol.WorkerMessages.ExecutorStarted;
import org.minispark.cluster.protocol.WorkerMessages.KillExecutor;
import org.minispark.cluster.protocol.WorkerMessages.LaunchExecutor;
import org.minispark.cluster.protocol.WorkerMessages.RegisterWorker;
import org.minispark.cluster.protocol.WorkerMessages.RunningExecutor;
import org.minispark.cluster.protocol.WorkerMessages.WorkerHeartbeat;
import org.minispark.cluster.protocol.WorkerMessages.WorkerRegistered;

/** A worker of a simulation, whose executors and drivers are names. */
final class SimulatedWorker {
  private static final int MEMORY = 512;
  private static final int TERMINATED = 143;

  final String id;
  final int cores;
  final Set<ExecutorName> running = new LinkedHashSet<>();
  final Set<ExecutorName> ending = new LinkedHashSet<>();

  /** Its drivers, each with its application. */
  final Map<String, String> drivers = new LinkedHashMap<>();

  final Set<String> stopping = new LinkedHashSet<>();
  private final Map<String, DriverEnded> untold = new LinkedHashMap<>();
  private final MasterSimulation world;
  private TestingLine line;
  private boolean leaving;

  /** Whether a master knows that it leaves, or ought to. */
  private boolean knownToLeave;

  SimulatedWorker(String id, int cores, MasterSimulation world) {
    this.id = id;
    this.cores = cores;
    this.world = world;
  }

  boolean hasLine() {
    return line != null && line.isOpen();
  }

  boolean isLeaving() {
    return leaving;
  }

  boolean isKnownToLeave() {
    return knownToLeave;
  }

  /** Whether nothing runs there any more, and nobody waits for what it has to tell. */
  boolean hasNothingLeft() {
    return running.isEmpty() && drivers.isEmpty() && untold.isEmpty();
  }

  /** The master that is told to let it leave will not know it, or has forgotten it. */
  void forgotten() {
    knownToLeave = leaving;
  }

  void comeBack() {
    if (hasLine()) {
      return;
    }
    world.event("worker " + id);
    line = TestingMaster.lineOf(Role.WORKER, "");
    List<RunningExecutor> executors =
        running.stream().map(name -> new RunningExecutor(name, 1, MEMORY)).toList();
    List<RunningDriver> wanted =
        drivers.entrySet().stream()
            .filter(it -> !stopping.contains(it.getKey()))
            .map(it -> new RunningDriver(it.getKey(), it.getValue()))
            .toList();
    List<DriverEnded> ends = List.copyOf(untold.values());
    boolean forgetsEnds = world.has(MasterSimulation.Defect.HEARS_NO_LATE_ENDS);
    boolean forgetsLeaving = world.has(MasterSimulation.Defect.FORGETS_WHO_LEAVES);
    WorkerRegistered registered =
        world
            .master()
            .ask(
                line,
                new RegisterWorker(
                    id,
                    "localhost",
                    cores,
                    cores * MEMORY,
                    leaving && !forgetsLeaving,
                    executors,
                    wanted,
                    forgetsEnds ? List.of() : ends));
    registered.unwanted().forEach(this::endSoon);
    untold.clear();
    ends.forEach(world.programs()::told);
    knownToLeave |= leaving;
  }

  /** Its line breaks; what the master has said over it and was not heard is lost. */
  void breakLine() {
    if (line != null) {
      world.event("broken " + id);
      TestingLine broken = line;
      line = null;
      broken.close();
    }
  }

  /** Its master is gone, without a word. */
  void loseMaster() {
    line = null;
  }

  void beat() {
    if (hasLine()) {
      world.master().tell(line, new WorkerHeartbeat());
    }
  }

  void hear() {
    if (line == null) {
      return;
    }
    line.heard(Notice.class).forEach(this::obey);
  }

  private void obey(Notice order) {
    if (order instanceof LeaveCluster) {
      leave();
    } else if (order instanceof LaunchExecutor launch) {
      launch(launch.executor());
    } else if (order instanceof KillExecutor kill) {
      endSoon(kill.executor());
    } else if (order instanceof LaunchDriver launch) {
      world.event("start " + launch.driver());
      world.programs().launched(launch.driver());
      drivers.putIfAbsent(launch.driver(), launch.application());
    } else if (order instanceof StopDriver stop && drivers.containsKey(stop.driver())) {
      stopping.add(stop.driver());
    }
  }

  private void launch(ExecutorName executor) {
    world.event("launch " + executor);
    assertThat(knownToLeave).as("%s leaves, and is given %s", id, executor).isFalse();
    assertThat(running).doesNotContain(executor);
    if (leaving) {
      tell(new ExecutorEnded(executor, Optional.of(0), "it leaves"));
      return;
    }
    running.add(executor);
    world.master().tell(line, new ExecutorStarted(executor));
  }

  /** It leaves by itself, or has been told to. */
  void leave() {
    if (leaving) {
      return;
    }
    world.event("leaves " + id);
    leaving = true;
    if (hasLine() && !world.has(MasterSimulation.Defect.FORGETS_WHO_LEAVES)) {
      world.master().tell(line, new WorkerLeaving());
    }
    toldToLeave();
  }

  /** From now on no master that knows it may give it anything; orders before are orders. */
  void toldToLeave() {
    if (hasLine() && !knownToLeave) {
      hear();
      knownToLeave = true;
    }
  }

  void endSoon(ExecutorName executor) {
    if (running.contains(executor)) {
      ending.add(executor);
    }
  }

  void end(ExecutorName executor, int code) {
    world.event((code == 0 ? "ended " : "failed ") + executor);
    running.remove(executor);
    ending.remove(executor);
    tell(new ExecutorEnded(executor, Optional.of(code), "code " + code));
  }

  private void tell(ExecutorEnded end) {
    if (line != null) {
      world.master().tell(line, end);
    }
  }

  /** A driver ends, as it was told to or by itself; its master need not hear it at once. */
  void endDriver(String driver, int code) {
    int status = stopping.remove(driver) ? TERMINATED : code;
    world.event("over " + driver + " " + status);
    String application = drivers.remove(driver);
    untold.put(driver, new DriverEnded(driver, application, Optional.of(status), "code " + status));
  }

  /** Tells what it has not told yet; whether the answer comes back is another matter. */
  void tellEnds(boolean answerIsHeard) {
    if (!hasLine()) {
      return;
    }
    for (DriverEnded end : List.copyOf(untold.values())) {
      world.event("told " + end.driver());
      world.master().ask(line, end);
      world.programs().told(end);
      if (answerIsHeard) {
        untold.remove(end.driver());
      }
    }
  }
}
