package org.minispark.rdd;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.concurrent.ExecutionException;
import org.minispark.engine.base.CallerStack;
import org.minispark.engine.base.Unchecked;

/** Fetches one partition after the other, each by a job of its own. */
final class LocalIterator<T> implements Iterator<T> {
  /** When the job of the next partition starts. */
  enum Fetch {
    /** When the program asks for its first record. */
    ON_DEMAND,
    /** While the program still reads the records of the one before. */
    AHEAD
  }

  private final RDD<T> rdd;
  private final Fetch fetch;
  private final int partitions;
  private int next;
  private Iterator<T> current = List.<T>of().iterator();
  private Ahead ahead;

  /** A job that runs while the program reads. */
  private final class Ahead {
    private final List<T> records = new ArrayList<>();
    private final JobFuture job;

    Ahead(int partition) {
      job =
          rdd.requireJobs()
              .submitter()
              .<T, List<T>>submitJob(
                  rdd,
                  (context, found) -> Gathered.of(found),
                  new int[] {partition},
                  (index, found) -> records.addAll(found));
    }

    List<T> await() {
      try {
        job.completion().get();
        return records;
      } catch (ExecutionException failed) {
        throw Unchecked.rethrow(CallerStack.appendTo(failed.getCause()));
      } catch (InterruptedException interrupted) {
        job.cancel("because the thread that waited for it was interrupted");
        throw Unchecked.rethrow(interrupted);
      }
    }
  }

  LocalIterator(RDD<T> rdd, Fetch fetch) {
    NestedUse.refuseInTask(rdd);
    this.rdd = rdd;
    this.fetch = fetch;
    this.partitions = rdd.partitions().length;
  }

  @Override
  public boolean hasNext() {
    while (!current.hasNext() && next < partitions) {
      current = fetch().iterator();
    }
    return current.hasNext();
  }

  @Override
  public T next() {
    if (!hasNext()) {
      throw new NoSuchElementException("next on empty iterator");
    }
    return current.next();
  }

  private List<T> fetch() {
    int partition = next++;
    if (fetch == Fetch.ON_DEMAND) {
      return rdd.collectPartitions(new int[] {partition}).get(0);
    }
    Ahead wanted = ahead == null ? new Ahead(partition) : ahead;
    List<T> records = wanted.await();
    ahead = next < partitions ? new Ahead(next) : null;
    return records;
  }
}
