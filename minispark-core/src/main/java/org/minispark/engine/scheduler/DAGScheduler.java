package org.minispark.engine.scheduler;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.Properties;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.minispark.SparkDriverExecutionException;
import org.minispark.SparkException;
import org.minispark.Success;
import org.minispark.TaskFailedReason;
import org.minispark.engine.base.CallSite;
import org.minispark.engine.base.Log;
import org.minispark.engine.base.SerialMailbox;
import org.minispark.engine.base.ShortOfMemory;
import org.minispark.engine.serializer.Captured;
import org.minispark.engine.shuffle.MapStatus;
import org.minispark.engine.task.StageBinary;
import org.minispark.engine.task.Task;
import org.minispark.engine.task.TaskOutcome;
import org.minispark.rdd.JobFunction;
import org.minispark.rdd.JobRunner.PartitionResult;
import org.minispark.rdd.RDD;
import org.minispark.storage.BlockManagerId;

/**
 * Runs jobs: cuts each into stages at its shuffles, runs a stage when the map outputs that it reads
 * are there, and repairs what failures have torn.
 *
 * <p><b>One mailbox owns all state.</b> Program threads, executors and timers only post {@link
 * SchedulerEvent}s; each has one handler here, and no two handlers run at the same time. Within one
 * event the order is always the same: bookkeeping first ({@link SchedulerState}, {@link
 * TaskScheduler}), then listeners are told, and at the very end {@link TaskScheduler#dispatch}
 * gives free slots to whatever has become possible.
 *
 * <p>Read it as a job runs: {@link #runJob}, {@link #onJobSubmitted}, {@link #submitStage}, {@link
 * #submitMissingTasks}, and from the other side {@link #onTaskEnded}, {@link #mapTaskSucceeded} or
 * {@link #resultTaskSucceeded}. What goes wrong is in {@link Recovery}, how jobs end before their
 * time in {@link JobEnds}, who may want that in {@link Cancellation}.
 */
public final class DAGScheduler
    implements SchedulerEvent.Handler, SchedulerBackend.Events, TaskScheduler.Listener {
  private static final Log LOG = Log.of(DAGScheduler.class);

  private final SerialMailbox<SchedulerEvent> mailbox =
      new SerialMailbox<>(this::handle, this::handlerFailed);
  private final AtomicInteger nextJobId = new AtomicInteger();
  private final ClosureCapture closures;
  private final MapOutputLedger mapOutputs;
  private final PreferredLocations locations;
  private final OutputCommitCoordinator commits;
  private final Announcer announcer;
  private final SchedulerState state;
  private final TaskScheduler tasks;
  private final JobEnds jobEnds;
  private final Cancellation cancellation;
  private final Recovery recovery;
  private final Speculation speculation;
  private final BarrierAdmission barrierAdmission;

  public DAGScheduler(SchedulerParts parts) {
    closures = parts.closures();
    mapOutputs = parts.mapOutputs();
    commits = parts.commits();
    announcer = new Announcer(parts.bus(), parts.clock(), parts.accumulators());
    state = new SchedulerState(mapOutputs, parts.accumulators());
    tasks =
        new TaskScheduler(
            TaskSetRules.of(parts),
            TaskSetQueue.of(parts.conf()),
            parts.timer(),
            () -> mailbox.post(new SchedulerEvent.LocalityWaitOver()),
            this);
    locations = new PreferredLocations(parts.blocks(), mapOutputs, tasks.executors());
    jobEnds = new JobEnds(state, tasks, commits, parts.barriers(), announcer);
    Consumer<SchedulerEvent> post = mailbox::post;
    barrierAdmission = new BarrierAdmission(parts, tasks.executors(), post);
    cancellation = new Cancellation(mailbox, state, tasks, jobEnds, barrierAdmission);
    recovery = new Recovery(parts, state, tasks, jobEnds, announcer, post);
    speculation =
        new Speculation(
            parts, tasks, announcer, () -> mailbox.post(new SchedulerEvent.SpeculationDue()));
  }

  /** Begins to use executors. */
  public void start(SchedulerBackend backend) {
    tasks.start(backend);
    backend.start(this);
  }

  /**
   * Runs {@code function} over the given partitions and waits for all results.
   *
   * @param properties the caller's local properties; not changed from now on
   * @return the results in the order of {@code partitions}
   */
  public <T, U> List<U> runJob(
      RDD<T> rdd,
      JobFunction<T, U> function,
      int[] partitions,
      CallSite callSite,
      Properties properties) {
    Object[] results = new Object[partitions.length];
    this.<T, U>submit(
            rdd,
            function,
            partitions,
            callSite,
            properties,
            (position, result) -> results[position] = result)
        .await();
    @SuppressWarnings("unchecked") // filled with what the function has returned
    List<U> inOrder = (List<U>) Arrays.asList(results);
    return inOrder;
  }

  /** Starts a job; the waiter tells when it has ended. */
  public <T, U> JobWaiter<U> submit(
      RDD<T> rdd,
      JobFunction<T, U> function,
      int[] partitions,
      CallSite callSite,
      Properties properties,
      PartitionResult<U> onResult) {
    LineageWalk.computePartitions(rdd);
    Job.requirePartitions(partitions, rdd.partitions().length);
    int jobId = nextJobId.getAndIncrement();
    JobWaiter<U> waiter = new JobWaiter<>(jobId, cancellation, onResult);
    mailbox.post(
        new SchedulerEvent.JobSubmitted(
            new Job(
                jobId,
                rdd,
                Captured.of(function),
                partitions.clone(),
                callSite,
                properties,
                waiter)));
    return waiter;
  }

  /** Ends jobs, stages and attempts that nobody wants any more. */
  @Override
  public Cancellation cancellation() {
    return cancellation;
  }

  /** The program has dropped a shuffle: what is remembered of it can go. */
  public void shuffleDropped(int shuffleId) {
    mailbox.post(new SchedulerEvent.ShuffleDropped(shuffleId));
  }

  /** Ends all jobs with an error; later ones fail at once. */
  public void stop() {
    mailbox.post(new SchedulerEvent.Stopped());
  }

  /** Whether nothing is left of any job. Only for when nothing can happen any more. */
  boolean isIdle() {
    return state.isEmpty() && tasks.isIdle();
  }

  @Override
  public void executorAdded(
      String executorId, String host, int cores, BlockManagerId blockManager) {
    mailbox.post(new SchedulerEvent.ExecutorAdded(executorId, host, cores, blockManager));
  }

  @Override
  public void executorLost(String executorId, String reason, boolean causedByApp) {
    mailbox.post(new SchedulerEvent.ExecutorLost(executorId, reason, causedByApp));
  }

  @Override
  public void executorLeaving(String executorId, Runnable thenNoneFollows) {
    mailbox.post(new SchedulerEvent.ExecutorLeaving(executorId, thenNoneFollows));
  }

  @Override
  public void failed(String reason) {
    mailbox.post(new SchedulerEvent.BackendFailed(reason));
  }

  @Override
  public void taskEnded(long taskId, TaskOutcome outcome) {
    mailbox.post(new SchedulerEvent.TaskEnded(taskId, outcome));
  }

  @Override
  public void taskReturned(long taskId) {
    mailbox.post(new SchedulerEvent.TaskReturned(taskId));
  }

  @Override
  public void fetchingResult(long taskId) {
    mailbox.post(new SchedulerEvent.FetchingResult(taskId));
  }

  private void handle(SchedulerEvent event) {
    event.deliverTo(this);
    tasks.dispatch();
  }

  /** A handler must not fail; if one does, better end the jobs than let them hang. */
  private void handlerFailed(SchedulerEvent event, Throwable failure) {
    LOG.error("The scheduler failed on {}", event, failure);
    SparkException why = new SparkException("The scheduler failed: " + failure, failure);
    ShortOfMemory.insist(() -> jobEnds.failAll(why));
    if (event instanceof SchedulerEvent.JobSubmitted submitted) {
      submitted.job().listener().jobFailed(why); // it may not have become one of all
    }
  }

  @Override
  public void onJobSubmitted(SchedulerEvent.JobSubmitted event) {
    mailbox.assertOwner();
    Job job = event.job();
    if (jobEnds.isStopped()) {
      job.listener().jobFailed(jobEnds.whyStopped());
      return;
    }
    if (job.partitions().length == 0) {
      announcer.jobStarted(job, List.of());
      announcer.jobSucceeded(job);
      job.listener().jobSucceeded();
      return;
    }
    if (!barrierAdmission.admit(job)) {
      return;
    }
    List<Stage> stages = state.begin(job);
    announcer.jobStarted(job, stages);
    submitStage(job.finalStage());
  }

  /** Starts a stage, or whatever has to be done before it. */
  void submitStage(Stage wanted) {
    Deque<Stage> open = new ArrayDeque<>();
    open.push(wanted);
    while (!open.isEmpty()) {
      Stage stage = open.pop();
      if (stage.state() != Stage.State.IDLE) {
        continue;
      }
      List<Stage> missing = missingParents(stage);
      if (missing.isEmpty()) {
        submitMissingTasks(stage);
      } else {
        stage.become(Stage.State.WAITING);
        missing.forEach(open::push);
      }
    }
  }

  /** The parents without which the stage cannot run, the last first. */
  private List<Stage> missingParents(Stage stage) {
    List<Stage> missing = new ArrayList<>();
    for (var shuffle :
        LineageWalk.shufflesRead(stage.node().rdd(), rdd -> !locations.isFullyCached(rdd))) {
      MapStage parent = state.mapStage(shuffle.shuffleId());
      if (!parent.isAvailable()) {
        missing.add(parent);
      }
    }
    missing.sort((left, right) -> Integer.compare(right.id(), left.id()));
    return missing;
  }

  /** Starts the next attempt of a stage, with a task for each output that is not there. */
  private void submitMissingTasks(Stage stage) {
    int[] missing = recovery.barriers().missingOutputs(stage);
    if (missing.length == 0) {
      stageIsAvailable(stage);
      return;
    }
    Job job = stage.jobs().firstEntry().getValue();
    stage.nextAttempt();
    stage.become(Stage.State.RUNNING);
    stage.expect(missing);
    commits.stageStarted(stage.id());
    announcer.stageSubmitted(stage, missing.length, job);
    StageBinary binary;
    try {
      binary = stage.binary(closures);
    } catch (Exception notSerializable) {
      jobEnds.abortStage(stage, String.valueOf(notSerializable.getMessage()), notSerializable);
      return;
    }
    Properties properties =
        stage.isBarrier() ? (Properties) job.properties().clone() : job.properties();
    List<Task<?>> work = new ArrayList<>(missing.length);
    int[] partitions = new int[missing.length];
    for (int i = 0; i < missing.length; i++) {
      work.add(stage.newTask(binary, missing[i], properties));
      partitions[i] = stage.partitionOf(missing[i]);
    }
    tasks.submit(
        new TaskSet(
            stage.id(),
            stage.attempt(),
            job.id(),
            stage.kind(),
            work,
            missing,
            locations.of(stage.node().rdd(), partitions),
            properties,
            stage.isBarrier() ? TaskSet.Launch.ALL_TOGETHER : TaskSet.Launch.ONE_BY_ONE));
    speculation.watch();
  }

  @Override
  public void onTaskEnded(SchedulerEvent.TaskEnded event) {
    mailbox.assertOwner();
    tasks.taskEnded(event.taskId(), event.outcome());
  }

  @Override
  public void onTaskReturned(SchedulerEvent.TaskReturned event) {
    mailbox.assertOwner();
    tasks.taskReturned(event.taskId());
  }

  @Override
  public void onFetchingResult(SchedulerEvent.FetchingResult event) {
    mailbox.assertOwner();
    announcer.fetchingResult(tasks.attempt(event.taskId()));
  }

  @Override
  public void taskStarted(TaskSet set, TaskAttempt attempt, TaskStart start) {
    announcer.taskStarted(set, attempt, start);
  }

  @Override
  public void taskEnded(TaskSet set, TaskAttempt attempt, TaskOutcome outcome) {
    Stage stage = state.stage(set.stageId());
    int output = set.outputs()[attempt.index()];
    if (outcome.reason() instanceof Success) {
      if (stage != null) {
        stage.accumulators().made(output, outcome.accumulators());
      }
      speculation.succeeded(attempt, outcome.metrics());
      announcer.taskEnded(set, attempt, outcome);
      if (stage instanceof MapStage map) {
        mapTaskSucceeded(map, set, attempt, output, (MapStatus) outcome.value());
      } else if (stage instanceof ResultStage result) {
        resultTaskSucceeded(result, set, output, outcome.value());
      }
      recovery.planResubmission(set);
      return;
    }
    commits.attemptFailed(
        set.stageId(),
        set.stageAttempt(),
        set.tasks().get(attempt.index()).partitionId(),
        attempt.number());
    if (stage != null) {
      stage.accumulators().failed(outcome.accumulators());
    }
    announcer.taskEnded(set, attempt, outcome);
    if (stage == null) {
      return;
    }
    recovery.taskFailed(stage, set, attempt, (TaskFailedReason) outcome.reason());
    recovery.planResubmission(set);
  }

  @Override
  public void taskSetFailed(TaskSet set, String reason, Throwable cause) {
    Stage stage = state.stage(set.stageId());
    if (stage != null) {
      jobEnds.abortStage(stage, reason, cause);
    }
  }

  private void resultTaskSucceeded(ResultStage stage, TaskSet set, int output, Object result) {
    Job job = stage.job();
    if (job.isFinished(output)) {
      return;
    }
    job.finish(output);
    stage.pending().clear(output);
    tasks.outputMade(set, output);
    try {
      job.listener().taskSucceeded(output, result);
    } catch (RuntimeException | Error failed) {
      jobEnds.fail(job, new SparkDriverExecutionException(failed));
      return;
    }
    if (job.isComplete()) {
      jobEnds.stageSucceeded(stage);
      jobEnds.succeed(job);
    }
  }

  private void mapTaskSucceeded(
      MapStage stage, TaskSet set, TaskAttempt attempt, int output, MapStatus status) {
    if (recovery.isTrusted(stage, set, attempt)) {
      mapOutputs.registerMapOutput(stage.shuffleId(), output, status);
      tasks.outputMade(set, output);
      stage.pending().clear(output);
    } else if (set.stageAttempt() == stage.attempt()) {
      stage.pending().clear(output);
    }
    if (stage.state() == Stage.State.RUNNING && stage.pending().isEmpty()) {
      mapStageEnded(stage);
    }
  }

  /** All tasks are done; yet outputs may have been lost while the others were being made. */
  private void mapStageEnded(MapStage stage) {
    jobEnds.stageSucceeded(stage);
    if (stage.isAvailable()) {
      stageIsAvailable(stage);
    } else {
      submitStage(stage);
    }
  }

  private void stageIsAvailable(Stage stage) {
    stage.accumulators().end();
    for (Stage child : List.copyOf(state.stages())) {
      if (child.state() == Stage.State.WAITING && child.node().parents().contains(stage.node())) {
        child.become(Stage.State.IDLE);
        submitStage(child);
      }
    }
  }

  @Override
  public void onExecutorAdded(SchedulerEvent.ExecutorAdded event) {
    mailbox.assertOwner();
    recovery.executorAdded(event);
    barrierAdmission.executorAdded();
  }

  @Override
  public void onExecutorLost(SchedulerEvent.ExecutorLost event) {
    mailbox.assertOwner();
    recovery.executorLost(event);
  }

  @Override
  public void onResubmitFailedStages(SchedulerEvent.ResubmitFailedStages event) {
    mailbox.assertOwner();
    recovery.takeDueStages().forEach(this::submitStage);
  }

  @Override
  public void onLocalityWaitOver(SchedulerEvent.LocalityWaitOver event) {
    mailbox.assertOwner();
  }

  @Override
  public void onSpeculationDue(SchedulerEvent.SpeculationDue event) {
    mailbox.assertOwner();
    speculation.look();
  }

  @Override
  public void onShuffleDropped(SchedulerEvent.ShuffleDropped event) {
    mailbox.assertOwner();
    state.shuffleDropped(event.shuffleId());
  }

  @Override
  public void onStopped(SchedulerEvent.Stopped event) {
    mailbox.assertOwner();
    jobEnds.stop();
    barrierAdmission.stop();
  }
}
