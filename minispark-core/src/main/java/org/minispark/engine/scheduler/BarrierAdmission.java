package org.minispark.engine.scheduler;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.minispark.SparkConf;
import org.minispark.SparkException;
import org.minispark.engine.base.Timer;
import org.minispark.rdd.Dependency;
import org.minispark.rdd.RDD;
import org.minispark.scheduler.BarrierJobRunWithDynamicAllocationException;
import org.minispark.scheduler.BarrierJobSlotsNumberCheckFailed;
import org.minispark.scheduler.BarrierJobUnsupportedRDDChainException;

/**
 * Lets a job begin only if its barrier stages can run. One that needs more slots than there are is
 * looked at again some times, since executors may still come.
 */
final class BarrierAdmission {
  private final boolean dynamicAllocation;
  private final long retryMillis;
  private final int mostRetries;
  private final Timer timer;
  private final ExecutorTable executors;
  private final Consumer<SchedulerEvent> post;
  private final Map<Integer, Waiting> waiting = new TreeMap<>();

  /** A job for which there are too few slots. */
  private record Waiting(Job job, int checks, Timer.Handle nextCheck) {}

  BarrierAdmission(SchedulerParts parts, ExecutorTable executors, Consumer<SchedulerEvent> post) {
    SparkConf conf = parts.conf();
    this.dynamicAllocation = usesDynamicAllocation(conf);
    this.retryMillis =
        TimeUnit.SECONDS.toMillis(
            conf.getTimeAsSeconds(
                "spark.scheduler.barrier.maxConcurrentTasksCheck.interval", "15s"));
    this.mostRetries =
        conf.getInt("spark.scheduler.barrier.maxConcurrentTasksCheck.maxFailures", 40);
    this.timer = parts.timer();
    this.executors = executors;
    this.post = post;
  }

  /** In local mode there is nothing to allocate, whatever the configuration says. */
  private static boolean usesDynamicAllocation(SparkConf conf) {
    String master = conf.get("spark.master", "");
    boolean isLocal = master.equals("local") || master.startsWith("local[");
    return conf.getBoolean("spark.dynamicAllocation.enabled", false)
        && (!isLocal || conf.getBoolean("spark.dynamicAllocation.testing", false));
  }

  /** Whether the job may begin; if not it has been failed, or is submitted again later. */
  boolean admit(Job job) {
    Waiting before = waiting.remove(job.id());
    if (before != null) {
      before.nextCheck.cancel();
    }
    for (RDD<?> stage : LineageWalk.stageEnds(job.rdd())) {
      if (!LineageWalk.startsTogether(stage)) {
        continue;
      }
      if (dynamicAllocation) {
        return refuse(job, new BarrierJobRunWithDynamicAllocationException());
      }
      if (stage.partitions().length > executors.slots()) {
        return checkLater(job, before == null ? 1 : before.checks + 1);
      }
      if (!isSupported(stage, tasksOf(stage, job))) {
        return refuse(job, new BarrierJobUnsupportedRDDChainException());
      }
    }
    return true;
  }

  /** There may be enough slots now. */
  void executorAdded() {
    for (Waiting one : List.copyOf(waiting.values())) {
      one.nextCheck.cancel();
      waiting.put(one.job.id(), new Waiting(one.job, one.checks - 1, one.nextCheck));
      post.accept(new SchedulerEvent.JobSubmitted(one.job));
    }
  }

  /**
   * Somebody wants jobs to end that still wait; {@code reason} as {@link JobEnds#cancel} has it.
   */
  void cancel(Predicate<Job> unwanted, String reason) {
    for (Waiting one : List.copyOf(waiting.values())) {
      if (unwanted.test(one.job)) {
        one.nextCheck.cancel();
        waiting.remove(one.job.id());
        refuse(one.job, new SparkException("Job " + one.job.id() + " cancelled " + reason));
      }
    }
  }

  /** No job is wanted any more. */
  void stop() {
    cancel(job -> true, "because SparkContext was shut down");
  }

  private boolean checkLater(Job job, int checks) {
    if (checks > mostRetries) {
      return refuse(job, new BarrierJobSlotsNumberCheckFailed());
    }
    Timer.Handle nextCheck =
        timer.schedule(retryMillis, () -> post.accept(new SchedulerEvent.JobSubmitted(job)));
    waiting.put(job.id(), new Waiting(job, checks, nextCheck));
    return false;
  }

  private static boolean refuse(Job job, SparkException reason) {
    job.listener().jobFailed(reason);
    return false;
  }

  private static long tasksOf(RDD<?> stage, Job job) {
    return stage == job.rdd()
        ? Arrays.stream(job.partitions()).distinct().count()
        : stage.partitions().length;
  }

  /** Every task of the stage must compute one partition of each RDD of the stage, and no other. */
  private static boolean isSupported(RDD<?> stage, long tasks) {
    return LineageWalk.narrowSteps(stage).stream()
        .allMatch(step -> step.partitions().length == tasks && barrierParents(step) <= 1);
  }

  private static long barrierParents(RDD<?> step) {
    return step.dependencies().size() <= 1
        ? 0
        : step.dependencies().stream()
            .map(Dependency::rdd)
            .filter(LineageWalk::startsTogether)
            .count();
  }
}
