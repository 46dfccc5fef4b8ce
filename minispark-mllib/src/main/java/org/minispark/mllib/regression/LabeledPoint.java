package org.minispark.mllib.regression;

import java.io.Serializable;
import java.util.List;
import org.minispark.Product;
import org.minispark.SparkException;
import org.minispark.Tuple2;
import org.minispark.engine.base.Unchecked;
import org.minispark.mllib.linalg.NumericText;
import org.minispark.mllib.linalg.Vector;
import org.minispark.mllib.linalg.VectorText;
import org.minispark.mllib.linalg.Vectors;

/** A case to learn from: its features, and what is known of it, a class or a number. */
public class LabeledPoint implements Product, Serializable {
  private static final long serialVersionUID = 1L;

  private final double label;
  private final Vector features;

  public LabeledPoint(double label, Vector features) {
    this.label = label;
    this.features = features;
  }

  /**
   * Reads what {@code toString} writes, {@code (1.0,[0.5,2.0])}; also {@code 1.0,0.5 2.0}, the
   * dense form of the first versions. Fails with a {@code SparkException} if it is neither.
   */
  public static LabeledPoint parse(String s) {
    if (!s.startsWith("(")) {
      return parseOldForm(s);
    }
    Object read = NumericText.parse(s);
    if (read instanceof List<?> parts
        && parts.size() == 2
        && parts.get(0) instanceof Double label) {
      return new LabeledPoint(label, VectorText.toVector(parts.get(1)));
    }
    throw Unchecked.rethrow(new SparkException("Cannot parse " + read + "."));
  }

  private static LabeledPoint parseOldForm(String s) {
    String[] parts = s.split(",");
    double label = Double.parseDouble(parts[0]);
    String[] numbers = parts[1].trim().split(" ");
    double[] features = new double[numbers.length];
    for (int i = 0; i < features.length; i++) {
      features[i] = Double.parseDouble(numbers[i]);
    }
    return new LabeledPoint(label, Vectors.dense(features));
  }

  /** The same as the constructor. */
  public static LabeledPoint apply(double label, Vector features) {
    return new LabeledPoint(label, features);
  }

  public double label() {
    return label;
  }

  public Vector features() {
    return features;
  }

  public double getLabel() {
    return label;
  }

  public Vector getFeatures() {
    return features;
  }

  /** A point of these values: another, despite the name. */
  public LabeledPoint copy(double newLabel, Vector newFeatures) {
    return new LabeledPoint(newLabel, newFeatures);
  }

  @Override
  public int productArity() {
    return 2;
  }

  @Override
  public Object productElement(int index) {
    return switch (index) {
      case 0 -> label;
      case 1 -> features;
      default -> throw new IndexOutOfBoundsException(Integer.toString(index));
    };
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof LabeledPoint point
        && label == point.label
        && features.equals(point.features);
  }

  /** That of a tuple, as of all of Scala's case classes. */
  @Override
  public int hashCode() {
    return new Tuple2<>(label, features).hashCode();
  }

  @Override
  public String toString() {
    return "(" + label + "," + features + ")";
  }
}
