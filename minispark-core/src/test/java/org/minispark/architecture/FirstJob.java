package org.minispark.architecture;

import java.util.List;
import org.minispark.SparkConf;
import org.minispark.api.java.JavaSparkContext;

/** The smallest program: a context, a job of two tasks, the end. */
final class FirstJob {
  private FirstJob() {}

  public static void main(String[] args) {
    SparkConf conf = new SparkConf().setMaster("local[2]").setAppName("first job");
    try (JavaSparkContext sc = new JavaSparkContext(conf)) {
      System.out.println(sc.parallelize(List.of(1, 2, 3, 4), 2).map(number -> number + 1).count());
    }
  }
}
