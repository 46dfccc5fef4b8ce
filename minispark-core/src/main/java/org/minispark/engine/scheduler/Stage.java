package org.minispark.engine.scheduler;

import java.util.BitSet;
import java.util.NavigableMap;
import java.util.Properties;
import java.util.TreeMap;
import org.minispark.engine.base.CallSite;
import org.minispark.engine.task.StageBinary;
import org.minispark.engine.task.Task;
import org.minispark.scheduler.StageInfo;

/** A stage of running jobs: how far it is. Belongs to the scheduler's mailbox. */
abstract sealed class Stage permits MapStage, ResultStage {
  /**
   * Where a stage stands between its attempts.
   *
   * <table>
   *   <caption>transitions</caption>
   *   <tr><td>IDLE → WAITING</td><td>it is needed, and so are parents of it</td></tr>
   *   <tr><td>WAITING → IDLE</td><td>a parent is there: it is looked at again</td></tr>
   *   <tr><td>IDLE → RUNNING</td><td>all parents are there: an attempt starts</td></tr>
   *   <tr><td>RUNNING → IDLE</td><td>the attempt's tasks are done, or the stage was given up</td></tr>
   *   <tr><td>RUNNING → FAILED</td><td>a fetch failed: the next attempt is due shortly</td></tr>
   *   <tr><td>FAILED → IDLE</td><td>it is due: it is looked at again</td></tr>
   *   <tr><td>any → gone</td><td>no job needs it any more</td></tr>
   * </table>
   */
  enum State {
    IDLE,
    WAITING,
    RUNNING,
    FAILED
  }

  private final StageNode node;
  private final boolean barrier;
  private final NavigableMap<Integer, Job> jobs = new TreeMap<>();
  private final BitSet pending = new BitSet();
  private final BitSet failedAttempts = new BitSet();
  private State state = State.IDLE;
  private int attempts;
  private StageInfo info;

  Stage(StageNode node) {
    this.node = node;
    this.barrier = LineageWalk.startsTogether(node.rdd());
  }

  StageNode node() {
    return node;
  }

  int id() {
    return node.id();
  }

  /** Whether its tasks run all at the same time, or none. */
  boolean isBarrier() {
    return barrier;
  }

  /** How many outputs it makes when it runs in full. */
  abstract int numOutputs();

  /** The outputs that are not there, ascending. */
  abstract int[] missingOutputs();

  /** The partition of the stage's RDD that an output is made of. */
  abstract int partitionOf(int output);

  abstract TaskSet.Kind kind();

  /** The user's line that listeners see as the stage's name. */
  abstract CallSite callSite();

  /** What its tasks share; serializes the functions of its lineage. */
  abstract StageBinary binary(ClosureCapture closures);

  /** The task of the present attempt that makes {@code output}. */
  abstract Task<?> newTask(StageBinary binary, int output, Properties properties);

  /** Collects the accumulators of its tasks. */
  abstract AccumulatorFold accumulators();

  boolean isAvailable() {
    return missingOutputs().length == 0;
  }

  /** The jobs that need it, by id. */
  NavigableMap<Integer, Job> jobs() {
    return jobs;
  }

  State state() {
    return state;
  }

  void become(State next) {
    state = next;
  }

  /** The outputs that the present attempt still has to make. */
  BitSet pending() {
    return pending;
  }

  /** The present attempt is to make these outputs. */
  void expect(int[] outputs) {
    pending.clear();
    for (int output : outputs) {
      pending.set(output);
    }
    accumulators().expect(outputs);
  }

  /** Attempts hit by a failed fetch since the stage was last complete. */
  BitSet failedAttempts() {
    return failedAttempts;
  }

  /** The number of the attempt that starts now. */
  int nextAttempt() {
    return attempts++;
  }

  /** The present attempt, or the last; -1 before the first. */
  int attempt() {
    return attempts - 1;
  }

  /** What listeners are told of the present attempt. */
  StageInfo info() {
    return info;
  }

  void announcedAs(StageInfo stageInfo) {
    info = stageInfo;
  }

  /** "ResultStage 3 (count at Words.java:12)". */
  String describe() {
    return node + " (" + callSite().shortForm() + ")";
  }
}
