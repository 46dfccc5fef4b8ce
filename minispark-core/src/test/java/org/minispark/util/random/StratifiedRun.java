package org.minispark.util.random;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import org.minispark.Tuple2;

/** The passes of stratified sampling over all partitions, as an RDD arranges them. */
record StratifiedRun(
    List<List<Tuple2<String, Integer>>> partitions, Map<String, Double> fractions, long seed) {

  /** One pass over one partition. */
  private interface Pass<R> {
    R over(Iterator<Tuple2<String, Integer>> elements, long partitionSeed);
  }

  List<Tuple2<String, Integer>> sample(boolean replacement, boolean exact) {
    if (exact) {
      return replacement ? exactWithReplacement() : exactWithoutReplacement();
    }
    return replacement
        ? collect((elements, s) -> StratifiedSampling.withReplacement(elements, fractions, s))
        : collect((elements, s) -> StratifiedSampling.withoutReplacement(elements, fractions, s));
  }

  private List<Tuple2<String, Integer>> exactWithoutReplacement() {
    Map<String, Double> thresholds =
        StratifiedSampling.thresholds(
            accept(
                (elements, partitionSeed) ->
                    StratifiedSampling.acceptWithoutReplacement(
                        elements, fractions, partitionSeed)),
            fractions);
    return collect(
        (elements, partitionSeed) ->
            StratifiedSampling.withoutReplacement(elements, thresholds, partitionSeed));
  }

  private List<Tuple2<String, Integer>> exactWithReplacement() {
    Map<String, Long> counts = countByKey();
    StratifiedSampling.Acceptances<String> acceptances =
        accept(
            (elements, partitionSeed) ->
                StratifiedSampling.acceptWithReplacement(
                    elements, fractions, counts, partitionSeed));
    Map<String, Double> thresholds = StratifiedSampling.thresholds(acceptances, fractions);
    return collect(
        (elements, partitionSeed) ->
            StratifiedSampling.exactWithReplacement(
                elements, acceptances, thresholds, partitionSeed));
  }

  private StratifiedSampling.Acceptances<String> accept(
      Pass<StratifiedSampling.Acceptances<String>> pass) {
    StratifiedSampling.Acceptances<String> merged = new StratifiedSampling.Acceptances<>();
    for (int i = 0; i < partitions.size(); i++) {
      merged = StratifiedSampling.merge(merged, pass.over(partitions.get(i).iterator(), seed + i));
    }
    return merged;
  }

  private List<Tuple2<String, Integer>> collect(Pass<Iterator<Tuple2<String, Integer>>> pass) {
    List<Tuple2<String, Integer>> sample = new ArrayList<>();
    for (int i = 0; i < partitions.size(); i++) {
      pass.over(partitions.get(i).iterator(), seed + i).forEachRemaining(sample::add);
    }
    return sample;
  }

  private Map<String, Long> countByKey() {
    Map<String, Long> counts = new HashMap<>();
    partitions.forEach(
        partition -> partition.forEach(element -> counts.merge(element._1(), 1L, Long::sum)));
    return counts;
  }
}
