package org.minispark.faults;

import java.io.File;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.minispark.SparkConf;
import org.minispark.Tuple2;
import org.minispark.api.java.JavaSparkContext;
import org.minispark.scheduler.SparkListener;
import org.minispark.scheduler.SparkListenerTaskEnd;

/** A shuffle of 1,000 map by 1,000 reduce tasks, which counts the files that are open. */
final class TestingWideShuffle {
  private static final int WIDTH = 1_000;

  private TestingWideShuffle() {}

  public static void main(String[] args) {
    SparkConf conf =
        new SparkConf()
            .setMaster("local[2]")
            .setAppName("wide")
            .set("spark.minispark.shuffle.handover", args[0]);
    AtomicInteger mostOpenFiles = new AtomicInteger();
    try (JavaSparkContext sc = new JavaSparkContext(conf)) {
      sc.sc()
          .addSparkListener(
              new SparkListener() {
                @Override
                public void onTaskEnd(SparkListenerTaskEnd event) {
                  String[] open = new File("/proc/self/fd").list();
                  mostOpenFiles.accumulateAndGet(open == null ? 0 : open.length, Math::max);
                }
              });
      long keys =
          sc.parallelize(IntStream.range(0, WIDTH * WIDTH).boxed().toList(), WIDTH)
              .mapToPair(n -> new Tuple2<>(n, 1))
              .reduceByKey(Integer::sum, WIDTH)
              .count();
      System.out.println("keys " + keys);
    }
    System.out.println("most open files " + mostOpenFiles);
  }
}
