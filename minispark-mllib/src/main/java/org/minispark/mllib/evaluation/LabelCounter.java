package org.minispark.mllib.evaluation;

import java.io.Serializable;

/** The weight of positive and negative cases. */
final class LabelCounter implements Serializable {
  private static final long serialVersionUID = 1L;

  private double positives;
  private double negatives;

  /** Labels above 0.5 are positive: negative ones may be 0 or -1. */
  LabelCounter add(double label, double weight) {
    if (label > 0.5) {
      positives += weight;
    } else {
      negatives += weight;
    }
    return this;
  }

  LabelCounter add(LabelCounter other) {
    positives += other.positives;
    negatives += other.negatives;
    return this;
  }

  LabelCounter copy() {
    return new LabelCounter().add(this);
  }

  double positives() {
    return positives;
  }

  double negatives() {
    return negatives;
  }
}
