package org.minispark.mllib.regression;

import java.io.Serializable;
import java.util.Arrays;
import org.minispark.SparkException;
import org.minispark.Tuple2;
import org.minispark.engine.base.Unchecked;
import org.minispark.mllib.feature.StandardScaler;
import org.minispark.mllib.feature.StandardScalerModel;
import org.minispark.mllib.linalg.Vector;
import org.minispark.mllib.linalg.Vectors;
import org.minispark.mllib.optimization.Optimizer;
import org.minispark.mllib.util.MLUtils;
import org.minispark.rdd.RDD;
import org.minispark.storage.StorageLevel;

/**
 * Trains a linear model: checks the labels, adds the intercept as one more feature, always 1, which
 * is the last, lets the optimizer find the weights, and takes the intercept out of them.
 *
 * @param <M> the model
 */
public abstract class GeneralizedLinearAlgorithm<M extends GeneralizedLinearModel>
    implements Serializable {
  private static final long serialVersionUID = 1L;

  private boolean addIntercept;
  private boolean validateData = true;
  private boolean useFeatureScaling;
  private int numOfLinearPredictor = 1;
  private int numFeatures = -1;

  public GeneralizedLinearAlgorithm() {}

  /** Finds the weights. It can be configured before the run. */
  public abstract Optimizer optimizer();

  protected abstract M createModel(Vector weights, double intercept);

  /** Why the input cannot be learned from; null if it can. */
  protected IllegalArgumentException refuse(RDD<LabeledPoint> input) {
    return null;
  }

  /** The number of features, once it is known from the input; -1 before. */
  public int getNumFeatures() {
    return numFeatures;
  }

  /** Whether an intercept is trained. */
  public boolean isAddIntercept() {
    return addIntercept;
  }

  /** Whether to train an intercept (default false). It is penalized as the weights are. */
  public GeneralizedLinearAlgorithm<M> setIntercept(boolean addIntercept) {
    this.addIntercept = addIntercept;
    return this;
  }

  /** Whether to check the labels first (default true). */
  public GeneralizedLinearAlgorithm<M> setValidateData(boolean validateData) {
    this.validateData = validateData;
    return this;
  }

  /**
   * Whether to train on features of deviation 1 (default false). The weights are scaled back, so it
   * changes how fast they are found, and what a penalty counts.
   */
  public GeneralizedLinearAlgorithm<M> setFeatureScaling(boolean useFeatureScaling) {
    this.useFeatureScaling = useFeatureScaling;
    return this;
  }

  protected final boolean isFeatureScaling() {
    return useFeatureScaling;
  }

  protected final boolean isValidating() {
    return validateData;
  }

  protected final int numOfLinearPredictor() {
    return numOfLinearPredictor;
  }

  /** With more than one, the weights of all stand one after the other, each with its intercept. */
  protected final void numOfLinearPredictor(int predictors) {
    this.numOfLinearPredictor = predictors;
  }

  /** Weights of zero, as many as are needed. */
  protected final Vector generateInitialWeights(RDD<LabeledPoint> input) {
    readNumFeatures(input);
    if (numOfLinearPredictor == 1) {
      return Vectors.zeros(numFeatures);
    }
    return Vectors.zeros((addIntercept ? numFeatures + 1 : numFeatures) * numOfLinearPredictor);
  }

  private void readNumFeatures(RDD<LabeledPoint> input) {
    if (numFeatures < 0) {
      numFeatures = input.map(point -> point.features().size()).first();
    }
  }

  /** Trains a model, beginning with weights of zero. */
  public M run(RDD<LabeledPoint> input) {
    return run(input, generateInitialWeights(input));
  }

  /**
   * Trains a model. Fails with a {@code SparkException} if the labels do not fit; the reason is
   * suppressed by it.
   *
   * @param initialWeights one for each feature; the intercept begins with 1, as in Spark
   */
  public M run(RDD<LabeledPoint> input, Vector initialWeights) {
    readNumFeatures(input);
    if (validateData) {
      requireValid(input);
    }
    StandardScalerModel scaler = useFeatureScaling ? fitScaler(input) : null;
    RDD<Tuple2<Object, Vector>> data = prepare(input, scaler);
    boolean isBiasSeparate = addIntercept && numOfLinearPredictor == 1;
    Vector start = isBiasSeparate ? MLUtils.appendBias(initialWeights) : initialWeights;
    Vector found = optimizer().optimize(data, start);
    if (!data.getStorageLevel().equals(StorageLevel.NONE())) {
      data.unpersist(false);
    }
    int last = found.size() - 1;
    double intercept = isBiasSeparate ? found.apply(last) : 0.0;
    Vector weights = isBiasSeparate ? Vectors.dense(Arrays.copyOf(found.toArray(), last)) : found;
    return createModel(scaler == null ? weights : scaleBack(weights, scaler), intercept);
  }

  /** Fails with Spark's words; ours tell more, and are suppressed by them. */
  protected final void requireValid(RDD<LabeledPoint> input) {
    IllegalArgumentException reason = refuse(input);
    if (reason != null) {
      SparkException failure = new SparkException("Input validation failed.");
      failure.addSuppressed(reason);
      throw Unchecked.rethrow(failure);
    }
  }

  private static StandardScalerModel fitScaler(RDD<LabeledPoint> input) {
    return new StandardScaler(false, true).fit(input.map(LabeledPoint::features));
  }

  private RDD<Tuple2<Object, Vector>> prepare(RDD<LabeledPoint> input, StandardScalerModel scaler) {
    if (addIntercept) {
      return input
          .<Tuple2<Object, Vector>>map(
              point ->
                  new Tuple2<>(point.label(), MLUtils.appendBias(scale(scaler, point.features()))))
          .cache();
    }
    RDD<Tuple2<Object, Vector>> data =
        input.map(point -> new Tuple2<>(point.label(), scale(scaler, point.features())));
    return scaler == null ? data : data.cache();
  }

  private static Vector scale(StandardScalerModel scaler, Vector features) {
    return scaler == null ? features : scaler.transform(features);
  }

  /** Weights for the features as they are: a weight for scaled ones, divided by the scale. */
  private Vector scaleBack(Vector weights, StandardScalerModel scaler) {
    if (numOfLinearPredictor == 1) {
      return scaler.transform(weights);
    }
    double[] all = weights.toArray();
    int perPredictor = weights.size() / numOfLinearPredictor;
    int features = addIntercept ? perPredictor - 1 : perPredictor;
    for (int i = 0; i < numOfLinearPredictor; i++) {
      int start = i * perPredictor;
      Vector own = Vectors.dense(Arrays.copyOfRange(all, start, start + features));
      System.arraycopy(scaler.transform(own).toArray(), 0, all, start, features);
    }
    return Vectors.dense(all);
  }
}
