package org.minispark.cluster.simulation;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.PriorityQueue;
import java.util.SplittableRandom;
import java.util.concurrent.TimeoutException;
import java.util.function.BooleanSupplier;
import org.minispark.TaskContext;
import org.minispark.engine.base.Clock;
import org.minispark.engine.base.Timer;
import org.minispark.engine.taskcontext.EngineTaskContext;

/**
 * Virtual time, and the queue of all that will happen in it, on one thread.
 *
 * <p>An event runs from its beginning to its end; only a task may wait, and what happens meanwhile
 * is run by whoever waits, on top of its stack. So a task goes on when its answer is there and all
 * tasks that began after it have ended or wait no more: as if its thread had been slow.
 */
final class Simulation implements Clock {
  /** More than any run needs that makes progress. */
  private static final int MOST_EVENTS = 40_000;

  private static final long MOST_MICROS = seconds(3600);

  private final SplittableRandom random;
  private final PriorityQueue<Event> queue = new PriorityQueue<>();
  private final List<Event> happened = new ArrayList<>();
  private final Deque<Frame> frames = new ArrayDeque<>();
  private final List<Runnable> checks = new ArrayList<>();
  private long nowMicros = seconds(1000);
  private long nextNumber;
  private Violation violation;

  /** What happens to a process (or, without one, to the world). */
  static final class Event implements Comparable<Event>, Timer.Handle {
    private final long micros;
    private final long number;
    private final Node node;
    private final Object what;
    private final Runnable action;
    private boolean cancelled;

    private Event(long micros, long number, Node node, Object what, Runnable action) {
      this.micros = micros;
      this.number = number;
      this.node = node;
      this.what = what;
      this.action = action;
    }

    @Override
    public int compareTo(Event other) {
      int byTime = Long.compare(micros, other.micros);
      return byTime != 0 ? byTime : Long.compare(number, other.number);
    }

    @Override
    public void cancel() {
      cancelled = true;
    }

    @Override
    public String toString() {
      return String.format("%12.6f  %-9s %s", micros / 1e6 - 1000, node == null ? "" : node, what);
    }
  }

  /** A task that has begun and not ended. */
  private static final class Frame {
    final Node node;
    boolean interrupted;

    Frame(Node node) {
      this.node = node;
    }
  }

  /** Something that must not happen has happened. */
  static final class Violation extends Error {
    private static final long serialVersionUID = 1L;

    Violation(String message, Throwable cause) {
      super(message, cause);
    }
  }

  /** Unwinds a task whose process is dead. */
  private static final class ProcessDied extends Error {
    private static final long serialVersionUID = 1L;

    ProcessDied(Node node) {
      super(node + " is dead", null, false, false);
    }
  }

  Simulation(long seed) {
    this.random = new SplittableRandom(seed);
  }

  static long millis(long millis) {
    return millis * 1_000;
  }

  static long seconds(long seconds) {
    return seconds * 1_000_000;
  }

  SplittableRandom random() {
    return random;
  }

  long nowMicros() {
    return nowMicros;
  }

  /** All that has happened so far. */
  List<Event> happened() {
    return happened;
  }

  /** Looks after each event whether all is well. */
  void check(Runnable check) {
    checks.add(check);
  }

  Event after(long delayMicros, Node node, Object what, Runnable action) {
    Event event = new Event(nowMicros + delayMicros, nextNumber++, node, what, action);
    queue.add(event);
    return event;
  }

  /** Lets things happen until {@code done}. */
  void run(BooleanSupplier done) {
    while (!done.getAsBoolean()) {
      step();
    }
  }

  /** Lets things happen for a while. */
  void runFor(long micros) {
    long end = nowMicros + micros;
    while (!queue.isEmpty() && queue.peek().micros <= end) {
      step();
    }
  }

  /** Says that something is wrong; the run ends with it. */
  Violation violated(String message, Throwable cause) {
    if (violation == null) {
      violation = new Violation(message, cause);
    }
    return violation;
  }

  void throwViolation() {
    if (violation != null) {
      throw violation;
    }
  }

  private void step() {
    throwViolation();
    Event next = queue.poll();
    if (next == null || happened.size() == MOST_EVENTS || next.micros > MOST_MICROS) {
      throw violated("It hangs", null);
    }
    if (next.cancelled || next.node != null && next.node.isDead()) {
      return;
    }
    nowMicros = Math.max(nowMicros, next.micros);
    if (next.node != null && next.node.isStalled()) {
      next.node.park(next);
      return;
    }
    happened.add(next);
    runOutsideOfTasks(next);
    throwViolation();
    checks.forEach(Runnable::run);
    throwViolation();
  }

  private void runOutsideOfTasks(Event event) {
    TaskContext waiting = TaskContext.get();
    if (waiting != null) {
      EngineTaskContext.of(waiting).unbind();
    }
    try {
      event.action.run();
    } catch (Throwable unexpected) {
      violated("A handler failed", unexpected);
    } finally {
      if (waiting != null) {
        EngineTaskContext.of(waiting).bind();
      }
      passInterrupt(event.node);
    }
  }

  /** Whoever interrupts a task's thread interrupts this one, which all share. */
  private void passInterrupt(Node node) {
    if (Thread.interrupted()) {
      frames.stream().filter(frame -> frame.node == node).forEach(f -> f.interrupted = true);
    }
  }

  /** Runs a task; one at a time of each process. */
  void runTask(Node node, Runnable task) {
    frames.push(new Frame(node));
    try {
      task.run();
    } finally {
      frames.pop();
    }
  }

  /** Waits in a task. */
  void await(BooleanSupplier done) throws InterruptedException {
    try {
      await(done, Long.MAX_VALUE);
    } catch (TimeoutException e) {
      throw new AssertionError(e);
    }
  }

  /** Waits in a task for a time at most. */
  void await(BooleanSupplier done, long micros) throws InterruptedException, TimeoutException {
    Frame frame = frames.peek();
    if (frame == null) {
      throw violated("Somebody waits who is not a task", null);
    }
    long deadline = micros > Long.MAX_VALUE - nowMicros ? Long.MAX_VALUE : nowMicros + micros;
    Event wake =
        deadline == Long.MAX_VALUE ? null : after(micros, frame.node, "a wait is over", () -> {});
    while (true) {
      if (frame.node.isDead()) {
        throw new ProcessDied(frame.node);
      }
      if (frame.node.isRunning()) {
        if (frame.interrupted) {
          frame.interrupted = false;
          throw new InterruptedException();
        }
        if (done.getAsBoolean()) {
          break;
        }
        if (nowMicros >= deadline) {
          throw new TimeoutException();
        }
      }
      step();
    }
    if (wake != null) {
      wake.cancel();
    }
  }

  /** A task that takes its time. */
  void pause(long micros) throws InterruptedException {
    try {
      await(() -> false, micros);
    } catch (TimeoutException over) {
      return;
    }
  }

  /** As {@code kill -CONT}. */
  void comeBack(Node node) {
    for (Event late : node.comeBack()) {
      if (!late.cancelled) {
        after(0, late.node, late.what, late.action);
      }
    }
  }

  @Override
  public long timeMillis() {
    return nowMicros / 1_000;
  }

  @Override
  public long nanoTime() {
    return nowMicros * 1_000;
  }

  @Override
  public long waitUntil(long targetMillis) {
    throw new UnsupportedOperationException("nobody may wait");
  }

  /** The timer of one process. */
  Timer timer(Node node) {
    return new Timer() {
      @Override
      public Handle schedule(long delayMillis, Runnable action) {
        return after(millis(delayMillis), node, "timer", action);
      }

      @Override
      public void stop() {}
    };
  }
}
