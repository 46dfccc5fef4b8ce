package org.minispark.cluster.simulation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.parallel.Isolated;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.minispark.cluster.logs.TestingLoggers;

/**
 * Random programs under random faults, one run for each seed, in virtual time. Its threads want all
 * cores, others' processes wait for an answer: each is done sooner without the other.
 */
@Isolated
class SimulationTest {
  /** So many that every message meets every fault often. */
  private static final int ENOUGH_FOR_EACH_PAIR = 20_000;

  private static final int SEEDS =
      Integer.getInteger("minispark.simulation.seeds", ENOUGH_FOR_EACH_PAIR);

  /** The seed that a report names, with one seed, runs it alone. */
  private static final long FIRST_SEED = Long.getLong("minispark.simulation.first", 0);

  private static final int SEEDS_OF_DEFECT = 1_000;
  private static final int ENOUGH_FOR_SHARES = 500;
  private static final int TIMES_EACH_PAIR = 100;
  private static final Path TARGET = Path.of("target");

  /** Who tells of every block that does not arrive, or cannot be moved. */
  private static final List<String> TALKERS =
      List.of(
          "org.minispark.engine.storage.RemoteBlocks",
          "org.minispark.cluster.transport.QuietConnections",
          "org.minispark.cluster.driver.Decommissioning",
          "org.minispark.cluster.driver.TaskResultReader",
          "org.minispark.cluster.executor.MovingOut");

  private static Path directory;

  /** A run writes hundreds of small files: into memory, where there is such a place. */
  @BeforeAll
  static void makeDirectory() throws IOException {
    Path memory = Path.of("/dev/shm");
    directory =
        Files.isWritable(memory)
            ? Files.createTempDirectory(memory, "minispark-simulation-")
            : Files.createTempDirectory("minispark-simulation-");
  }

  @AfterAll
  static void removeDirectory() throws IOException {
    Files.delete(directory); // fails if a run has left anything
  }

  @BeforeAll
  static void faultsAreNoNews() {
    TALKERS.forEach(name -> logger(name).setLevel(Level.ERROR));
  }

  @AfterAll
  static void faultsAreNewsAgain() {
    TALKERS.forEach(name -> logger(name).setLevel(null));
  }

  private static Logger logger(String name) {
    return TestingLoggers.of(name);
  }

  /** Also by another number of seeds than the usual one, which is enough for all pairs. */
  @Test
  @Timeout(value = 60, unit = TimeUnit.MINUTES)
  void jobsEndRightWhateverHappens() {
    FaultTable table = run(SEEDS);

    if (SEEDS >= ENOUGH_FOR_EACH_PAIR) {
      assertThat(Faults.PAIRS)
          .allSatisfy(
              pair ->
                  assertThat(table.count(pair))
                      .as(pair.toString())
                      .isGreaterThanOrEqualTo(TIMES_EACH_PAIR));
    }
  }

  private static FaultTable run(int seeds) {
    Runs runs = new Runs(directory);

    Optional<Runs.Failure> failure = runs.from(FIRST_SEED, seeds, Defect.NONE);

    failure.ifPresent(SimulationTest::tell);
    List<SimulatedCluster.Report> reports = runs.reports();
    assertThat(reports).hasSize(seeds);
    List<String> lines = new ArrayList<>();
    lines.add(summary(runs));
    lines.addAll(runs.table().lines());
    Runs.write(TARGET.resolve("simulation-" + seeds + ".txt"), lines);
    System.out.println(lines.get(0));
    if (seeds >= ENOUGH_FOR_SHARES) {
      assertThat(share(reports, SimulationTest::isLong)).isGreaterThanOrEqualTo(0.5);
      assertThat(share(reports, report -> report.faults() > 0)).isGreaterThanOrEqualTo(0.9);
      assertThat(share(reports, report -> report.failedJobs() == 0)).isGreaterThan(0.7);
      assertThat(share(reports, report -> report.leftExecutors() > 0)).isGreaterThan(0.15);
    }
    return runs.table();
  }

  private static void tell(Runs.Failure failure) {
    Path file = TARGET.resolve("simulation-failure-" + failure.seed() + ".txt");
    Runs.write(file, failure.toString().lines().toList());
    fail("%s", failure);
  }

  private static boolean isLong(SimulatedCluster.Report report) {
    return report.events() >= 150 && report.stages() >= 2;
  }

  private interface Trait {
    boolean has(SimulatedCluster.Report report);
  }

  private static double share(List<SimulatedCluster.Report> reports, Trait trait) {
    return reports.stream().filter(trait::has).count() / (double) reports.size();
  }

  private static String summary(Runs runs) {
    List<SimulatedCluster.Report> reports = runs.reports();
    FaultTable table = runs.table();
    return String.format(
        "%d runs of %.1f ms: %d events, %d jobs of which %d failed as they may, %d executors lost,"
            + " %d tasks given back, %d told to leave, %d runs with faults, %d with at least 150"
            + " events and 2 stages;"
            + " the rarest is %s, met %d times",
        reports.size(),
        runs.millisEach(),
        reports.stream().mapToLong(SimulatedCluster.Report::events).sum(),
        reports.stream().mapToLong(SimulatedCluster.Report::jobs).sum(),
        reports.stream().mapToLong(SimulatedCluster.Report::failedJobs).sum(),
        reports.stream().mapToLong(SimulatedCluster.Report::lostExecutors).sum(),
        reports.stream().mapToLong(SimulatedCluster.Report::returnedTasks).sum(),
        reports.stream().mapToLong(SimulatedCluster.Report::leftExecutors).sum(),
        reports.stream().filter(report -> report.faults() > 0).count(),
        reports.stream().filter(SimulationTest::isLong).count(),
        table.rarest(),
        table.count(table.rarest()));
  }

  @Test
  void aSeedGivesTheSameEventsAgain() {
    Runs runs = new Runs(directory);
    for (long seed = 0; seed < 15; seed++) {
      List<String> events = runs.eventsOf(seed);

      assertThat(events).hasSizeGreaterThan(40);
      assertThat(runs.eventsOf(seed)).isEqualTo(events);
    }
    assertThat(runs.eventsOf(1)).isNotEqualTo(runs.eventsOf(2));
  }

  @ParameterizedTest
  @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "NONE")
  @Timeout(value = 60, unit = TimeUnit.MINUTES)
  void aDefectIsSeen(Defect defect) {
    Optional<Runs.Failure> failure = new Runs(directory).from(0, SEEDS_OF_DEFECT, defect);

    assertThat(failure).isPresent();
    assertThat(failure.get().violation()).isInstanceOf(Simulation.Violation.class);
    assertThat(failure.get().events()).isNotEmpty();
    System.out.println(
        defect + ": seed " + failure.get().seed() + ", " + failure.get().violation().getMessage());
  }
}
