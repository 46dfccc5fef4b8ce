package org.minispark.compare.programs;

import java.util.Arrays;
import org.minispark.SparkConf;
import org.minispark.api.java.JavaSparkContext;

/** Leaves its context to the end of the JVM. */
public final class NeverStops {
  private NeverStops() {}

  public static void main(String[] args) {
    JavaSparkContext context = new JavaSparkContext(new SparkConf().setAppName("never stops"));
    System.out.println(context.parallelize(Arrays.asList(1, 2, 3), 2).reduce(Integer::sum));
  }
}
