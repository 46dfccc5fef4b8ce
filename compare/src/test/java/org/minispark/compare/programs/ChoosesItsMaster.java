package org.minispark.compare.programs;

import java.util.Arrays;
import org.minispark.SparkConf;
import org.minispark.api.java.JavaSparkContext;

/** Runs on two slots, whatever it is told. */
public final class ChoosesItsMaster {
  private ChoosesItsMaster() {}

  public static void main(String[] args) {
    SparkConf conf = new SparkConf().setAppName("chooses").setMaster("local[2]");
    try (JavaSparkContext context = new JavaSparkContext(conf)) {
      System.out.println(context.parallelize(Arrays.asList(1, 2, 3, 4)).reduce(Integer::sum));
    }
  }
}
