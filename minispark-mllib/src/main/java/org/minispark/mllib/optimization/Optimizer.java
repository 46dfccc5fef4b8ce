package org.minispark.mllib.optimization;

import java.io.Serializable;
import org.minispark.Tuple2;
import org.minispark.mllib.linalg.Vector;
import org.minispark.rdd.RDD;

/** Finds the weights with the smallest loss over points, each a label and its features. */
public interface Optimizer extends Serializable {
  Vector optimize(RDD<Tuple2<Object, Vector>> data, Vector initialWeights);
}
