package org.minispark.engine.scheduler;

import java.util.BitSet;
import java.util.Properties;
import org.minispark.engine.base.CallSite;
import org.minispark.engine.serializer.Captured;
import org.minispark.rdd.JobFunction;
import org.minispark.rdd.RDD;

/** One action that a program waits for. Its mutable part belongs to the scheduler's mailbox. */
final class Job {
  private static final String INTERRUPT_ON_CANCEL = "spark.job.interruptOnCancel";

  private final int id;
  private final RDD<?> rdd;
  private final Captured<? extends JobFunction<?, ?>> function;
  private final int[] partitions;
  private final CallSite callSite;
  private final Properties properties;
  private final JobListener listener;
  private final BitSet finished = new BitSet();
  private int finishedCount;
  private Stage finalStage;

  /**
   * @param partitions of {@code rdd}, in the order in which the program wants their results
   * @param properties the local properties of the thread that submitted it; never changed
   */
  Job(
      int id,
      RDD<?> rdd,
      Captured<? extends JobFunction<?, ?>> function,
      int[] partitions,
      CallSite callSite,
      Properties properties,
      JobListener listener) {
    this.id = id;
    this.rdd = rdd;
    this.function = function;
    this.partitions = partitions;
    this.callSite = callSite;
    this.properties = properties;
    this.listener = listener;
  }

  /** Checks that an RDD has the partitions that a program wants. */
  static void requirePartitions(int[] wanted, int existing) {
    for (int partition : wanted) {
      if (partition < 0 || partition >= existing) {
        throw new IllegalArgumentException(
            "Attempting to access a non-existent partition: "
                + partition
                + ". Total number of partitions: "
                + existing);
      }
    }
  }

  int id() {
    return id;
  }

  RDD<?> rdd() {
    return rdd;
  }

  Captured<? extends JobFunction<?, ?>> function() {
    return function;
  }

  int[] partitions() {
    return partitions;
  }

  CallSite callSite() {
    return callSite;
  }

  Properties properties() {
    return properties;
  }

  JobListener listener() {
    return listener;
  }

  boolean interruptsOnCancel() {
    return Boolean.parseBoolean(properties.getProperty(INTERRUPT_ON_CANCEL, "false"));
  }

  Stage finalStage() {
    return finalStage;
  }

  void startsWith(Stage stage) {
    finalStage = stage;
  }

  boolean isFinished(int position) {
    return finished.get(position);
  }

  void finish(int position) {
    finished.set(position);
    finishedCount++;
  }

  boolean isComplete() {
    return finishedCount == partitions.length;
  }
}
