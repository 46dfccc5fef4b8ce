package org.minispark.compare;

import java.util.List;
import org.minispark.compare.recording.Recording;
import org.minispark.compare.recording.Recording.Action;
import org.minispark.compare.recording.Recording.Executor;
import org.minispark.compare.recording.Recording.Job;
import org.minispark.compare.recording.Recording.Stage;
import org.minispark.compare.recording.Recording.Task;

/** Recordings that no engine made. */
public final class TestRecordings {
  private TestRecordings() {}

  /** Of a program whose main ran so long and did nothing with an engine. */
  public static Recording lasting(long mainStart, long milliseconds) {
    return new Recording(
        mainStart,
        mainStart + milliseconds,
        0,
        0,
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        0,
        0,
        List.of());
  }

  /** Of a program with a context from 1,100 to 1,900, on two cores. */
  public static Recording of(List<Job> jobs, List<Task> tasks, Action... actions) {
    return on(List.of(new Executor("driver", 2, 0, 1090)), jobs, tasks, actions);
  }

  /** The same on these executors. */
  public static Recording on(
      List<Executor> executors, List<Job> jobs, List<Task> tasks, Action... actions) {
    return new Recording(
        1050,
        1950,
        1100,
        1900,
        executors,
        jobs,
        tasks,
        List.of(actions),
        1 << 20,
        2 << 20,
        List.of());
  }

  /** A job of two stages, from 1,200 to 1,500. */
  public static Job job() {
    return new Job(
        0,
        0,
        1200,
        1500,
        true,
        List.of(
            new Stage(4, "map at A.java:4", 2, List.of(), "000000 ParallelCollectionRDD(2)", false),
            new Stage(5, "collect at A.java:5", 1, List.of(4), "000001 ShuffledRDD(1)", false)));
  }

  /** A task that ran for as long as its span, but for 10 ms of each kind of overhead. */
  public static Task task(int stage, int index, long launch, long finish) {
    return task("driver", stage, index, launch, finish);
  }

  /** The same on that executor. */
  public static Task task(String executor, int stage, int index, long launch, long finish) {
    return new Task(
        stage,
        0,
        index,
        0,
        executor,
        true,
        launch,
        finish,
        0,
        10,
        finish - launch - 30,
        10,
        0,
        7,
        70,
        10,
        5,
        50,
        20_000_000);
  }
}
