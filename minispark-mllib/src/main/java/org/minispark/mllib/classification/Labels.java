package org.minispark.mllib.classification;

import java.util.List;
import org.minispark.mllib.regression.LabeledPoint;
import org.minispark.rdd.RDD;

/** Whether labels are classes: 0.0, 1.0 and so on. */
final class Labels {
  private static final int SHOWN = 3;

  private Labels() {}

  /** Why the labels are not of so many classes, with a few that are not; null if they are. */
  static IllegalArgumentException refuse(RDD<LabeledPoint> input, int classes) {
    RDD<Double> wrong =
        input.map(LabeledPoint::label).filter(label -> !isClass(label, classes));
    long count = wrong.count();
    if (count == 0) {
      return null;
    }
    List<Double> some = wrong.take(SHOWN);
    String expected = classes == 2 ? "0 or 1" : "in {0 to " + (classes - 1) + "}";
    return new IllegalArgumentException(
        "Classification labels should be "
            + expected
            + ". Found "
            + count
            + " invalid labels, such as "
            + some);
  }

  private static boolean isClass(double label, int classes) {
    return label == Math.rint(label) && label >= 0 && label < classes;
  }
}
