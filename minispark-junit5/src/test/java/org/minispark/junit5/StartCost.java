package org.minispark.junit5;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.minispark.api.java.JavaSparkContext;

/**
 * Measures what a context costs: start, a job of two tasks, stop. The first in a JVM is the cold
 * one; of the warm ones the median is told. Run it by hand, without other load.
 */
final class StartCost {
  private static final int ROUNDS = 300;
  private static final int WARM_UP = 100;

  private StartCost() {}

  public static void main(String[] args) {
    System.out.printf("cold: %.1f ms%n", milliseconds());
    double[] warm = new double[ROUNDS];
    for (int i = 0; i < WARM_UP; i++) {
      milliseconds();
    }
    Arrays.setAll(warm, i -> milliseconds());
    Arrays.sort(warm);
    System.out.printf(
        "warm: median %.2f ms, 95%% below %.2f ms%n",
        warm[ROUNDS / 2], warm[(int) (ROUNDS * 0.95)]);
  }

  private static double milliseconds() {
    long start = System.nanoTime();
    Settings settings = new Settings(Map.of("spark.master", "local[2]"));
    TestEngine engine = new TestEngine(settings, "cost");
    JavaSparkContext sc = (JavaSparkContext) engine.face(JavaSparkContext.class);
    long count = sc.parallelize(List.of(1, 2, 3, 4), 2).map(number -> number + 1).count();
    engine.close();
    if (count != 4) {
      throw new AssertionError(count);
    }
    return (System.nanoTime() - start) / 1e6;
  }
}
