package org.minispark.compare.parity.cases;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import org.minispark.api.java.JavaSparkContext;
import org.minispark.scheduler.SparkListener;
import org.minispark.scheduler.SparkListenerJobEnd;
import org.minispark.scheduler.SparkListenerJobStart;
import org.minispark.scheduler.SparkListenerStageCompleted;
import org.minispark.scheduler.SparkListenerTaskEnd;

/** What the engine tells its listeners while an action runs: jobs, stages, tasks. */
final class Events extends SparkListener {
  private static final String MARK = "the job before or after the watch";

  private final List<String> told = new ArrayList<>();
  private final Map<Integer, Integer> tasks = new TreeMap<>();
  private final CountDownLatch ended = new CountDownLatch(2);
  private int mark = -1;

  private Events() {}

  /** Jobs and stages in the order of their events, with the number of tasks that ended. */
  static List<String> of(JavaSparkContext sc, Callable<?> action) throws Exception {
    Events events = new Events();
    sc.sc().addSparkListener(events);
    try {
      runMark(sc);
      action.call();
    } finally {
      runMark(sc);
      events.ended.await();
      sc.sc().removeSparkListener(events);
    }
    return events.told;
  }

  /**
   * The same for a stage with several parents, whose ids Spark gives by chance: in the order of a
   * set of objects without a hash code of their own.
   */
  static List<String> withoutIds(JavaSparkContext sc, Callable<?> action) throws Exception {
    return of(sc, action).stream()
        .map(event -> event.replaceAll("^stage \\S+ ", ""))
        .sorted()
        .toList();
  }

  /** Listeners hear late: once they have heard of this job, they have heard of all before it. */
  private static void runMark(JavaSparkContext sc) {
    sc.setJobGroup(MARK, MARK);
    sc.parallelize(List.of(1), 1).count();
    sc.clearJobGroup();
  }

  @Override
  public synchronized void onJobStart(SparkListenerJobStart start) {
    if (MARK.equals(start.properties().getProperty("spark.jobGroup.id"))) {
      mark = start.jobId();
    }
  }

  @Override
  public synchronized void onTaskEnd(SparkListenerTaskEnd end) {
    tasks.merge(end.stageId(), 1, Integer::sum);
  }

  @Override
  public synchronized void onStageCompleted(SparkListenerStageCompleted completed) {
    if (mark == -1) {
      var stage = completed.stageInfo();
      told.add(
          "stage %d.%d %s, %d of %d tasks"
              .formatted(
                  stage.stageId(),
                  stage.attemptNumber(),
                  stage.name(),
                  tasks.getOrDefault(stage.stageId(), 0),
                  stage.numTasks()));
    }
  }

  @Override
  public synchronized void onJobEnd(SparkListenerJobEnd end) {
    if (end.jobId() != mark) {
      told.add("job " + end.jobId());
      return;
    }
    mark = -1;
    if (ended.getCount() == 2) {
      told.clear();
    }
    ended.countDown();
  }
}
