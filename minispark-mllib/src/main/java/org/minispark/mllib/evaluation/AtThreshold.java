package org.minispark.mllib.evaluation;

import java.io.Serializable;

/** What is found at a threshold: all cases above it are called positive. */
record AtThreshold(LabelCounter above, LabelCounter all) implements Serializable {
  double falsePositiveRate() {
    return all.negatives() == 0.0 ? 0.0 : above.negatives() / all.negatives();
  }

  double recall() {
    return all.positives() == 0.0 ? 0.0 : above.positives() / all.positives();
  }

  double precision() {
    double called = above.positives() + above.negatives();
    return called == 0.0 ? 1.0 : above.positives() / called;
  }

  double fMeasure(double beta) {
    double squared = beta * beta;
    double precision = precision();
    double recall = recall();
    if (precision + recall == 0) {
      return 0.0;
    }
    return (1.0 + squared) * (precision * recall) / (squared * precision + recall);
  }
}
