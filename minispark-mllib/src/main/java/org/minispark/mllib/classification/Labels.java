package org.minispark.mllib.classification;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import org.minispark.mllib.regression.LabeledPoint;
import org.minispark.rdd.RDD;

/** The labels that are no classes: 0.0, 1.0 and so on. How many there are, and the first few. */
final class Labels implements Serializable {
  private static final long serialVersionUID = 1L;
  private static final int SHOWN = 3;

  private final int classes;
  private final List<Double> shown = new ArrayList<>();
  private long wrong;

  private Labels(int classes) {
    this.classes = classes;
  }

  /** Why the labels are not of so many classes; null if they are. */
  static IllegalArgumentException refuse(RDD<LabeledPoint> input, int classes) {
    Labels found =
        input.map(LabeledPoint::label).aggregate(new Labels(classes), Labels::check, Labels::plus);
    if (found.wrong == 0) {
      return null;
    }
    String expected = classes == 2 ? "0 or 1" : "in {0 to " + (classes - 1) + "}";
    return new IllegalArgumentException(
        "Classification labels should be "
            + expected
            + ". Found "
            + found.wrong
            + " invalid labels, the first of them "
            + found.shown);
  }

  private Labels check(double label) {
    boolean isClass = label == Math.rint(label) && label >= 0 && label < classes;
    if (!isClass) {
      wrong++;
      show(label);
    }
    return this;
  }

  private void show(double label) {
    if (shown.size() < SHOWN) {
      shown.add(label);
    }
  }

  private Labels plus(Labels other) {
    wrong += other.wrong;
    other.shown.forEach(this::show);
    return this;
  }
}
