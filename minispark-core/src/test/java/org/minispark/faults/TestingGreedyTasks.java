package org.minispark.faults;

import java.util.LinkedList;
import java.util.List;
import org.minispark.SparkException;
import org.minispark.api.java.JavaSparkContext;

/** A program whose tasks take all memory, in a process of its own: what it prints is looked at. */
final class TestingGreedyTasks {
  private TestingGreedyTasks() {}

  public static void main(String[] args) {
    try (JavaSparkContext sc = new JavaSparkContext("local[2]", "greedy")) {
      try {
        sc.parallelize(List.of(1, 2), 2).mapPartitions(numbers -> greedy()).count();
      } catch (Exception failed) {
        System.out.println((failed instanceof SparkException) + " " + failed.getCause());
      }
      System.out.println("then " + sc.parallelize(List.of(1, 2, 3), 2).count());
    }
  }

  private static java.util.Iterator<int[]> greedy() {
    List<int[]> hoard = new LinkedList<>();
    while (true) {
      hoard.add(new int[2]);
    }
  }
}
