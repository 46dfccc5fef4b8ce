package org.minispark.rdd;

import java.util.ArrayList;
import java.util.List;
import org.minispark.SparkConf;
import org.minispark.SparkException;
import org.minispark.engine.base.Iterators;

/**
 * {@code take} without waiting: reads partitions from the front, in a job for each step, whose end
 * starts the next one. Its guesses at how many to read next are Spark's for this action, a little
 * lower than those of {@link Actions#take}.
 */
final class AsyncTake<T> extends AsyncAction<List<T>> {
  private final RDD<T> rdd;
  private final JobRunner.Submitter submitter;
  private final int wanted;
  private final int total;
  private final List<T> taken;

  private AsyncTake(RDD<T> rdd, int wanted, List<T> taken) {
    super(() -> taken);
    this.rdd = rdd;
    this.submitter = rdd.requireJobs().submitter();
    this.wanted = wanted;
    this.total = rdd.partitions().length;
    this.taken = taken;
  }

  static <T> AsyncTake<T> of(RDD<T> rdd, int wanted) {
    AsyncTake<T> take = new AsyncTake<>(rdd, wanted, new ArrayList<>());
    take.goOn(0);
    return take;
  }

  @Override
  void beforeJobsAreCancelled() {
    ended(new SparkException("Action has been cancelled"));
  }

  private void goOn(int scanned) {
    if (isCancelled()) {
      return;
    }
    if (taken.size() >= wanted || scanned >= total) {
      ended(null);
      return;
    }
    int end = (int) Math.min(scanned + partitionsToTry(scanned), total);
    int left = wanted - taken.size();
    List<List<T>> parts = new ArrayList<>();
    for (int partition = scanned; partition < end; partition++) {
      parts.add(List.of());
    }
    JobFuture job =
        submitter.<T, List<T>>submitJob(
            rdd,
            (context, records) -> Gathered.of(Iterators.take(records, left)),
            Actions.range(scanned, end),
            parts::set);
    var unused =
        started(job).completion().whenComplete((done, failure) -> stepEnded(parts, end, failure));
  }

  private void stepEnded(List<List<T>> parts, int scanned, Throwable failure) {
    if (failure != null) {
      ended(failure);
      return;
    }
    for (List<T> part : parts) {
      taken.addAll(part.subList(0, Math.min(part.size(), wanted - taken.size())));
    }
    try {
      goOn(scanned);
    } catch (RuntimeException stopped) { // the context has ended meanwhile
      ended(stopped);
    }
  }

  private long partitionsToTry(int scanned) {
    SparkConf conf = rdd.jobs().conf();
    if (scanned == 0) {
      return conf.getInt("spark.rdd.limit.initialNumPartitions", 1);
    }
    long most = (long) scanned * Math.max(conf.getInt("spark.rdd.limit.scaleUpFactor", 4), 2);
    if (taken.isEmpty()) {
      return most;
    }
    long guess = (long) (1.5 * wanted * scanned / taken.size()) - scanned;
    return Math.min(Math.max(guess, 1), most);
  }
}
