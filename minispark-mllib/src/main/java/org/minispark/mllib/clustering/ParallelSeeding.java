package org.minispark.mllib.clustering;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.minispark.Tuple2;
import org.minispark.broadcast.Broadcast;
import org.minispark.engine.base.XORShiftRandom;
import org.minispark.mllib.linalg.Vector;
import org.minispark.rdd.RDD;
import org.minispark.storage.StorageLevel;

/**
 * Finds the first centres by k-means||: a random point, then in a few passes about 2k points each,
 * drawn by their distance from the centres so far; of all these, weighted by the points that are
 * nearest to them, k-means++ chooses k (Bahmani and others: Scalable k-means++, 2012).
 */
final class ParallelSeeding {
  private static final int LOCAL_ITERATIONS = 30;
  private static final int STEP_SHIFT = 16;

  private final RDD<VectorWithNorm> data;
  private final DistanceMeasure measure;
  private final int k;
  private final int seed;

  ParallelSeeding(RDD<VectorWithNorm> data, DistanceMeasure measure, int k, int seed) {
    this.data = data;
    this.measure = measure;
    this.k = k;
    this.seed = seed;
  }

  VectorWithNorm[] run(int steps) {
    List<VectorWithNorm> first = data.takeSample(false, 1, seed);
    if (first.isEmpty()) {
      throw new IllegalArgumentException("requirement failed: No samples available from " + data);
    }
    List<VectorWithNorm> centers = new ArrayList<>();
    VectorWithNorm[] latest = {first.get(0).toDense()};
    centers.add(latest[0]);
    List<Broadcast<VectorWithNorm[]>> sent = new ArrayList<>();
    RDD<Double> costs = data.map(point -> Double.POSITIVE_INFINITY);
    for (int step = 0; step < steps; step++) {
      Broadcast<VectorWithNorm[]> current = data.requireJobs().broadcast(latest);
      sent.add(current);
      RDD<Double> before = costs;
      costs = costs(before, current).persist(StorageLevel.MEMORY_AND_DISK());
      double sum = costs.fold(0.0, Double::sum);
      if (step > 0) {
        before.unpersist(false);
      }
      latest = draw(costs, sum, step);
      centers.addAll(Arrays.asList(latest));
    }
    costs.unpersist(false);
    sent.forEach(Broadcast::destroy);
    return choose(distinct(centers));
  }

  private RDD<Double> costs(RDD<Double> before, Broadcast<VectorWithNorm[]> centers) {
    DistanceMeasure by = measure;
    return data.zip(before)
        .map(pair -> Math.min(by.findClosest(centers.value(), pair._1).cost(), pair._2));
  }

  private VectorWithNorm[] draw(RDD<Double> costs, double sum, int step) {
    int ofStep = seed ^ (step << STEP_SHIFT);
    double factor = k;
    List<VectorWithNorm> drawn =
        data.zip(costs)
            .mapPartitionsWithIndex(
                (index, pairs) -> draw(pairs, new XORShiftRandom(ofStep ^ index), factor, sum),
                false)
            .collect();
    return drawn.stream().map(VectorWithNorm::toDense).toArray(VectorWithNorm[]::new);
  }

  private static Iterator<VectorWithNorm> draw(
      Iterator<Tuple2<VectorWithNorm, Double>> pairs, XORShiftRandom random, double k, double sum) {
    List<VectorWithNorm> drawn = new ArrayList<>();
    pairs.forEachRemaining(
        pair -> {
          if (random.nextDouble() < 2.0 * pair._2 * k / sum) {
            drawn.add(pair._1);
          }
        });
    return drawn.iterator();
  }

  static VectorWithNorm[] distinct(List<VectorWithNorm> points) {
    Set<Vector> vectors = new LinkedHashSet<>();
    points.forEach(point -> vectors.add(point.vector()));
    return vectors.stream().map(VectorWithNorm::new).toArray(VectorWithNorm[]::new);
  }

  private VectorWithNorm[] choose(VectorWithNorm[] candidates) {
    if (candidates.length <= k) {
      return candidates;
    }
    DistanceMeasure by = measure;
    Broadcast<VectorWithNorm[]> sent = data.requireJobs().broadcast(candidates);
    Map<Integer, Long> counts =
        data.map(point -> by.findClosest(sent.value(), point).index()).countByValue();
    sent.destroy();
    double[] weights = new double[candidates.length];
    Arrays.setAll(weights, i -> counts.getOrDefault(i, 0L));
    return new LocalKMeans(0, candidates, weights, k).run(LOCAL_ITERATIONS);
  }
}
