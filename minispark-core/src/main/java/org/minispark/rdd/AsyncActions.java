package org.minispark.rdd;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.function.Function;
import org.minispark.api.java.function.VoidFunction;
import org.minispark.engine.base.Iterators;

/** Actions whose caller does not wait. Each runs one job, {@link AsyncTake} as many as it needs. */
final class AsyncActions<T> {
  private final RDD<T> rdd;

  AsyncActions(RDD<T> rdd) {
    this.rdd = rdd;
  }

  AsyncAction<Long> count() {
    return run(
        (context, records) -> Iterators.count(records),
        counts -> counts.stream().mapToLong(Long::longValue).sum());
  }

  AsyncAction<List<T>> collect() {
    return run(
        (context, records) -> Gathered.of(records),
        parts -> {
          List<T> all = new ArrayList<>();
          parts.forEach(all::addAll);
          return all;
        });
  }

  AsyncAction<Void> foreach(VoidFunction<T> function) {
    return run(Actions.<T>forEach(function), nothing -> null);
  }

  AsyncAction<Void> foreachPartition(VoidFunction<Iterator<T>> function) {
    return run(Actions.<T>forEachPartition(function), nothing -> null);
  }

  /** {@code merge} is called by who asks for the result, with the results in partition order. */
  private <U, R> AsyncAction<R> run(JobFunction<T, U> function, Function<List<U>, R> merge) {
    NestedUse.refuseInTask(rdd);
    Object[] results = new Object[rdd.partitions().length];
    @SuppressWarnings("unchecked") // filled with what the function has returned
    List<U> inOrder = (List<U>) Arrays.asList(results);
    JobFuture job =
        rdd.requireJobs()
            .submitter()
            .<T, U>submitJob(
                rdd,
                function,
                Actions.range(0, results.length),
                (index, result) -> results[index] = result);
    return new AsyncAction<>(() -> merge.apply(inOrder)).endsWith(job);
  }
}
