package org.minispark;

import java.io.Serializable;

/** A piece of an RDD that one task computes, known by its place among the RDD's partitions. */
public interface Partition extends Serializable {
  /** The place of this partition in its RDD, counted from 0. */
  int index();
}
