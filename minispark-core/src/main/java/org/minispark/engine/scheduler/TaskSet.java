package org.minispark.engine.scheduler;

import java.util.Arrays;
import java.util.List;
import java.util.Properties;
import org.minispark.engine.task.Task;

/**
 * The tasks of one stage attempt: independent of each other, each about one missing output.
 *
 * @param stageId the stage
 * @param stageAttempt which attempt of it, from 0
 * @param jobId the job it runs for; the lower, the earlier its turn
 * @param kind what the tasks make
 * @param tasks the tasks, by index
 * @param outputs which output of the stage each task makes: the partition in a map stage, the
 *     position among the job's partitions in a result stage; ascending
 * @param locations where each task would best run; empty when nothing is known of any
 * @param properties the job's local properties; of a barrier stage, a copy for this set alone
 * @param launch whether the tasks may start one by one
 */
record TaskSet(
    int stageId,
    int stageAttempt,
    int jobId,
    Kind kind,
    List<Task<?>> tasks,
    int[] outputs,
    List<List<TaskLocation>> locations,
    Properties properties,
    Launch launch) {
  /** How the tasks of a set may start. */
  enum Launch {
    ONE_BY_ONE,
    ALL_TOGETHER
  }

  /** What the tasks of a set make. */
  enum Kind {
    MAP_OUTPUTS,
    RESULTS
  }

  /** Where a task would best run. */
  List<TaskLocation> locations(int index) {
    return locations.isEmpty() ? List.of() : locations.get(index);
  }

  /** The task that makes {@code output}, or a negative number if none of this set does. */
  int indexOf(int output) {
    return Arrays.binarySearch(outputs, output);
  }

  /** Whether all tasks start together, and fail together. */
  boolean isBarrier() {
    return launch == Launch.ALL_TOGETHER;
  }

  int size() {
    return tasks.size();
  }

  /** The name that errors use: "3.0" for the first attempt of stage 3. */
  String id() {
    return stageId + "." + stageAttempt;
  }
}
