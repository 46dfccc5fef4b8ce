package org.minispark.engine.status;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import org.minispark.JobExecutionStatus;
import org.minispark.Resubmitted;
import org.minispark.SparkConf;
import org.minispark.scheduler.JobSucceeded;
import org.minispark.scheduler.SparkListener;
import org.minispark.scheduler.SparkListenerBlockManagerAdded;
import org.minispark.scheduler.SparkListenerBlockUpdated;
import org.minispark.scheduler.SparkListenerExecutorAdded;
import org.minispark.scheduler.SparkListenerExecutorRemoved;
import org.minispark.scheduler.SparkListenerJobEnd;
import org.minispark.scheduler.SparkListenerJobStart;
import org.minispark.scheduler.SparkListenerStageCompleted;
import org.minispark.scheduler.SparkListenerStageSubmitted;
import org.minispark.scheduler.SparkListenerTaskEnd;
import org.minispark.scheduler.SparkListenerTaskStart;
import org.minispark.scheduler.SparkListenerUnpersistRDD;
import org.minispark.scheduler.StageInfo;
import org.minispark.storage.BlockId;
import org.minispark.storage.BlockUpdatedInfo;
import org.minispark.storage.RDDBlockId;
import org.minispark.storage.RDDInfo;

/**
 * Folds events into what is the case now. Ended jobs and stages are kept up to a limit, the oldest
 * are forgotten first. Written by the listener bus, read by anybody; what is read never changes.
 */
public final class StatusStore extends SparkListener {
  private final int retainedJobs;
  private final int retainedStages;
  private final Map<Integer, JobSnapshot> jobs = new LinkedHashMap<>();
  private final Map<Integer, LiveStage> stages = new LinkedHashMap<>();
  private final Map<String, LiveExecutor> executors = new LinkedHashMap<>();
  private final Map<Integer, RDDInfo> rdds = new HashMap<>();

  public StatusStore(SparkConf conf) {
    retainedJobs = conf.getInt("spark.ui.retainedJobs", 1000);
    retainedStages = conf.getInt("spark.ui.retainedStages", 1000);
  }

  /** All jobs that are remembered, in order of submission. */
  public synchronized List<JobSnapshot> jobs() {
    return List.copyOf(jobs.values());
  }

  /** A job, or null if it is not known (any more). */
  public synchronized JobSnapshot job(int jobId) {
    return jobs.get(jobId);
  }

  /** The latest attempts of all stages that are remembered. */
  public synchronized List<StageSnapshot> stages() {
    return stages.values().stream().map(LiveStage::snapshot).toList();
  }

  /** The latest attempt of a stage, or null if it is not known (any more). */
  public synchronized StageSnapshot stage(int stageId) {
    LiveStage stage = stages.get(stageId);
    return stage == null ? null : stage.snapshot();
  }

  /** The stages that run now, by id. */
  public synchronized List<StageSnapshot> activeStages() {
    return stages.values().stream()
        .map(LiveStage::snapshot)
        .filter(stage -> stage.status() == StageSnapshot.Status.ACTIVE)
        .sorted((left, right) -> Integer.compare(left.stageId(), right.stageId()))
        .toList();
  }

  /** The executors that are alive. */
  public synchronized List<ExecutorSnapshot> executors() {
    return executors.values().stream().map(LiveExecutor::snapshot).toList();
  }

  /** The RDDs of which blocks are stored, with their sizes, by id. */
  public synchronized List<RDDInfo> storedRdds() {
    Map<Integer, List<BlockUpdatedInfo>> byRdd = new HashMap<>();
    for (LiveExecutor executor : executors.values()) {
      for (BlockUpdatedInfo block : executor.blocks().values()) {
        if (block.blockId() instanceof RDDBlockId id) {
          byRdd.computeIfAbsent(id.rddId(), rdd -> new ArrayList<>()).add(block);
        }
      }
    }
    return byRdd.entrySet().stream()
        .filter(entry -> rdds.containsKey(entry.getKey()))
        .map(entry -> stored(rdds.get(entry.getKey()), entry.getValue()))
        .sorted()
        .toList();
  }

  @Override
  public synchronized void onJobStart(SparkListenerJobStart event) {
    String group =
        event.properties() == null ? null : event.properties().getProperty("spark.jobGroup.id");
    jobs.put(
        event.jobId(),
        new JobSnapshot(
            event.jobId(),
            group,
            JobExecutionStatus.RUNNING,
            event.stageIds(),
            0,
            event.time(),
            0,
            tagsOf(event)));
    for (StageInfo info : event.stageInfos()) {
      stage(info).jobStarted();
      remember(info);
    }
    forgetOldest(jobs, retainedJobs, job -> job.status() != JobExecutionStatus.RUNNING);
  }

  @Override
  public synchronized void onJobEnd(SparkListenerJobEnd event) {
    JobSnapshot job = jobs.get(event.jobId());
    if (job == null) {
      return;
    }
    int skipped = 0;
    for (int stageId : job.stageIds()) {
      LiveStage stage = stages.get(stageId);
      if (stage != null && stage.jobEnded()) {
        skipped += stage.isSkipped() ? 1 : 0;
      }
    }
    jobs.put(
        job.jobId(),
        new JobSnapshot(
            job.jobId(),
            job.group(),
            event.jobResult() instanceof JobSucceeded
                ? JobExecutionStatus.SUCCEEDED
                : JobExecutionStatus.FAILED,
            job.stageIds(),
            skipped,
            job.submissionTime(),
            event.time(),
            job.tags()));
    forgetOldest(stages, retainedStages, LiveStage::isOver);
  }

  private static List<String> tagsOf(SparkListenerJobStart event) {
    String tags =
        event.properties() == null ? null : event.properties().getProperty("spark.job.tags");
    return tags == null || tags.isEmpty() ? List.of() : List.of(tags.split(","));
  }

  @Override
  public synchronized void onStageSubmitted(SparkListenerStageSubmitted event) {
    StageInfo info = event.stageInfo();
    stage(info).submitted(info);
    remember(info);
  }

  @Override
  public synchronized void onStageCompleted(SparkListenerStageCompleted event) {
    LiveStage stage = stages.get(event.stageInfo().stageId());
    if (stage != null) {
      stage.ended(event.stageInfo());
    }
  }

  @Override
  public synchronized void onTaskStart(SparkListenerTaskStart event) {
    LiveStage stage = stages.get(event.stageId());
    if (stage != null && stage.isAttempt(event.stageAttemptId())) {
      stage.taskStarted();
    }
    executor(event.taskInfo().executorId()).taskStarted();
  }

  @Override
  public synchronized void onTaskEnd(SparkListenerTaskEnd event) {
    LiveStage stage = stages.get(event.stageId());
    if (stage != null && stage.isAttempt(event.stageAttemptId())) {
      stage.taskEnded(event.reason());
    }
    LiveExecutor executor = executors.get(event.taskInfo().executorId());
    if (executor != null && !(event.reason() instanceof Resubmitted)) {
      executor.taskEnded(event.reason());
    }
  }

  @Override
  public synchronized void onExecutorAdded(SparkListenerExecutorAdded event) {
    executor(event.executorId())
        .added(event.executorInfo().executorHost(), event.executorInfo().totalCores());
  }

  @Override
  public synchronized void onExecutorRemoved(SparkListenerExecutorRemoved event) {
    executors.remove(event.executorId());
  }

  @Override
  public synchronized void onBlockManagerAdded(SparkListenerBlockManagerAdded event) {
    executor(event.blockManagerId().executorId())
        .blockManagerAdded(event.blockManagerId(), event.maxMem());
  }

  @Override
  public synchronized void onBlockUpdated(SparkListenerBlockUpdated event) {
    BlockUpdatedInfo block = event.blockUpdatedInfo();
    LiveExecutor executor = executors.get(block.blockManagerId().executorId());
    if (executor != null) {
      executor.blockUpdated(block);
    }
  }

  @Override
  public synchronized void onUnpersistRDD(SparkListenerUnpersistRDD event) {
    rdds.remove(event.rddId());
  }

  private LiveStage stage(StageInfo info) {
    return stages.computeIfAbsent(info.stageId(), id -> new LiveStage(info));
  }

  private LiveExecutor executor(String id) {
    return executors.computeIfAbsent(id, LiveExecutor::new);
  }

  /** Only what is persisted can ever be stored. */
  private void remember(StageInfo stage) {
    for (RDDInfo rdd : stage.rddInfos()) {
      if (rdd.storageLevel().isValid()) {
        rdds.put(rdd.id(), rdd);
      }
    }
  }

  private static RDDInfo stored(RDDInfo rdd, List<BlockUpdatedInfo> blocks) {
    Set<BlockId> distinct = new HashSet<>();
    blocks.forEach(block -> distinct.add(block.blockId()));
    return rdd.stored(
        distinct.size(),
        blocks.stream().mapToLong(BlockUpdatedInfo::memSize).sum(),
        blocks.stream().mapToLong(BlockUpdatedInfo::diskSize).sum());
  }

  private static <V> void forgetOldest(Map<Integer, V> all, int limit, Predicate<V> isOver) {
    Iterator<V> oldestFirst = all.values().iterator();
    for (int tooMany = all.size() - limit; tooMany > 0 && oldestFirst.hasNext(); ) {
      if (isOver.test(oldestFirst.next())) {
        oldestFirst.remove();
        tooMany--;
      }
    }
  }
}
