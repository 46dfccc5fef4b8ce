package org.minispark.compare.ledger;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.minispark.compare.recording.Recording;
import org.minispark.compare.recording.Recording.Job;
import org.minispark.compare.recording.Recording.Task;
import org.minispark.compare.run.EngineRun;

/**
 * Where the wall time of a run went, on each core. Every millisecond of every lane is booked once:
 *
 * <ul>
 *   <li>before the context and the lane's executor are up, to start-up; after the context's end, to
 *       shut-down;
 *   <li>while no job runs, to the program;
 *   <li>while a job runs and the lane has no task: to scheduling if no lane has one, else to idle;
 *   <li>in a task, as its metrics say, fetch wait and write time taken out of its run time; what a
 *       task's span holds beyond its metrics is scheduling.
 * </ul>
 *
 * What is left over is shown as not attributed: the clock of the comparison's own process measured
 * the wall time, the run's own clock all else.
 */
public final class TimeLedger {
  private final long start;
  private final long wallMillis;
  private final Recording recording;
  private final List<Lane> lanes;
  private final Map<Activity, Double> booked = new EnumMap<>(Activity.class);

  private TimeLedger(EngineRun run) {
    this.start = run.start();
    this.wallMillis = run.wallTime().toMillis();
    this.recording = run.recording();
    this.lanes = Lane.of(recording);
    for (Activity activity : Activity.values()) {
      booked.put(activity, 0.0);
    }
  }

  public static TimeLedger of(EngineRun run) {
    TimeLedger ledger = new TimeLedger(run);
    ledger.book();
    return ledger;
  }

  /** Milliseconds times cores that went to each activity. */
  public Map<Activity, Double> booked() {
    return Map.copyOf(booked);
  }

  /** What all activities must sum up to. */
  public double total() {
    return (double) wallMillis * lanes.size();
  }

  public List<Lane> lanes() {
    return lanes;
  }

  private void book() {
    double cores = lanes.size();
    if (recording.contextStart() == Recording.NEVER) {
      add(Activity.PROGRAM, wallMillis * cores);
      return;
    }
    long end = start + wallMillis;
    long contextEnd = contextEnd();
    for (Lane lane : lanes) {
      add(Activity.START_UP, (double) (up(lane) - start));
    }
    add(Activity.SHUT_DOWN, (end - contextEnd) * cores);
    for (Lane lane : lanes) {
      lane.tasks().forEach(this::bookTask);
    }
    bookGaps(contextEnd);
    double sum = booked.values().stream().mapToDouble(Double::doubleValue).sum();
    add(Activity.UNKNOWN, Math.max(0, total() - sum));
  }

  private void bookTask(Task task) {
    double span = task.finish() - task.launch();
    double getting = task.gettingResult() == 0 ? 0 : task.finish() - task.gettingResult();
    double serialization = task.deserialize() + task.serializeResult();
    double fetch = Math.min(task.run(), task.fetchWait());
    double write = Math.min(task.run() - fetch, task.writeNanos() / 1e6);
    double explained = serialization + task.run() + getting;
    // Each figure is rounded by itself: together they may exceed the span they belong to.
    double scale = explained > span ? span / explained : 1;
    add(Activity.SERIALIZATION, serialization * scale);
    add(Activity.SHUFFLE_FETCH, fetch * scale);
    add(Activity.SHUFFLE_WRITE, write * scale);
    add(Activity.COMPUTE, (task.run() - fetch - write) * scale);
    add(Activity.RESULT, getting * scale);
    add(Activity.SCHEDULING, span - explained * scale);
  }

  /** Books the time between tasks, from one change to the next: in between nothing changes. */
  private void bookGaps(long contextEnd) {
    NavigableMap<Long, Change> changes = new TreeMap<>();
    changes.put(recording.contextStart(), new Change());
    changes.put(contextEnd, new Change());
    lanes.forEach(lane -> at(changes, up(lane)).lanes++);
    for (Job job : recording.jobs()) {
      at(changes, job.start()).jobs++;
      at(changes, job.end() == Recording.NEVER ? contextEnd : job.end()).jobs--;
    }
    for (Task task : recording.tasks()) {
      at(changes, task.launch()).tasks++;
      at(changes, task.finish()).tasks--;
    }
    int up = 0;
    int jobs = 0;
    int tasks = 0;
    long since = recording.contextStart();
    for (Map.Entry<Long, Change> change : changes.entrySet()) {
      double free = Math.max(0, up - tasks) * (double) (change.getKey() - since);
      add(tasks > 0 ? Activity.IDLE : jobs > 0 ? Activity.SCHEDULING : Activity.PROGRAM, free);
      up += change.getValue().lanes;
      jobs += change.getValue().jobs;
      tasks += change.getValue().tasks;
      since = change.getKey();
    }
  }

  /** When the lane could take tasks; a context without executors yet tells no such moment. */
  private long up(Lane lane) {
    return Math.min(contextEnd(), Math.max(recording.contextStart(), lane.ready()));
  }

  private long contextEnd() {
    long end = start + wallMillis;
    return recording.contextEnd() == Recording.NEVER ? end : Math.min(end, recording.contextEnd());
  }

  private static Change at(NavigableMap<Long, Change> changes, long moment) {
    return changes.computeIfAbsent(moment, any -> new Change());
  }

  private void add(Activity activity, double milliseconds) {
    booked.merge(activity, milliseconds, Double::sum);
  }

  private static final class Change {
    private int lanes;
    private int jobs;
    private int tasks;
  }
}
