package org.minispark.engine.scheduler;

import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.minispark.engine.taskcontext.EngineTaskContext;
import org.minispark.storage.BlockManagerId;

/** Starts all tasks of a barrier stage together, or none. */
final class BarrierLaunch {
  private BarrierLaunch() {}

  /** Whether tasks of the set may start now: there are slots, for all of them if they must wait. */
  static boolean mayBegin(TaskSetManager manager, ExecutorTable executors) {
    if (!manager.set().isBarrier()) {
      return executors.anyFree();
    }
    return manager.running() == 0
        && executors.freeSlots(manager.avoidance()::mayUse) >= manager.set().size();
  }

  /** Lets the tasks of a barrier stage that are about to start know where the others are. */
  static void tellAddresses(TaskSetManager manager) {
    TaskSet set = manager.set();
    if (!set.isBarrier() || manager.running() < set.size()) {
      return;
    }
    String addresses =
        IntStream.range(0, set.size())
            .mapToObj(index -> addressOf(manager.onlyRunningAttempt(index)))
            .collect(Collectors.joining(","));
    set.properties().setProperty(EngineTaskContext.BARRIER_ADDRESSES, addresses);
  }

  private static String addressOf(TaskAttempt attempt) {
    BlockManagerId executor = attempt.executor().blockManager();
    return executor.host() + ":" + executor.port();
  }
}
