package org.minispark.benchmarks;

import org.apache.spark.SparkConf;
import org.apache.spark.api.java.JavaSparkContext;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/** A context of Spark on two slots, at its best for these jobs: Kryo, no user interface. */
@State(Scope.Benchmark)
public class SparkEngine {
  @Param("threads")
  String executors;

  JavaSparkContext sc;

  @Setup(Level.Trial)
  public void start() {
    sc =
        new JavaSparkContext(
            new SparkConf()
                .setMaster(Masters.of(executors))
                .setAppName("benchmark")
                .set("spark.ui.enabled", "false")
                .set("spark.executor.extraClassPath", System.getProperty("java.class.path"))
                .set("spark.serializer", "org.apache.spark.serializer.KryoSerializer"));
  }

  @TearDown(Level.Trial)
  public void stop() {
    sc.close();
  }
}
