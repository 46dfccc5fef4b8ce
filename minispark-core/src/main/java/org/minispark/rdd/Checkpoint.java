package org.minispark.rdd;

import java.util.ArrayDeque;
import java.util.Deque;

/** The request to replace the lineage of an RDD by its records, once a job has computed them. */
abstract class Checkpoint<T> {
  private final RDD<T> rdd;
  private boolean begun;

  Checkpoint(RDD<T> rdd) {
    this.rdd = rdd;
  }

  /** Saves the records of all partitions; returns the RDD that reads them. */
  abstract RDD<T> write();

  final RDD<T> rdd() {
    return rdd;
  }

  private void writeOnce() {
    synchronized (this) {
      if (begun) {
        return;
      }
      begun = true;
    }
    rdd.lineage().cut(write());
  }

  /** After a job: writes the requested checkpoints that are nearest to its last RDD. */
  static void writeRequested(RDD<?> last) {
    Deque<RDD<?>> toSearch = new ArrayDeque<>();
    toSearch.push(last);
    while (!toSearch.isEmpty()) {
      RDD<?> rdd = toSearch.pop();
      if (!rdd.lineage().beginSearch()) {
        continue;
      }
      Checkpoint<?> requested = rdd.requestedCheckpoint();
      if (requested != null) {
        requested.writeOnce();
      } else {
        for (Dependency<?> dependency : rdd.dependencies()) {
          toSearch.push(dependency.rdd());
        }
      }
    }
  }
}
