package org.minispark.engine.statistics;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;

/**
 * Finds the keys that cut a data set into ranges of about the same size.
 *
 * <p>In order: every partition is {@linkplain RangeSketch sketched} with {@link #sketchSize} keys;
 * {@link #add} takes the sketches by partition; partitions so large that their sketch would stand
 * for too many elements are {@link #partitionsToResample sampled again}, without replacement, with
 * {@link #resampleFraction} and {@link #resampleSeed}, and given to {@link #addResampled}; {@link
 * #determine} weighs each sampled key by the number of elements it stands for and cuts.
 *
 * @param <K> the type of the keys
 */
public final class RangeBounds<K> {
  private static final double MOST_SAMPLED_KEYS = 1e6;

  private record WeightedKey<K>(K key, float weight) {}

  private final int ranges;
  private final double sampleSize;
  private final int sketchSize;
  private final List<RangeSketch<K>> sketches = new ArrayList<>();
  private long elements;
  private final List<WeightedKey<K>> resampled = new ArrayList<>();

  /**
   * @param ranges how many ranges are wanted
   * @param parentPartitions how many partitions the data has
   * @param samplePointsPerRange how many keys to sample for each range; Spark's default is 20
   */
  public RangeBounds(int ranges, int parentPartitions, int samplePointsPerRange) {
    require(ranges >= 0, "Number of partitions cannot be negative but found " + ranges + ".");
    require(
        samplePointsPerRange > 0,
        "Sample points per partition must be greater than 0 but found " + samplePointsPerRange);
    this.ranges = ranges;
    this.sampleSize = Math.min((double) samplePointsPerRange * ranges, MOST_SAMPLED_KEYS);
    // three times the even share, so that moderately uneven partitions need no second pass
    this.sketchSize = (int) Math.ceil(3 * sampleSize / parentPartitions);
  }

  /** How many keys to sketch of each partition. */
  public int sketchSize() {
    return sketchSize;
  }

  /** Takes the sketch of the next partition. */
  public void add(RangeSketch<K> sketch) {
    sketches.add(sketch);
    elements += sketch.count();
  }

  /** The partitions whose sketch is too small for their size; empty in most cases. */
  public BitSet partitionsToResample() {
    BitSet large = new BitSet();
    for (int partition = 0; partition < sketches.size(); partition++) {
      large.set(partition, isTooLarge(sketches.get(partition)));
    }
    return large;
  }

  /** The fraction of all elements that is to be sampled. */
  public double resampleFraction() {
    return Math.min(sampleSize / Math.max(elements, 1), 1);
  }

  /** The seed of the second sampling: that of {@code RDD.sample} on the large partitions. */
  public static int resampleSeed(int rddId) {
    return spread(-rddId - 1);
  }

  /** Takes the second sample, of all large partitions in their order. */
  public void addResampled(List<K> sample) {
    float weight = (float) (1 / resampleFraction());
    sample.forEach(key -> resampled.add(new WeightedKey<>(key, weight)));
  }

  /**
   * The last key of each range but the last, strictly ascending. Fewer than {@code ranges - 1} if
   * the sample has not so many different keys.
   */
  public List<K> determine(Comparator<? super K> order) {
    if (ranges <= 1) {
      return List.of();
    }
    List<WeightedKey<K>> candidates = candidates();
    candidates.sort(Comparator.comparing(WeightedKey::key, order));
    return cut(candidates, order);
  }

  /** The index of the range that holds a key: the first whose bound is not less than the key. */
  public static <K> int rangeOf(K key, K[] bounds, Comparator<? super K> order) {
    int found = Arrays.binarySearch(bounds, key, order);
    return found >= 0 ? found : -found - 1;
  }

  /** Spreads the bits of ids and indexes, which are small numbers, over a seed. */
  static int spread(int value) {
    return Integer.reverseBytes(value * 0x9e3775cd) * 0x9e3775cd;
  }

  private List<WeightedKey<K>> candidates() {
    List<WeightedKey<K>> candidates = new ArrayList<>();
    for (RangeSketch<K> sketch : sketches) {
      if (!isTooLarge(sketch)) {
        float weight = (float) ((double) sketch.count() / sketch.sample().size());
        sketch.sample().forEach(key -> candidates.add(new WeightedKey<>(key, weight)));
      }
    }
    candidates.addAll(resampled);
    return candidates;
  }

  private boolean isTooLarge(RangeSketch<K> sketch) {
    return resampleFraction() * sketch.count() > sketchSize;
  }

  private List<K> cut(List<WeightedKey<K>> sorted, Comparator<? super K> order) {
    int wanted = Math.min(ranges, sorted.size()) - 1;
    double total = 0;
    for (WeightedKey<K> candidate : sorted) {
      total += candidate.weight;
    }
    double step = total / (wanted + 1);
    double target = step;
    double passed = 0;
    List<K> bounds = new ArrayList<>();
    for (WeightedKey<K> candidate : sorted) {
      if (bounds.size() >= wanted) {
        break;
      }
      passed += candidate.weight;
      if (passed >= target && isAfterLast(candidate.key, bounds, order)) {
        bounds.add(candidate.key);
        target += step;
      }
    }
    return bounds;
  }

  private static <K> boolean isAfterLast(K key, List<K> bounds, Comparator<? super K> order) {
    return bounds.isEmpty() || order.compare(key, bounds.get(bounds.size() - 1)) > 0;
  }

  private static void require(boolean condition, String message) {
    if (!condition) {
      throw new IllegalArgumentException("requirement failed: " + message);
    }
  }
}
