package org.minispark.benchmarks;

import org.minispark.SparkConf;
import org.minispark.api.java.JavaSparkContext;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/** A context of MiniSpark on two slots, with its defaults. */
@State(Scope.Benchmark)
public class MiniSparkEngine {
  @Param("threads")
  String executors;

  JavaSparkContext sc;

  @Setup(Level.Trial)
  public void start() {
    sc =
        new JavaSparkContext(
            new SparkConf().setMaster(Masters.of(executors)).setAppName("benchmark"));
  }

  @TearDown(Level.Trial)
  public void stop() {
    sc.close();
  }
}
