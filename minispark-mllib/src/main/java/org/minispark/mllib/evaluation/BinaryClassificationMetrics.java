package org.minispark.mllib.evaluation;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import org.minispark.Product;
import org.minispark.Tuple2;
import org.minispark.api.java.JavaPairRDD;
import org.minispark.api.java.function.Function;
import org.minispark.mllib.internal.Requirement;
import org.minispark.rdd.RDD;
import org.minispark.storage.StorageLevel;

/**
 * How well scores tell two classes apart, at every threshold: curves and the areas under them.
 *
 * <p>Every distinct score is a threshold, unless there are to be fewer bins. The curves are RDDs,
 * from the highest threshold down.
 */
public class BinaryClassificationMetrics {
  private static final int EVERY_SCORE = 0;

  private final RDD<? extends Product> scoreAndLabels;
  private final int numBins;

  /** Score, and label with weight. */
  private final RDD<Tuple2<Double, Tuple2<Double, Double>>> scored;

  private RDD<Tuple2<Double, AtThreshold>> thresholds;
  private RDD<Tuple2<Double, LabelCounter>> cumulative;

  /**
   * @param scoreAndLabels tuples of score and label, or of score, label and weight, all doubles; a
   *     label above 0.5 is positive
   * @param numBins about how many points a curve shall have; 0 for one at each distinct score
   */
  public BinaryClassificationMetrics(RDD<? extends Product> scoreAndLabels, int numBins) {
    Requirement.require(numBins >= 0, "numBins must be nonnegative");
    this.scoreAndLabels = scoreAndLabels;
    this.numBins = numBins;
    this.scored =
        scoreAndLabels.map(
            tuple ->
                new Tuple2<>(
                    Scored.first(tuple), new Tuple2<>(Scored.second(tuple), Scored.weight(tuple))));
  }

  /** With a point at each distinct score. */
  @SuppressWarnings("unchecked") // tuples are products
  public BinaryClassificationMetrics(RDD<Tuple2<Object, Object>> scoreAndLabels) {
    this((RDD<? extends Product>) (RDD<?>) scoreAndLabels, EVERY_SCORE);
  }

  public RDD<? extends Product> scoreAndLabels() {
    return scoreAndLabels;
  }

  /** Score, and label with weight, which is 1.0 where the tuples have none. */
  @SuppressWarnings("unchecked") // Spark's signature says Object for a double
  public RDD<Tuple2<Object, Tuple2<Object, Object>>> scoreLabelsWeight() {
    return (RDD<Tuple2<Object, Tuple2<Object, Object>>>) (RDD<?>) scored;
  }

  public int numBins() {
    return numBins;
  }

  /** Drops what the metrics have cached. */
  public void unpersist() {
    confusions();
    cumulative.unpersist(false);
  }

  /** The thresholds, descending. */
  public RDD<Object> thresholds() {
    confusions();
    return cumulative.map(count -> count._1);
  }

  /** False positive rate and recall, from (0, 0) to (1, 1). */
  public RDD<Tuple2<Object, Object>> roc() {
    RDD<Tuple2<Object, Object>> curve =
        confusions().map(at -> point(at._2.falsePositiveRate(), at._2.recall()));
    int last = curve.getNumPartitions() - 1;
    return curve.mapPartitionsWithIndex(
        (index, points) -> {
          List<Tuple2<Object, Object>> all = new ArrayList<>();
          if (index == 0) {
            all.add(point(0.0, 0.0));
          }
          points.forEachRemaining(all::add);
          if (index == last) {
            all.add(point(1.0, 1.0));
          }
          return all.iterator();
        },
        false);
  }

  public double areaUnderROC() {
    return AreaUnderCurve.of(roc());
  }

  /** Recall and precision, from recall 0 with the precision of the highest threshold. */
  public RDD<Tuple2<Object, Object>> pr() {
    RDD<Tuple2<Object, Object>> curve =
        confusions().map(at -> point(at._2.recall(), at._2.precision()));
    Object firstPrecision = curve.first()._2;
    return curve.mapPartitionsWithIndex(
        (index, points) -> {
          List<Tuple2<Object, Object>> all = new ArrayList<>();
          if (index == 0) {
            all.add(new Tuple2<>(0.0, firstPrecision));
          }
          points.forEachRemaining(all::add);
          return all.iterator();
        },
        false);
  }

  public double areaUnderPR() {
    return AreaUnderCurve.of(pr());
  }

  /** Threshold and F-measure, in which recall counts beta times as much as precision. */
  public RDD<Tuple2<Object, Object>> fMeasureByThreshold(double beta) {
    return byThreshold(at -> at.fMeasure(beta));
  }

  public RDD<Tuple2<Object, Object>> fMeasureByThreshold() {
    return fMeasureByThreshold(1.0);
  }

  public RDD<Tuple2<Object, Object>> precisionByThreshold() {
    return byThreshold(AtThreshold::precision);
  }

  public RDD<Tuple2<Object, Object>> recallByThreshold() {
    return byThreshold(AtThreshold::recall);
  }

  private RDD<Tuple2<Object, Object>> byThreshold(Function<AtThreshold, Double> measure) {
    return confusions().map(at -> new Tuple2<>(at._1, measure.call(at._2)));
  }

  private static Tuple2<Object, Object> point(double x, double y) {
    return new Tuple2<>(x, y);
  }

  /** What is found at each threshold: made once, and kept. */
  private RDD<Tuple2<Double, AtThreshold>> confusions() {
    if (thresholds == null) {
      RDD<Tuple2<Double, LabelCounter>> counts = binned(countByScore());
      List<LabelCounter> before = sumsBefore(counts);
      LabelCounter all = before.get(before.size() - 1);
      cumulative =
          counts
              .mapPartitionsWithIndex((index, own) -> cumulate(before.get(index).copy(), own), true)
              .persist(StorageLevel.MEMORY_ONLY());
      thresholds = cumulative.map(at -> new Tuple2<>(at._1, new AtThreshold(at._2, all)));
    }
    return thresholds;
  }

  private RDD<Tuple2<Double, LabelCounter>> countByScore() {
    return JavaPairRDD.fromRDD(scored)
        .combineByKey(
            labeled -> new LabelCounter().add(labeled._1, labeled._2),
            (counter, labeled) -> counter.add(labeled._1, labeled._2),
            LabelCounter::add)
        .sortByKey(false)
        .rdd();
  }

  private RDD<Tuple2<Double, LabelCounter>> binned(RDD<Tuple2<Double, LabelCounter>> counts) {
    if (numBins == 0) {
      return counts;
    }
    long size = counts.count() / numBins;
    return size < 2 ? counts : counts.mapPartitions(own -> new Binning(own, size));
  }

  /** The sum of all partitions before each, and at the end the sum of all. */
  private static List<LabelCounter> sumsBefore(RDD<Tuple2<Double, LabelCounter>> counts) {
    List<LabelCounter> ofPartitions =
        counts.map(count -> count._2).mapPartitions(own -> List.of(sum(own)).iterator()).collect();
    List<LabelCounter> sums = new ArrayList<>();
    LabelCounter sum = new LabelCounter();
    sums.add(sum);
    for (LabelCounter ofPartition : ofPartitions) {
      sum = sum.copy().add(ofPartition);
      sums.add(sum);
    }
    return sums;
  }

  private static LabelCounter sum(Iterator<LabelCounter> counts) {
    LabelCounter sum = new LabelCounter();
    counts.forEachRemaining(sum::add);
    return sum;
  }

  private static Iterator<Tuple2<Double, LabelCounter>> cumulate(
      LabelCounter sum, Iterator<Tuple2<Double, LabelCounter>> counts) {
    List<Tuple2<Double, LabelCounter>> sums = new ArrayList<>();
    counts.forEachRemaining(count -> sums.add(new Tuple2<>(count._1, sum.add(count._2).copy())));
    return sums.iterator();
  }
}
