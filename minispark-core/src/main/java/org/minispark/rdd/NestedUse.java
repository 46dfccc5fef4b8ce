package org.minispark.rdd;

import org.minispark.SparkException;
import org.minispark.TaskContext;
import org.minispark.engine.base.Unchecked;

/** Says what went wrong when an RDD is used where there is no context. */
final class NestedUse {
  private NestedUse() {}

  /** A job that is waited for in a task holds the slot that it may need: it could wait for ever. */
  static void refuseInTask(RDD<?> rdd) {
    if (TaskContext.get() != null && rdd.jobs() != null) {
      throw Unchecked.rethrow(
          new SparkException(
              "An action on "
                  + rdd
                  + " was called in a task. Transformations and actions can be called by the driver"
                  + " only, not inside of other transformations. (See SPARK-5063.)"));
    }
  }

  static SparkException explain(RDD<?> rdd) {
    return new SparkException(
        "This RDD lacks a SparkContext: "
            + rdd.getClass().getSimpleName()
            + "["
            + rdd.id()
            + "]"
            + ". Transformations and actions can be called by the driver only, not inside of other"
            + " transformations: rdd1.map(x -> rdd2.count() * x) is invalid, because the count"
            + " would have to run inside of the map's task. Compute the inner value before, or join"
            + " the two RDDs. (See SPARK-5063.)");
  }
}
