package org.minispark.junit5;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;
import org.minispark.api.java.JavaSparkContext;

/**
 * Measures what a context costs: start, a job of two tasks, stop. The first in a JVM is the cold
 * one: before it the JVM has run nothing, but has opened the jars, as JUnit has before any test. Of
 * the warm ones the median is told. Run it by hand, without other load.
 */
final class StartCost {
  private static final int ROUNDS = 300;
  private static final int WARM_UP = 100;

  private StartCost() {}

  /** In milliseconds. */
  private record Cost(double start, double job, double stop) {
    double total() {
      return start + job + stop;
    }
  }

  public static void main(String[] args) {
    lookForEngines();
    Cost cold = measure();
    System.out.printf(
        "cold: %.1f ms (start %.1f, job %.1f, stop %.1f)%n",
        cold.total(), cold.start(), cold.job(), cold.stop());
    double[] warm = new double[ROUNDS];
    for (int i = 0; i < WARM_UP; i++) {
      measure();
    }
    Arrays.setAll(warm, i -> measure().total());
    Arrays.sort(warm);
    System.out.printf(
        "warm: median %.2f ms, 95%% below %.2f ms%n",
        warm[ROUNDS / 2], warm[(int) (ROUNDS * 0.95)]);
  }

  private static void lookForEngines() {
    if (ServiceLoader.load(org.junit.platform.engine.TestEngine.class).stream().count() == 0) {
      throw new AssertionError("JUnit is not on the class path");
    }
  }

  private static Cost measure() {
    long begun = System.nanoTime();
    Settings settings = new Settings(Map.of("spark.master", "local[2]"));
    TestEngine engine = new TestEngine(settings, "cost");
    JavaSparkContext sc = (JavaSparkContext) engine.face(JavaSparkContext.class);
    long started = System.nanoTime();
    long count = sc.parallelize(List.of(1, 2, 3, 4), 2).map(number -> number + 1).count();
    long counted = System.nanoTime();
    engine.close();
    long stopped = System.nanoTime();
    if (count != 4) {
      throw new AssertionError(count);
    }
    return new Cost(millis(begun, started), millis(started, counted), millis(counted, stopped));
  }

  private static double millis(long from, long to) {
    return (to - from) / 1e6;
  }
}
