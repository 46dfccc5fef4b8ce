package org.minispark.engine.allocation;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.concurrent.TimeUnit;
import org.minispark.SparkConf;
import org.minispark.Success;
import org.minispark.engine.base.Clock;
import org.minispark.engine.base.Log;
import org.minispark.engine.base.Timer;
import org.minispark.engine.storage.BlockId;
import org.minispark.engine.storage.BlockId.RDDBlockId;
import org.minispark.engine.storage.BlockId.ShuffleDataBlockId;
import org.minispark.scheduler.SparkListener;
import org.minispark.scheduler.SparkListenerBlockUpdated;
import org.minispark.scheduler.SparkListenerExecutorAdded;
import org.minispark.scheduler.SparkListenerExecutorRemoved;
import org.minispark.scheduler.SparkListenerJobEnd;
import org.minispark.scheduler.SparkListenerJobStart;
import org.minispark.scheduler.SparkListenerSpeculativeTaskSubmitted;
import org.minispark.scheduler.SparkListenerStageCompleted;
import org.minispark.scheduler.SparkListenerStageSubmitted;
import org.minispark.scheduler.SparkListenerTaskEnd;
import org.minispark.scheduler.SparkListenerTaskStart;
import org.minispark.scheduler.SparkListenerUnpersistRDD;
import org.minispark.scheduler.StageInfo;
import org.minispark.storage.BlockUpdatedInfo;

/**
 * Decides how many executors there should be, by Spark's rules.
 *
 * <p><b>More.</b> When tasks have waited for a second ({@code schedulerBacklogTimeout}) it asks for
 * one executor, and as long as they go on waiting for 2, 4, 8 more at a time, each after another
 * {@code sustainedSchedulerBacklogTimeout}: slowly at first, since a few may do, and soon fast
 * enough. It never asks for more than would have tasks to run.
 *
 * <p><b>Fewer.</b> When less work is left than executors were asked for, it asks for fewer; that
 * ends none. An executor ends when it has been idle for {@code executorIdleTimeout}, longer if it
 * holds what may be needed again ({@link ExecutorIdleness}), and if enough others remain.
 *
 * <p>Events change what it knows, in {@link TaskDemand} and {@link ExecutorIdleness}; a moment
 * later, or when something is due, the timer has it decide and tell the {@link
 * ExecutorAllocationClient}. So the client is only called by the timer.
 */
public final class ExecutorAllocationManager extends SparkListener implements AutoCloseable {
  private static final Log LOG = Log.of(ExecutorAllocationManager.class);
  private static final long NEVER = ExecutorIdleness.NEVER;

  /** Events come in bursts: what they mean together is looked at after so long. */
  private static final long GATHER_MILLIS = 100;

  private final AllocationSettings.Bounds bounds;
  private final AllocationSettings.Growth growth;
  private final ExecutorAllocationClient client;
  private final Clock clock;
  private final Timer timer;
  private final TaskDemand demand = new TaskDemand();
  private final ExecutorIdleness executors;

  private int target;
  private int toAdd = 1;

  /** When executors are asked for next, if tasks wait. */
  private long growAt = NEVER;

  /** Before the first stage nobody knows how many there should be, and the first ones stay. */
  private boolean isInitial = true;

  private long nextLook = NEVER;
  private Timer.Handle look;

  /** What is to be told to the client. */
  private record Decision(OptionalInt total, List<String> endings) {}

  /**
   * @throws org.minispark.SparkException unchecked, if the configuration makes no sense
   */
  public ExecutorAllocationManager(
      SparkConf conf, ExecutorAllocationClient client, Clock clock, Timer timer) {
    AllocationSettings settings = AllocationSettings.of(conf);
    this.bounds = settings.bounds();
    this.growth = settings.growth();
    this.client = client;
    this.clock = clock;
    this.timer = timer;
    this.executors = new ExecutorIdleness(settings.timeouts());
    this.target = bounds.initial();
  }

  /** Whether an application wants its executors to come and go. */
  public static boolean isEnabled(SparkConf conf) {
    return AllocationSettings.isEnabled(conf);
  }

  /** Asks for the first executors. */
  public void start() {
    client.requestTotalExecutors(bounds.initial());
  }

  @Override
  public void close() {
    timer.stop();
  }

  @Override
  public synchronized void onJobStart(SparkListenerJobStart event) {
    Map<Integer, Integer> shuffleByStage = new HashMap<>();
    for (StageInfo stage : event.stageInfos()) {
      if (stage.shuffleDepId().isPresent()) {
        shuffleByStage.put(stage.stageId(), stage.shuffleDepId().get());
      }
    }
    executors.jobStarted(event.jobId(), shuffleByStage);
  }

  @Override
  public synchronized void onJobEnd(SparkListenerJobEnd event) {
    executors.jobEnded(event.jobId());
    lookSoon();
  }

  @Override
  public synchronized void onStageSubmitted(SparkListenerStageSubmitted event) {
    StageInfo stage = event.stageInfo();
    isInitial = false;
    demand.stageSubmitted(attempt(stage.stageId(), stage.attemptNumber()), stage.numTasks());
    tasksWait();
    lookSoon();
  }

  @Override
  public synchronized void onStageCompleted(SparkListenerStageCompleted event) {
    StageInfo stage = event.stageInfo();
    demand.stageEnded(attempt(stage.stageId(), stage.attemptNumber()));
    if (!demand.hasStages()) {
      noTaskWaits();
    }
    lookSoon();
  }

  @Override
  public synchronized void onSpeculativeTaskSubmitted(SparkListenerSpeculativeTaskSubmitted event) {
    demand.copySubmitted(attempt(event.stageId(), event.stageAttemptId()));
    tasksWait();
    lookSoon();
  }

  @Override
  public synchronized void onTaskStart(SparkListenerTaskStart event) {
    demand.taskStarted(
        attempt(event.stageId(), event.stageAttemptId()),
        event.taskInfo().index(),
        event.taskInfo().speculative());
    executors.taskStarted(event.taskInfo().executorId());
    if (!demand.anyWaiting()) {
      noTaskWaits();
    }
  }

  @Override
  public synchronized void onTaskEnd(SparkListenerTaskEnd event) {
    String executorId = event.taskInfo().executorId();
    demand.taskEnded();
    executors.taskEnded(executorId, now());
    if (event.reason() instanceof Success) {
      executors.outputMade(event.stageId(), executorId);
    } else if (!event.taskInfo().speculative()) {
      demand.taskWaitsAgain(
          attempt(event.stageId(), event.stageAttemptId()), event.taskInfo().index());
      if (demand.anyWaiting()) {
        tasksWait();
      }
    }
    lookSoon();
  }

  @Override
  public synchronized void onExecutorAdded(SparkListenerExecutorAdded event) {
    executors.executorAdded(event.executorId(), now());
    lookSoon();
  }

  @Override
  public synchronized void onExecutorRemoved(SparkListenerExecutorRemoved event) {
    executors.executorRemoved(event.executorId());
  }

  @Override
  public synchronized void onBlockUpdated(SparkListenerBlockUpdated event) {
    BlockUpdatedInfo update = event.blockUpdatedInfo();
    String holder = update.blockManagerId().executorId();
    String name = update.blockId().name();
    BlockId block = BlockId.parse(name).orElse(null);
    if (block instanceof RDDBlockId cached) {
      if (update.storageLevel().isValid()) {
        executors.cached(cached.rddId(), name, holder);
      } else {
        executors.notCached(cached.rddId(), name, holder);
        lookSoon();
      }
    } else if (block instanceof ShuffleDataBlockId output) {
      executors.outputArrived(output.shuffleId(), holder);
    }
  }

  @Override
  public synchronized void onUnpersistRDD(SparkListenerUnpersistRDD event) {
    executors.unpersisted(event.rddId());
    lookSoon();
  }

  /** Nobody needs the map outputs of a shuffle any more. */
  public synchronized void shuffleDropped(int shuffleId) {
    executors.shuffleDropped(shuffleId);
    lookSoon();
  }

  private static TaskDemand.StageAttempt attempt(int stageId, int attempt) {
    return new TaskDemand.StageAttempt(stageId, attempt);
  }

  private void tasksWait() {
    if (growAt == NEVER) {
      growAt = now() + growth.backlogMillis();
    }
  }

  private void noTaskWaits() {
    growAt = NEVER;
    toAdd = 1;
  }

  private void lookSoon() {
    lookAt(now() + GATHER_MILLIS);
  }

  private void lookAt(long when) {
    if (when >= nextLook) {
      return;
    }
    if (look != null) {
      look.cancel();
    }
    nextLook = when;
    look = timer.schedule(Math.max(0, when - now()), this::look);
  }

  /** On the timer's thread. */
  private void look() {
    Decision decision = decide();
    decision.total().ifPresent(client::requestTotalExecutors);
    decision.endings().forEach(client::endIdleExecutor);
  }

  private synchronized Decision decide() {
    nextLook = NEVER;
    look = null;
    long now = now();
    List<String> due = executors.due(now);
    if (!due.isEmpty()) {
      isInitial = false;
    }
    int before = target;
    if (!isInitial) {
      adjustTarget(now);
    }
    List<String> endings = chooseEndings(due);
    lookAt(Math.min(growAt, executors.nextDue(now)));
    boolean tell = target != before || !endings.isEmpty();
    return new Decision(tell ? OptionalInt.of(target) : OptionalInt.empty(), endings);
  }

  private void adjustTarget(long now) {
    int needed = needed();
    if (needed < target) {
      lower(needed);
    } else if (growAt <= now) {
      raise(needed);
      growAt = now + growth.sustainedMillis();
    }
  }

  private void lower(int needed) {
    int lowered = Math.max(needed, bounds.min());
    if (lowered < target) {
      target = lowered;
      toAdd = 1;
    }
  }

  private void raise(int needed) {
    int before = target;
    int wanted = Math.min(Math.max(target, executors.count()) + toAdd, needed);
    target = Math.max(Math.min(wanted, bounds.max()), bounds.min());
    boolean gotAll = target - before == toAdd;
    toAdd = gotAll ? Math.min(2 * toAdd, Integer.MAX_VALUE / 4) : 1;
    if (target != before) {
      LOG.debug("Asking for {} executors, {} could have tasks", target, needed);
    }
  }

  /** How many executors all tasks that run or wait could keep busy. */
  private int needed() {
    int slots = growth.tasksPerExecutor();
    int needed = (int) Math.ceil(demand.tasks() * growth.ratio() / slots);
    boolean copyNeedsAnother = slots > 1 && needed == 1 && demand.waitingCopies() > 0;
    return copyNeedsAnother ? needed + 1 : needed;
  }

  private List<String> chooseEndings(List<String> due) {
    List<String> endings = new ArrayList<>();
    int left = executors.count();
    for (String id : due) {
      if (left - 1 < Math.max(bounds.min(), target)) {
        break;
      }
      executors.isEnding(id);
      endings.add(id);
      left--;
    }
    return endings;
  }

  private long now() {
    return TimeUnit.NANOSECONDS.toMillis(clock.nanoTime());
  }
}
