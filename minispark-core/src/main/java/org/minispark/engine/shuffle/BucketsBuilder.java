package org.minispark.engine.shuffle;

import java.util.Arrays;

/** Collects buckets in memory. */
final class BucketsBuilder extends BucketSink {
  private final Sections.Builder sections = new Sections.Builder();
  private Object[] pairs;
  private int end;
  private int bucket;

  /**
   * @param pairs about how many are expected
   */
  BucketsBuilder(int pairs) {
    this.pairs = new Object[2 * Math.max(pairs, 1)];
  }

  @Override
  void startBucket(int id) {
    sections.add(bucket, end / 2);
    bucket = id;
  }

  @Override
  public void accept(Object key, Object value) {
    if (end == pairs.length) {
      pairs = Arrays.copyOf(pairs, 2 * end);
    }
    pairs[end++] = key;
    pairs[end++] = value;
  }

  Buckets build() {
    sections.add(bucket, end / 2);
    return new Buckets(end == pairs.length ? pairs : Arrays.copyOf(pairs, end), sections.build());
  }
}
