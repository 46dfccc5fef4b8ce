package org.minispark.engine.shuffle;

/** Takes pairs bucket by bucket, in ascending order of the buckets. */
abstract class BucketSink implements Pairs.PairConsumer {
  /** The pairs that follow belong to this bucket. */
  abstract void startBucket(int id);

  /** Copies all that a run of buckets holds. */
  final void addAll(Buckets buckets) {
    for (int place = 0; place < buckets.sections().count(); place++) {
      int id = buckets.sections().id(place);
      startBucket(id);
      buckets.bucket(id).pushTo(this);
    }
  }
}
