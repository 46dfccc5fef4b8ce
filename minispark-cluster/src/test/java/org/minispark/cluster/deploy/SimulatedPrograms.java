package org.minispark.cluster.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletionException;
import java.util.stream.Stream;
import org.minispark.cluster.protocol.DriverDescription;
import org.minispark.cluster.protocol.Role;
import org.minispark.cluster.protocol.SubmissionMessages.DescribeDrivers;
import org.minispark.cluster.protocol.SubmissionMessages.DriverEnded;
import org.minispark.cluster.protocol.SubmissionMessages.DriverList;
import org.minispark.cluster.protocol.SubmissionMessages.DriverState;
import org.minispark.cluster.protocol.SubmissionMessages.DriverSummary;
import org.minispark.cluster.protocol.SubmissionMessages.KillDriver;
import org.minispark.cluster.protocol.SubmissionMessages.SubmitDriver;

/**
 * Programs that were submitted to run on workers, and what must be true of them: one that is over
 * stays over, and is told as it was. A master that was started again may have forgotten it.
 */
final class SimulatedPrograms {
  private static final int MOST = 3;

  private final MasterSimulation world;
  private final Map<String, Program> programs = new HashMap<>();
  private final Map<String, DriverState> over = new HashMap<>();

  SimulatedPrograms(MasterSimulation world) {
    this.world = world;
  }

  private static final class Program {
    final boolean supervised;
    boolean killed;

    Program(boolean supervised) {
      this.supervised = supervised;
    }
  }

  private DriverList list() {
    return world.master().ask(TestingMaster.lineOf(Role.CLIENT, ""), new DescribeDrivers());
  }

  List<String> active() {
    return new ArrayList<>(list().active().stream().map(DriverSummary::id).toList());
  }

  void submit(boolean supervised) {
    if (list().active().size() < MOST) {
      DriverDescription description =
          new DriverDescription(
              "file:/j.jar", "J", List.of(), Map.of(), List.of(), 512, 1, supervised, List.of());
      String id =
          world
              .master()
              .ask(TestingMaster.lineOf(Role.CLIENT, ""), new SubmitDriver(description))
              .driver();
      world.event("submitted " + id);
      programs.put(id, new Program(supervised));
    }
  }

  boolean isSupervised(String id) {
    return programs.get(id).supervised;
  }

  void kill(String id) {
    world.event("kill " + id);
    try {
      world.master().ask(TestingMaster.lineOf(Role.CLIENT, ""), new KillDriver(id));
      programs.get(id).killed = true;
    } catch (CompletionException isOver) {
      assertThat(over).containsKey(id);
    }
  }

  /** A worker was ordered to start it. */
  void launched(String id) {
    assertThat(over).as("it is over").doesNotContainKey(id);
  }

  /** A master has answered the worker that tells of an end. */
  void told(DriverEnded end) {
    Program program = programs.get(end.driver());
    int code = end.exitCode().orElseThrow();
    Optional<DriverSummary> known =
        Stream.concat(list().active().stream(), list().completed().stream())
            .filter(it -> it.id().equals(end.driver()))
            .findFirst();
    if (known.isEmpty()) {
      return; // forgotten with those that are over
    }
    DriverState state = known.get().state();
    if (!program.supervised) {
      DriverState right = code == 0 ? DriverState.FINISHED : DriverState.FAILED;
      assertThat(state).as(end.toString()).isEqualTo(program.killed ? DriverState.KILLED : right);
    } else if (state.isOver()) {
      DriverState right = program.killed ? DriverState.KILLED : DriverState.FINISHED;
      assertThat(state).as("supervised: %s", end).isEqualTo(right);
    }
  }

  /** After each event. */
  void check() {
    DriverList seen = list();
    for (DriverSummary driver : seen.active()) {
      assertThat(over).as("it is over").doesNotContainKey(driver.id());
    }
    for (DriverSummary driver : seen.completed()) {
      DriverState before = over.put(driver.id(), driver.state());
      assertThat(before).isIn(null, DriverState.ERROR, driver.state());
    }
  }

  /** When all has calmed down. */
  void checkCalm(List<SimulatedWorker> workers, int freeCores) {
    Map<String, String> workersOfDrivers = new HashMap<>();
    workers.forEach(
        worker -> worker.drivers.keySet().forEach(it -> put(it, worker, workersOfDrivers)));
    Map<String, String> believed = new HashMap<>();
    for (DriverSummary driver : list().active()) {
      assertThat(programs.get(driver.id()).killed).as("%s is killed", driver).isFalse();
      if (driver.state() == DriverState.RUNNING) {
        believed.put(driver.id(), driver.worker().orElseThrow());
      } else {
        assertThat(driver.state()).isIn(DriverState.SUBMITTED, DriverState.RELAUNCHING);
        assertThat(freeCores).as("%s waits", driver).isZero();
      }
    }
    assertThat(believed).isEqualTo(workersOfDrivers);
  }

  private static void put(String driver, SimulatedWorker worker, Map<String, String> all) {
    assertThat(all.put(driver, worker.id)).as("%s runs twice", driver).isNull();
  }
}
