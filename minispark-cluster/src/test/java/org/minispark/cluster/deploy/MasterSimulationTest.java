package org.minispark.cluster.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.minispark.cluster.logs.TestingLoggers;

/**
 * A master among workers and drivers that come, go, break their lines and come back at random, and
 * that is itself started again. When all has calmed down, what it believes is what is, and nobody
 * waits for what is free.
 */
class MasterSimulationTest {
  private static final int SEEDS = 4_000;
  private static final int SEEDS_OF_DEFECT = 200;
  private static final List<Class<?>> LOGS =
      List.of(Master.class, MasterWorkers.class, MasterExecutors.class, MasterDrivers.class);

  /** Thousands of workers are lost here, which need not be told. */
  @BeforeAll
  static void quietly() {
    LOGS.forEach(log -> TestingLoggers.of(log).setLevel(Level.ERROR));
  }

  @AfterAll
  static void asBefore() {
    LOGS.forEach(log -> TestingLoggers.of(log).setLevel(null));
  }

  @Test
  void inTheEndTheMasterIsRight() {
    Map<String, Integer> seen = new TreeMap<>();
    for (int seed = 0; seed < SEEDS; seed++) {
      MasterSimulation simulation = new MasterSimulation(seed, MasterSimulation.Defect.NONE);
      try {
        simulation.run();
      } catch (AssertionError | RuntimeException e) {
        throw new AssertionError("seed " + seed + ": " + simulation.events(), e);
      }
      simulation.events().forEach(event -> seen.merge(event.split(" ")[0], 1, Integer::sum));
    }
    assertThat(seen.values()).as("each event is met often: %s", seen).allMatch(it -> it > 500);
  }

  @ParameterizedTest
  @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "NONE")
  void aDefectIsSeen(MasterSimulation.Defect defect) {
    int seed = 0;
    while (isRight(seed, defect)) {
      assertThat(++seed).as("seeds without a violation").isLessThan(SEEDS_OF_DEFECT);
    }
  }

  private static boolean isRight(int seed, MasterSimulation.Defect defect) {
    try {
      new MasterSimulation(seed, defect).run();
      return true;
    } catch (AssertionError violation) {
      System.out.println(defect + ": seed " + seed + ": " + violation.getMessage());
      return false;
    }
  }
}
