package org.minispark.compare.parity.cases;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.minispark.api.java.JavaFutureAction;
import org.minispark.api.java.JavaRDD;
import org.minispark.api.java.JavaSparkContext;
import org.minispark.compare.parity.probe.Report;

/** Actions that do not wait, and jobs that are given up. */
public final class AsyncCases {
  private static final ConcurrentLinkedQueue<Object> seen = new ConcurrentLinkedQueue<>();
  private static CountDownLatch begun;
  private static CountDownLatch released;

  private AsyncCases() {}

  public static Object results(JavaSparkContext sc) {
    JavaRDD<Integer> numbers = Data.range(sc, 10, 4);
    seen.clear();
    return new Report()
        .of("collect", () -> numbers.collectAsync().get())
        .of("count", () -> numbers.countAsync().get())
        .of("take", () -> numbers.takeAsync(5).get())
        .of("take none", () -> numbers.takeAsync(0).get())
        .of("take too many", () -> numbers.takeAsync(50).get())
        .of("each", () -> numbers.foreachAsync(value -> seen.add(value)).get())
        .of("seen", () -> new ArrayList<>(seen))
        .of(
            "partition",
            () -> numbers.foreachPartitionAsync(values -> seen.add(values.next())).get())
        .of("seen then", () -> seen.size())
        .of("of nothing", () -> sc.emptyRDD().collectAsync().get())
        .of("with time", () -> numbers.countAsync().get(10, TimeUnit.MINUTES));
  }

  public static Object futures(JavaSparkContext sc) throws Exception {
    JavaFutureAction<List<Integer>> collected = Data.range(sc, 4, 2).collectAsync();
    JavaFutureAction<List<Integer>> taken = Data.range(sc, 40, 8).takeAsync(30);
    collected.get();
    taken.get();
    JavaFutureAction<Long> failed =
        Data.range(sc, 4, 2).map(value -> value / Data.zero()).countAsync();
    return new Report()
        .of("done", () -> collected.isDone() + " " + collected.isCancelled())
        .of("jobs", () -> collected.jobIds().size())
        .of("jobs of take", () -> taken.jobIds().size())
        .does("jobs are read only", () -> collected.jobIds().add(1))
        .of("cancelled late", () -> collected.cancel(true))
        .of("fails", () -> failed.get())
        .of("fails with time", () -> failed.get(10, TimeUnit.MINUTES))
        .of("failed is done", () -> failed.isDone() + " " + failed.isCancelled());
  }

  public static Object cancelled(JavaSparkContext sc) throws Exception {
    JavaFutureAction<Long> endless = endless(sc);
    return new Report()
        .of("done", () -> endless.isDone() + " " + endless.isCancelled())
        .of("impatient", () -> endless.get(1, TimeUnit.MILLISECONDS))
        .of("cancel", () -> endless.cancel(true))
        .of("cancelled", () -> endless.isCancelled())
        .of("get", () -> endless.get())
        .does("released", () -> released.countDown());
  }

  public static Object cancelledByGroup(JavaSparkContext sc) throws Exception {
    sc.setJobGroup("group", "to be cancelled", true);
    JavaFutureAction<Long> endless = endless(sc);
    sc.cancelJobGroup("group");
    sc.clearJobGroup();
    return new Report()
        .of("get", () -> endless.get())
        .does("released", () -> released.countDown())
        .does("no such group", () -> sc.cancelJobGroup("none"))
        .does("null", () -> sc.cancelJobGroup(null));
  }

  public static Object cancelledByTag(JavaSparkContext sc) throws Exception {
    sc.addJobTag("one");
    sc.addJobTag("two");
    sc.setInterruptOnCancel(true);
    JavaFutureAction<Long> endless = endless(sc);
    Report report = new Report().of("tags", () -> sc.getJobTags());
    sc.cancelJobsWithTag("two");
    return report
        .of("get", () -> endless.get())
        .does("released", () -> released.countDown())
        .does("removed", () -> sc.removeJobTag("one"))
        .of("left", () -> sc.getJobTags())
        .does("cleared", () -> sc.clearJobTags())
        .of("none", () -> sc.getJobTags())
        .does("comma", () -> sc.addJobTag("a,b"))
        .does("empty", () -> sc.addJobTag(""))
        .does("null", () -> sc.addJobTag(null))
        .does("interrupt no more", () -> sc.setInterruptOnCancel(false));
  }

  public static Object cancelledWithAll(JavaSparkContext sc) throws Exception {
    sc.setInterruptOnCancel(true);
    JavaFutureAction<Long> endless = endless(sc);
    sc.cancelAllJobs();
    sc.setInterruptOnCancel(false);
    return new Report().of("get", () -> endless.get()).does("released", () -> released.countDown());
  }

  /** A job that runs until its thread is interrupted or released. */
  static JavaFutureAction<Long> endless(JavaSparkContext sc) throws InterruptedException {
    begun = new CountDownLatch(1);
    released = new CountDownLatch(1);
    JavaFutureAction<Long> action =
        Data.range(sc, 1, 1)
            .map(
                value -> {
                  begun.countDown();
                  released.await();
                  return value;
                })
            .countAsync();
    begun.await();
    return action;
  }
}
