package org.minispark.cluster.chaos;

import java.util.stream.IntStream;
import org.minispark.SparkConf;
import org.minispark.api.java.JavaSparkContext;

/** A driver in a process of its own, which works until it is killed. */
public final class ChaosDriver {
  private ChaosDriver() {}

  public static void main(String[] args) throws InterruptedException {
    SparkConf conf =
        new SparkConf(false)
            .setMaster("local-cluster[2,1,256]")
            .setAppName("doomed")
            .set("spark.local.dir", args[0]);
    JavaSparkContext sc = new JavaSparkContext(conf);
    ChaosJobs.SHUFFLE.run(sc);
    System.out.println(sc.sc().applicationId());
    sc.parallelize(IntStream.range(0, 2).boxed().toList(), 2).foreach(n -> Thread.sleep(600_000));
  }
}
