package org.minispark.mllib.feature;

import org.minispark.mllib.internal.Requirement;
import org.minispark.mllib.linalg.SparseVector;
import org.minispark.mllib.linalg.Vector;
import org.minispark.mllib.linalg.Vectors;

/** Shifts columns by their mean and divides them by their deviation; constant ones become 0. */
public class StandardScalerModel implements VectorTransformer {
  private static final long serialVersionUID = 1L;

  private final Vector std;
  private final Vector mean;
  private boolean withStd;
  private boolean withMean;
  private transient double[] factors;

  /**
   * @param std deviations; may be null if they are not used
   * @param mean may be null if they are not used
   */
  public StandardScalerModel(Vector std, Vector mean, boolean withStd, boolean withMean) {
    this.std = std;
    this.mean = mean;
    this.withStd = withStd;
    this.withMean = withMean;
    setWithMean(withMean);
    setWithStd(withStd);
    Requirement.require(
        std == null || mean == null || std.size() == mean.size(),
        "mean and std vectors must have equal size if both are provided");
  }

  public StandardScalerModel(Vector std, Vector mean) {
    this(std, mean, std != null, mean != null);
    Requirement.require(
        withStd || withMean, "at least one of std or mean vectors must be provided");
  }

  public StandardScalerModel(Vector std) {
    this(std, null);
  }

  /** The columns' deviations. */
  public Vector std() {
    return std;
  }

  /** The columns' means. */
  public Vector mean() {
    return mean;
  }

  public boolean withStd() {
    return withStd;
  }

  public boolean withMean() {
    return withMean;
  }

  /** Whether to shift. */
  public final StandardScalerModel setWithMean(boolean withMean) {
    Requirement.require(
        !(withMean && mean == null), "cannot set withMean to true while mean is null");
    this.withMean = withMean;
    return this;
  }

  /** Whether to divide. */
  public final StandardScalerModel setWithStd(boolean withStd) {
    Requirement.require(!(withStd && std == null), "cannot set withStd to true while std is null");
    this.withStd = withStd;
    return this;
  }

  @Override
  public Vector transform(Vector vector) {
    int columns = (mean != null ? mean : std).size();
    Requirement.require(columns == vector.size());
    if (withMean) {
      double[] values = vector.toArray().clone();
      return Vectors.dense(withStd ? shiftAndScale(values) : shift(values));
    }
    if (!withStd) {
      return vector;
    }
    double[] factors = factors();
    if (vector instanceof SparseVector sparse) {
      double[] scaled = sparse.values().clone();
      for (int k = 0; k < scaled.length; k++) {
        scaled[k] *= factors[sparse.indices()[k]];
      }
      return new SparseVector(sparse.size(), sparse.indices(), scaled);
    }
    double[] scaled = vector.toArray().clone();
    for (int i = 0; i < scaled.length; i++) {
      scaled[i] *= factors[i];
    }
    return Vectors.dense(scaled);
  }

  private double[] shift(double[] values) {
    for (int i = 0; i < values.length; i++) {
      values[i] -= mean.apply(i);
    }
    return values;
  }

  private double[] shiftAndScale(double[] values) {
    double[] factors = factors();
    for (int i = 0; i < values.length; i++) {
      values[i] = factors[i] == 0 ? 0 : (values[i] - mean.apply(i)) * factors[i];
    }
    return values;
  }

  /** What to multiply by: as Spark, which does not divide. */
  private double[] factors() {
    if (factors == null) {
      double[] all = std.toArray().clone();
      for (int i = 0; i < all.length; i++) {
        all[i] = all[i] == 0 ? 0 : 1.0 / all[i];
      }
      factors = all;
    }
    return factors;
  }
}
