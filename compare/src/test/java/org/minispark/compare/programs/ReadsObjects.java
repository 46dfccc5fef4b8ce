package org.minispark.compare.programs;

import java.util.Arrays;
import org.minispark.SparkConf;
import org.minispark.api.java.JavaSparkContext;

/** Prints what {@link WritesObjects} has written, perhaps on another engine. */
public final class ReadsObjects {
  private ReadsObjects() {}

  public static void main(String[] args) {
    SparkConf conf = new SparkConf().setAppName("reads objects");
    try (JavaSparkContext sc = new JavaSparkContext(conf)) {
      System.out.println(sc.<Integer>objectFile(args[0] + "/numbers").reduce(Integer::sum));
      System.out.println(sc.objectFile(args[0] + "/numbers", 5).count());
      System.out.println(sc.objectFile(args[0] + "/pairs").take(9));
      sc.objectFile(args[0] + "/mixed")
          .map(ReadsObjects::text)
          .collect()
          .forEach(System.out::println);
      System.out.println(sc.objectFile(args[0] + "/none").count());
    }
  }

  private static String text(Object record) {
    String text =
        record instanceof int[] ints
            ? Arrays.toString(ints)
            : record instanceof Object[] array ? Arrays.toString(array) : "" + record;
    return (record == null ? "" : record.getClass().getSimpleName() + " ") + text;
  }
}
