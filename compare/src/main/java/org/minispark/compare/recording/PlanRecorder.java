package org.minispark.compare.recording;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import org.minispark.executor.TaskMetrics;
import org.minispark.scheduler.SparkListener;
import org.minispark.scheduler.SparkListenerApplicationEnd;
import org.minispark.scheduler.SparkListenerApplicationStart;
import org.minispark.scheduler.SparkListenerExecutorAdded;
import org.minispark.scheduler.SparkListenerExecutorRemoved;
import org.minispark.scheduler.SparkListenerJobEnd;
import org.minispark.scheduler.SparkListenerJobStart;
import org.minispark.scheduler.SparkListenerStageCompleted;
import org.minispark.scheduler.SparkListenerTaskEnd;
import org.minispark.scheduler.StageInfo;
import org.minispark.scheduler.TaskInfo;
import org.minispark.storage.RDDInfo;

/**
 * Notes what the engine's listeners hear: named by {@code spark.extraListeners}. There is one for
 * each context, whose number stands in all that it notes, since each counts its jobs and stages
 * from 0.
 */
public final class PlanRecorder extends SparkListener {
  private static final AtomicInteger CONTEXTS = new AtomicInteger();

  private final Journal journal;
  private final int context = CONTEXTS.getAndIncrement();

  /** Notes in this process's journal. */
  public PlanRecorder() {
    this(
        Journal.current()
            .orElseThrow(() -> new IllegalStateException("no journal: -D" + Journal.PROPERTY)));
  }

  public PlanRecorder(Journal journal) {
    this.journal = journal;
  }

  @Override
  public void onApplicationStart(SparkListenerApplicationStart event) {
    // The event holds when the context began; it is sent when the context is up.
    journal.note(Kind.CONTEXT_START, context, System.currentTimeMillis());
  }

  @Override
  public void onApplicationEnd(SparkListenerApplicationEnd event) {
    journal.note(Kind.CONTEXT_END, context, event.time());
    journal.flush();
  }

  @Override
  public void onExecutorAdded(SparkListenerExecutorAdded event) {
    journal.note(
        Kind.EXECUTOR,
        context,
        event.executorId(),
        event.executorInfo().totalCores(),
        event.time());
  }

  @Override
  public void onExecutorRemoved(SparkListenerExecutorRemoved event) {
    journal.note(Kind.EXECUTOR_END, context, event.executorId());
  }

  @Override
  public void onJobStart(SparkListenerJobStart event) {
    journal.note(Kind.JOB, context, event.jobId(), event.time());
    for (Object info : list(event, "stageInfos")) {
      noteStage(event.jobId(), (StageInfo) info);
    }
  }

  private void noteStage(int jobId, StageInfo stage) {
    journal.note(
        Kind.STAGE,
        context,
        jobId,
        stage.stageId(),
        stage.name(),
        stage.numTasks(),
        joined(list(stage, "parentIds")),
        list(stage, "rddInfos").stream()
            .map(info -> describe((RDDInfo) info))
            .sorted()
            .collect(Collectors.joining(", ")));
  }

  private static String describe(RDDInfo rdd) {
    return String.format("%06d %s(%d)", rdd.id(), rdd.name(), rdd.numPartitions());
  }

  @Override
  public void onStageCompleted(SparkListenerStageCompleted event) {
    StageInfo stage = event.stageInfo();
    journal.note(
        Kind.STAGE_END, context, stage.stageId(), stage.attemptNumber(), stage.getStatusString());
  }

  @Override
  public void onTaskEnd(SparkListenerTaskEnd event) {
    TaskInfo task = event.taskInfo();
    TaskMetrics metrics = event.taskMetrics();
    if (metrics == null) {
      metrics = new TaskMetrics(); // as of a task that never ran
    }
    var read = metrics.shuffleReadMetrics();
    var written = metrics.shuffleWriteMetrics();
    journal.note(
        Kind.TASK,
        context,
        event.stageId(),
        event.stageAttemptId(),
        task.index(),
        task.attemptNumber(),
        task.executorId(),
        task.successful(),
        task.launchTime(),
        task.finishTime(),
        task.gettingResultTime(),
        metrics.executorDeserializeTime(),
        metrics.executorRunTime(),
        metrics.resultSerializationTime(),
        metrics.jvmGCTime(),
        read.recordsRead(),
        read.localBytesRead() + read.remoteBytesRead(),
        read.fetchWaitTime(),
        written.recordsWritten(),
        written.bytesWritten(),
        written.writeTime());
  }

  @Override
  public void onJobEnd(SparkListenerJobEnd event) {
    boolean succeeded = event.jobResult().getClass().getSimpleName().startsWith("JobSucceeded");
    journal.note(Kind.JOB_END, context, event.jobId(), event.time(), succeeded);
  }

  private static String joined(List<?> values) {
    return values.stream().map(String::valueOf).collect(Collectors.joining(","));
  }

  /**
   * A list that an event holds. Spark's are Scala's, which cannot be named here: they are asked by
   * reflection, and walked by their {@code apply} and {@code length}.
   */
  private static List<?> list(Object holder, String accessor) {
    try {
      Object found = holder.getClass().getMethod(accessor).invoke(holder);
      if (found instanceof List<?> list) {
        return list;
      }
      int length = (int) found.getClass().getMethod("length").invoke(found);
      var element = found.getClass().getMethod("apply", int.class);
      List<Object> elements = new ArrayList<>();
      for (int i = 0; i < length; i++) {
        elements.add(element.invoke(found, i));
      }
      return elements;
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("no list " + accessor + " in " + holder.getClass(), e);
    }
  }
}
