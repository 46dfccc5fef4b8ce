package org.minispark.rdd;

import java.util.HashMap;
import java.util.Map;
import org.minispark.Tuple2;
import org.minispark.engine.base.Iterators;
import org.minispark.rdd.MapPartitionsRDD.Keys;
import org.minispark.util.random.StratifiedSampling;
import org.minispark.util.random.StratifiedSampling.Acceptances;

/** A sample of pairs with a fraction for each key. Partition {@code i} has the seed + i. */
final class StratifiedSample<K, V> {
  private final RDD<Tuple2<K, V>> rdd;
  private final HashMap<K, Double> fractions;
  private final long seed;

  StratifiedSample(RDD<Tuple2<K, V>> rdd, Map<K, Double> fractions, long seed) {
    StratifiedSampling.checkFractions(fractions);
    this.rdd = rdd;
    this.fractions = new HashMap<>(fractions);
    this.seed = seed;
  }

  RDD<Tuple2<K, V>> approximate(boolean withReplacement) {
    return withReplacement ? poisson(fractions, seed) : bernoulli(fractions, seed);
  }

  RDD<Tuple2<K, V>> exact(boolean withReplacement) {
    return withReplacement ? exactPoisson() : exactBernoulli();
  }

  private RDD<Tuple2<K, V>> bernoulli(Map<K, Double> rates, long firstSeed) {
    return step(
        (context, index, records) ->
            StratifiedSampling.withoutReplacement(records, rates, firstSeed + index));
  }

  private RDD<Tuple2<K, V>> poisson(Map<K, Double> rates, long firstSeed) {
    return step(
        (context, index, records) ->
            StratifiedSampling.withReplacement(records, rates, firstSeed + index));
  }

  private RDD<Tuple2<K, V>> exactBernoulli() {
    HashMap<K, Double> rates = fractions;
    long firstSeed = seed;
    Acceptances<K> found =
        firstPass(
            (context, index, records) ->
                Iterators.singleton(
                    StratifiedSampling.acceptWithoutReplacement(
                        records, rates, firstSeed + index)));
    return bernoulli(StratifiedSampling.thresholds(found, fractions), seed);
  }

  private RDD<Tuple2<K, V>> exactPoisson() {
    HashMap<K, Double> rates = fractions;
    long firstSeed = seed;
    Map<K, Long> counts = new PairRDDFunctions<>(rdd).countByKey();
    Acceptances<K> found =
        firstPass(
            (context, index, records) ->
                Iterators.singleton(
                    StratifiedSampling.acceptWithReplacement(
                        records, rates, counts, firstSeed + index)));
    Map<K, Double> thresholds = StratifiedSampling.thresholds(found, fractions);
    return step(
        (context, index, records) ->
            StratifiedSampling.exactWithReplacement(records, found, thresholds, firstSeed + index));
  }

  private Acceptances<K> firstPass(PartitionFunction<Tuple2<K, V>, Acceptances<K>> accept) {
    return new MapPartitionsRDD<>(rdd, accept)
        .collect().stream().reduce(new Acceptances<>(), StratifiedSampling::merge);
  }

  private RDD<Tuple2<K, V>> step(PartitionFunction<Tuple2<K, V>, Tuple2<K, V>> sample) {
    return new MapPartitionsRDD<>(rdd, sample, Keys.KEPT);
  }
}
