package org.minispark.compare.parity.cases;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.minispark.JobExecutionStatus;
import org.minispark.SparkExecutorInfo;
import org.minispark.SparkJobInfo;
import org.minispark.SparkStageInfo;
import org.minispark.SparkStatusTracker;
import org.minispark.api.java.JavaRDD;
import org.minispark.api.java.JavaSparkContext;
import org.minispark.api.java.JavaSparkStatusTracker;
import org.minispark.compare.parity.probe.Report;
import org.minispark.storage.RDDInfo;
import org.minispark.storage.StorageLevel;

/** What the engine tells of its jobs and of what it keeps. */
public final class StatusCases {
  private StatusCases() {}

  public static Object jobs(JavaSparkContext sc) throws Exception {
    JavaSparkStatusTracker tracker = sc.statusTracker();
    SparkStatusTracker inner = sc.sc().statusTracker();
    Events.of(sc, () -> inGroup(sc));
    awaitIdle(tracker);
    int job = tracker.getJobIdsForGroup("watched")[0];
    return new Report()
        .of("of the group", () -> tracker.getJobIdsForGroup("watched"))
        .of("of the group, inside", () -> inner.getJobIdsForGroup("watched"))
        .of("of a tag", () -> inner.getJobIdsForTag("none"))
        .of("of no group", () -> tracker.getJobIdsForGroup(null).length > 0)
        .of("of another group", () -> tracker.getJobIdsForGroup("other"))
        .of("active jobs", () -> tracker.getActiveJobIds())
        .of("active stages", () -> tracker.getActiveStageIds())
        .of("active jobs, inside", () -> inner.getActiveJobIds())
        .of("active stages, inside", () -> inner.getActiveStageIds())
        .of("job", () -> parts(tracker.getJobInfo(job)))
        .of("stages", () -> stages(tracker, job))
        .of("no such job", () -> tracker.getJobInfo(999))
        .of("no such stage", () -> tracker.getStageInfo(999));
  }

  public static Object failedJob(JavaSparkContext sc) throws Exception {
    JavaSparkStatusTracker tracker = sc.statusTracker();
    sc.setJobGroup("failing", "fails");
    try {
      Data.range(sc, 4, 1).map(value -> value / Data.zero()).count();
    } catch (Exception e) {
      sc.clearJobGroup();
    }
    Events.of(sc, () -> sc);
    awaitIdle(tracker);
    int job = tracker.getJobIdsForGroup("failing")[0];
    return new Report()
        .of("job", () -> parts(tracker.getJobInfo(job)))
        .of("stages", () -> stages(tracker, job));
  }

  public static Object activeJob(JavaSparkContext sc) throws Exception {
    JavaSparkStatusTracker tracker = sc.statusTracker();
    awaitIdle(tracker);
    held = tracker;
    sc.setJobGroup("running", "runs");
    Object seen =
        Data.range(sc, 1, 1)
            .map(
                value -> {
                  awaitActiveStage(held);
                  int job = held.getJobIdsForGroup("running")[0];
                  return Arrays.asList(
                      held.getActiveJobIds().length,
                      held.getActiveStageIds().length,
                      held.getJobInfo(job).status(),
                      held.getStageInfo(held.getActiveStageIds()[0]).numActiveTasks() >= 0);
                })
            .collect();
    sc.clearJobGroup();
    return seen;
  }

  public static Object executors(JavaSparkContext sc) {
    List<Object> told = new ArrayList<>();
    for (SparkExecutorInfo info : sc.sc().statusTracker().getExecutorInfos()) {
      told.add(
          Arrays.asList(
              info.numRunningTasks() >= 0, // Spark's may be a little old
              info.cacheSize() >= 0,
              info.usedOffHeapStorageMemory(),
              info.totalOffHeapStorageMemory(),
              info.usedOnHeapStorageMemory() >= 0,
              info.totalOnHeapStorageMemory() > 0,
              info.host().isEmpty(),
              info.port() >= 0));
    }
    return told;
  }

  public static Object stored(JavaSparkContext sc) throws Exception {
    JavaRDD<Integer> kept =
        Data.range(sc, 100, 4).setName("kept").persist(StorageLevel.MEMORY_AND_DISK());
    Data.range(sc, 10, 2).setName("never computed").cache();
    JavaRDD<Integer> onDisk =
        Data.range(sc, 10, 2).setName("on disk").persist(StorageLevel.DISK_ONLY());
    Events.of(sc, () -> kept.count() + onDisk.count());
    List<RDDInfo> infos = new ArrayList<>(Arrays.asList(sc.sc().getRDDStorageInfo()));
    infos.sort((one, other) -> one.compare(other));
    List<Object> told = new ArrayList<>();
    infos.forEach(info -> told.add(parts(info)));
    Comparable<RDDInfo> first = infos.get(0);
    told.add(Integer.signum(first.compareTo(infos.get(infos.size() - 1))));
    return told;
  }

  public static Object statuses() {
    return new Report()
        .of("all", () -> JobExecutionStatus.values())
        .of("by name", () -> JobExecutionStatus.valueOf("RUNNING"))
        .of("from text", () -> JobExecutionStatus.fromString("failed"))
        .of("from no text", () -> JobExecutionStatus.fromString(null))
        .of("from other text", () -> JobExecutionStatus.fromString("x"));
  }

  private static JavaSparkStatusTracker held;

  /** On Spark the tracker hears of events in a queue of its own, later perhaps than listeners. */
  private static void awaitIdle(JavaSparkStatusTracker tracker) throws InterruptedException {
    while (tracker.getActiveJobIds().length + tracker.getActiveStageIds().length > 0) {
      Thread.sleep(1);
    }
  }

  private static void awaitActiveStage(JavaSparkStatusTracker tracker) throws InterruptedException {
    while (tracker.getActiveStageIds().length == 0) {
      Thread.sleep(1);
    }
  }

  private static Object inGroup(JavaSparkContext sc) {
    sc.setJobGroup("watched", "is watched");
    long count = Data.range(sc, 9, 3).distinct(2).count();
    sc.clearJobGroup();
    return count;
  }

  private static Object parts(SparkJobInfo job) {
    int[] stages = job.stageIds().clone();
    Arrays.sort(stages);
    return Arrays.asList(job.jobId(), stages, job.status());
  }

  private static Object stages(JavaSparkStatusTracker tracker, int job) {
    List<Object> told = new ArrayList<>();
    int[] stages = tracker.getJobInfo(job).stageIds().clone();
    Arrays.sort(stages);
    for (int id : stages) {
      SparkStageInfo stage = tracker.getStageInfo(id);
      told.add(
          Arrays.asList(
              stage.stageId(),
              stage.currentAttemptId(),
              stage.submissionTime() > 0,
              stage.name(),
              stage.numTasks(),
              stage.numActiveTasks(),
              stage.numCompletedTasks(),
              stage.numFailedTasks()));
    }
    return told;
  }

  private static Object parts(RDDInfo info) {
    return Arrays.asList(
        info.id(),
        info.name(),
        info.numPartitions(),
        info.numCachedPartitions(),
        info.storageLevel(),
        info.isCached(),
        info.isBarrier(),
        info.memSize() > 0,
        info.diskSize() > 0,
        info.callSite(),
        info.toString().startsWith("RDD \"" + info.name() + "\" (" + info.id() + ")"));
  }
}
