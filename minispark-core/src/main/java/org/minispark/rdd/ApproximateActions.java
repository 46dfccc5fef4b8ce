package org.minispark.rdd;

import java.util.Collections;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import org.minispark.engine.base.Iterators;
import org.minispark.engine.statistics.DistinctCount;
import org.minispark.engine.statistics.Estimate;
import org.minispark.partial.BoundedDouble;
import org.minispark.partial.PartialResult;

/** Counts that need not be exact. */
final class ApproximateActions<T> {
  private final RDD<T> rdd;

  ApproximateActions(RDD<T> rdd) {
    this.rdd = rdd;
  }

  PartialResult<BoundedDouble> count(long timeoutMillis, double confidence) {
    requireProbability(confidence);
    return ApproximateJob.run(
        rdd,
        (context, records) -> Iterators.count(records),
        (counts, progress) ->
            ApproximateJob.bounded(
                Estimate.ofCount(
                    counts.stream().mapToLong(Long::longValue).sum(), progress, confidence)),
        timeoutMillis);
  }

  PartialResult<Map<T, BoundedDouble>> countByValue(long timeoutMillis, double confidence) {
    requireProbability(confidence);
    return ApproximateJob.run(
        rdd,
        (context, records) -> countEach(records),
        (parts, progress) -> bounds(sumOf(parts), progress, confidence),
        timeoutMillis);
  }

  long countDistinct(double relativeSd) {
    int precision = DistinctCount.precisionFor(relativeSd);
    DistinctCount total = new DistinctCount(precision, 0);
    rdd.runJob((context, records) -> countDistinct(records, precision)).forEach(total::addAll);
    return total.estimate();
  }

  private static <T> Map<T, BoundedDouble> bounds(
      Map<T, Long> counts, Estimate.Progress progress, double confidence) {
    Map<T, BoundedDouble> bounds = new HashMap<>();
    counts.forEach(
        (value, count) ->
            bounds.put(
                value, ApproximateJob.bounded(Estimate.ofCount(count, progress, confidence))));
    return Collections.unmodifiableMap(bounds);
  }

  private static <T> Map<T, Long> countEach(Iterator<T> records) {
    Map<T, Long> counts = new HashMap<>();
    records.forEachRemaining(record -> counts.merge(record, 1L, Long::sum));
    return counts;
  }

  private static <T> Map<T, Long> sumOf(List<Map<T, Long>> parts) {
    Map<T, Long> sum = new HashMap<>();
    parts.forEach(part -> part.forEach((value, count) -> sum.merge(value, count, Long::sum)));
    return sum;
  }

  private static <T> DistinctCount countDistinct(Iterator<T> records, int precision) {
    DistinctCount count = new DistinctCount(precision, 0);
    records.forEachRemaining(count::add);
    return count;
  }

  private static void requireProbability(double confidence) {
    if (!(confidence >= 0 && confidence <= 1)) {
      throw new IllegalArgumentException(
          "requirement failed: confidence (" + confidence + ") must be in [0,1]");
    }
  }
}
