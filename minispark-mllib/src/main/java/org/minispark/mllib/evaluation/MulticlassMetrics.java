package org.minispark.mllib.evaluation;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.function.ToDoubleFunction;
import org.minispark.Product;
import org.minispark.Tuple2;
import org.minispark.api.java.JavaPairRDD;
import org.minispark.mllib.internal.Requirement;
import org.minispark.mllib.linalg.Matrices;
import org.minispark.mllib.linalg.Matrix;
import org.minispark.rdd.RDD;

/** How often predicted classes are right, for each class and over all. */
public class MulticlassMetrics {
  private static final int PROBABILITIES = 3;
  private static final int DEPTH_OF_TREE = 2;

  private final RDD<? extends Product> predictionAndLabels;
  private Counts counts;

  /** Weights of cases by class: all of it, those rightly found, and those wrongly found. */
  private record Counts(
      Map<Tuple2<Double, Double>, Double> confusions,
      Map<Double, Double> labels,
      Map<Double, Double> right,
      Map<Double, Double> wrong) {}

  /**
   * @param predictionAndLabels tuples of predicted class and label, or of these and a weight, all
   *     doubles; for {@link #logLoss} the probabilities of all classes besides
   */
  public MulticlassMetrics(RDD<? extends Product> predictionAndLabels) {
    this.predictionAndLabels = predictionAndLabels;
  }

  private Counts counts() {
    if (counts == null) {
      counts = count();
    }
    return counts;
  }

  private Counts count() {
    RDD<Tuple2<Tuple2<Double, Double>, Double>> cases =
        predictionAndLabels.map(
            tuple ->
                new Tuple2<>(
                    new Tuple2<>(Scored.second(tuple), Scored.first(tuple)), Scored.weight(tuple)));
    Map<Tuple2<Double, Double>, Double> collected = new LinkedHashMap<>();
    JavaPairRDD.fromRDD(cases)
        .reduceByKey(Double::sum)
        .collect()
        .forEach(count -> collected.put(count._1, count._2));
    Map<Double, Double> labels = new LinkedHashMap<>();
    Map<Double, Double> right = new LinkedHashMap<>();
    Map<Double, Double> wrong = new LinkedHashMap<>();
    Map<Tuple2<Double, Double>, Double> confusions = new LinkedHashMap<>();
    for (Tuple2<Double, Double> pair : ClassOrder.ofMutableMap(collected.keySet())) {
      double weight = collected.get(pair);
      confusions.put(pair, weight);
      boolean isRight = pair._1.equals(pair._2);
      labels.merge(pair._1, weight, Double::sum);
      right.merge(pair._1, isRight ? weight : 0.0, Double::sum);
      wrong.merge(pair._2, isRight ? 0.0 : weight, Double::sum);
    }
    return new Counts(confusions, inOrder(labels), inOrder(right), inOrder(wrong));
  }

  private static Map<Double, Double> inOrder(Map<Double, Double> byClass) {
    Map<Double, Double> ordered = new LinkedHashMap<>();
    ClassOrder.ofMutableMap(byClass.keySet()).forEach(key -> ordered.put(key, byClass.get(key)));
    return ClassOrder.asImmutableMap(ordered);
  }

  /** The classes of the labels, ascending. */
  public double[] labels() {
    return counts().labels().keySet().stream().mapToDouble(Double::doubleValue).sorted().toArray();
  }

  /** Rows are labels, columns predictions, both ascending as in {@link #labels}. */
  public Matrix confusionMatrix() {
    double[] labels = labels();
    int n = labels.length;
    double[] values = new double[n * n];
    for (int i = 0; i < n; i++) {
      for (int j = 0; j < n; j++) {
        Tuple2<Double, Double> pair = new Tuple2<>(labels[i], labels[j]);
        values[i + j * n] = counts().confusions().getOrDefault(pair, 0.0);
      }
    }
    return Matrices.dense(n, n, values);
  }

  /** The same as {@link #recall}. */
  public double truePositiveRate(double label) {
    return recall(label);
  }

  /** How many of the other classes are called this one. */
  public double falsePositiveRate(double label) {
    double others = sum(counts().labels().values()) - of(counts().labels(), label);
    return counts().wrong().getOrDefault(label, 0.0) / others;
  }

  /** How many of those that are called this class are of it; 0 if none is called so. */
  public double precision(double label) {
    double right = of(counts().right(), label);
    double called = right + counts().wrong().getOrDefault(label, 0.0);
    return called == 0 ? 0 : right / called;
  }

  /** How many of this class are called so. */
  public double recall(double label) {
    return of(counts().right(), label) / of(counts().labels(), label);
  }

  /** One measure of both, in which recall counts beta times as much as precision. */
  public double fMeasure(double label, double beta) {
    double precision = precision(label);
    double recall = recall(label);
    double squared = beta * beta;
    if (precision + recall == 0) {
      return 0;
    }
    return (1 + squared) * precision * recall / (squared * precision + recall);
  }

  public double fMeasure(double label) {
    return fMeasure(label, 1.0);
  }

  /** How many are right. */
  public double accuracy() {
    return sum(counts().right().values()) / sum(counts().labels().values());
  }

  public double weightedTruePositiveRate() {
    return weightedRecall();
  }

  public double weightedFalsePositiveRate() {
    return weighted(this::falsePositiveRate);
  }

  public double weightedRecall() {
    return weighted(this::recall);
  }

  public double weightedPrecision() {
    return weighted(this::precision);
  }

  public double weightedFMeasure(double beta) {
    return weighted(label -> fMeasure(label, beta));
  }

  public double weightedFMeasure() {
    return weightedFMeasure(1.0);
  }

  /** How many are wrong. */
  public double hammingLoss() {
    double wrong = 0;
    double all = 0;
    for (var count : counts().confusions().entrySet()) {
      all += count.getValue();
      wrong += count.getKey()._1.equals(count.getKey()._2) ? 0 : count.getValue();
    }
    return wrong / all;
  }

  /**
   * The mean of minus the logarithm of the probability that the label's class was given.
   *
   * @param eps probabilities nearer to 0 or 1 than this count as if they were as near
   */
  public double logLoss(double eps) {
    Requirement.require(eps > 0 && eps < 0.5, "eps must be in range (0, 0.5), but got " + eps);
    RDD<Tuple2<Double, Double>> losses =
        predictionAndLabels.map(
            tuple -> {
              double weight = Scored.weight(tuple);
              return new Tuple2<>(loss(tuple, eps) * weight, weight);
            });
    Tuple2<Double, Double> sums =
        losses.treeReduce((a, b) -> new Tuple2<>(a._1 + b._1, a._2 + b._2), DEPTH_OF_TREE);
    return sums._1 / sums._2;
  }

  private static double loss(Product tuple, double eps) {
    if (tuple.productArity() <= PROBABILITIES) {
      throw new IllegalArgumentException("Expected quadruples, got " + tuple);
    }
    double label = Scored.second(tuple);
    Requirement.require((int) label == label && label >= 0, "Invalid label " + label);
    double[] probabilities = (double[]) tuple.productElement(PROBABILITIES);
    Requirement.require(probabilities != null, "probability of each class can not be null");
    double probability = probabilities[(int) label];
    if (probability < eps) {
      return -Math.log(eps);
    }
    return probability > 1 - eps ? -Math.log1p(-eps) : -Math.log(probability);
  }

  /** The mean over classes, each with the weight of its labels. */
  private double weighted(ToDoubleFunction<Double> measure) {
    double all = sum(counts().labels().values());
    double sum = 0;
    for (var entry : counts().labels().entrySet()) {
      sum += measure.applyAsDouble(entry.getKey()) * entry.getValue() / all;
    }
    return sum;
  }

  private static double sum(Iterable<Double> values) {
    double sum = 0;
    for (double value : values) {
      sum += value;
    }
    return sum;
  }

  private static double of(Map<Double, Double> byClass, double label) {
    Double value = byClass.get(label);
    if (value == null) {
      throw new NoSuchElementException("key not found: " + label);
    }
    return value;
  }
}
