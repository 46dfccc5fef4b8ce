package org.minispark.rdd;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.minispark.engine.base.Unchecked;
import org.minispark.engine.statistics.Estimate;
import org.minispark.partial.BoundedDouble;
import org.minispark.partial.PartialResult;

/**
 * A job that answers after a while with what it knows, and goes on to the exact result. What is
 * known are the results of the partitions that are done, in the order of partitions.
 *
 * @param <U> the result of a partition
 * @param <R> the answer
 */
final class ApproximateJob<U, R> {
  private final Evaluation<U, R> evaluation;
  private final List<U> results;
  private int done;
  private Throwable failure;
  private PartialResult<R> answer;

  /** Makes an answer of the partitions that are done. */
  @FunctionalInterface
  interface Evaluation<U, R> {
    R evaluate(List<U> done, Estimate.Progress progress);
  }

  private ApproximateJob(int partitions, Evaluation<U, R> evaluation) {
    this.evaluation = evaluation;
    this.results = new ArrayList<>(Collections.nCopies(partitions, null));
  }

  /**
   * Runs {@code function} over all partitions and waits for an answer.
   *
   * @return final if the job has ended within {@code timeoutMillis}, else it gets final later
   */
  static <T, U, R> PartialResult<R> run(
      RDD<T> rdd, JobFunction<T, U> function, Evaluation<U, R> evaluation, long timeoutMillis) {
    NestedUse.refuseInTask(rdd);
    int partitions = rdd.partitions().length;
    ApproximateJob<U, R> job = new ApproximateJob<>(partitions, evaluation);
    long deadline = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(timeoutMillis);
    var unused =
        rdd.requireJobs()
            .submitter()
            .submitJob(rdd, function, Actions.range(0, partitions), job::partitionDone)
            .completion()
            .whenComplete((nothing, thrown) -> job.ended(thrown));
    return job.awaitAnswer(deadline);
  }

  static BoundedDouble bounded(Estimate guess) {
    return new BoundedDouble(guess.mean(), guess.confidence(), guess.low(), guess.high());
  }

  /** The program's handlers are called without the lock. */
  private void partitionDone(int index, U result) {
    R last;
    synchronized (this) {
      results.set(index, result);
      done++;
      notifyAll();
      if (!isComplete() || answer == null) {
        return;
      }
      last = evaluate();
    }
    answer.setFinalValue(last);
  }

  private void ended(Throwable thrown) {
    synchronized (this) {
      failure = thrown;
      notifyAll();
      if (thrown == null || answer == null) {
        return;
      }
    }
    answer.setFailure(thrown instanceof Exception known ? known : new Exception(thrown));
  }

  private synchronized PartialResult<R> awaitAnswer(long deadline) {
    while (!isComplete() && failure == null && deadline - System.nanoTime() > 0) {
      try {
        TimeUnit.NANOSECONDS.timedWait(this, deadline - System.nanoTime());
      } catch (InterruptedException interrupted) {
        throw Unchecked.rethrow(interrupted);
      }
    }
    if (failure != null) {
      throw Unchecked.rethrow(failure);
    }
    answer = new PartialResult<>(evaluate(), isComplete());
    return answer;
  }

  private boolean isComplete() {
    return done == results.size();
  }

  private R evaluate() {
    List<U> known = results.stream().filter(Objects::nonNull).toList();
    return evaluation.evaluate(known, new Estimate.Progress(done, results.size()));
  }
}
