package org.minispark.compare.recording;

import java.util.List;

/**
 * All that a run told of itself. Moments are milliseconds since 1970, as the engines' events have
 * them; {@link #NEVER} where it did not come to that.
 *
 * @param mainStart when the program's main method was called
 * @param mainEnd when it returned or the JVM began to go down
 * @param contextStart when the first context was up
 * @param contextEnd when the last one was stopped
 * @param executors where tasks ran, in the order in which they were ready
 * @param jobs in the order of their start
 * @param tasks attempts, in the order of their end
 * @param actions in the order of their return
 * @param peakHeap bytes of heap at its fullest, garbage included; of the driver's process
 * @param peakResident bytes of memory that the driver's process had at most; 0 where the system
 *     does not tell
 * @param children the ids of processes that ran when the driver's process ended: executors
 */
public record Recording(
    long mainStart,
    long mainEnd,
    long contextStart,
    long contextEnd,
    List<Executor> executors,
    List<Job> jobs,
    List<Task> tasks,
    List<Action> actions,
    long peakHeap,
    long peakResident,
    List<Long> children) {
  public static final long NEVER = 0;

  /** Tasks that the engine could run at a time, as its executors said. */
  public int cores() {
    return executors.stream().mapToInt(each -> each.firstCore() + each.cores()).max().orElse(1);
  }

  /** Whether a job began before all earlier ones had ended: their order is left to timing. */
  public boolean hasConcurrentJobs() {
    long end = NEVER;
    for (Job job : jobs) {
      if (job.start() < end) {
        return true;
      }
      end = Math.max(end, job.end());
    }
    return false;
  }

  /**
   * What runs tasks: a process, or the driver's own threads.
   *
   * @param cores tasks that it runs at a time
   * @param firstCore the number of its first core among all; one that replaces another has that
   *     one's cores
   * @param ready when it could take tasks
   */
  public record Executor(String id, int cores, int firstCore, long ready) {}

  /**
   * A job, with its stages in the order of their ids.
   *
   * @param context which of the program's contexts it ran in, from 0
   * @param id its number in that context
   */
  public record Job(
      int context, int id, long start, long end, boolean succeeded, List<Stage> stages) {}

  /**
   * A stage as one job met it.
   *
   * @param id no other stage of the program has it; those of the first context are the engine's own
   * @param name the method that made it and the program's line
   * @param parents the ids of the stages whose shuffles it reads
   * @param rdds its RDDs' names and numbers of partitions, by id
   * @param skipped whether its outputs were there already
   */
  public record Stage(
      int id, String name, int numTasks, List<Integer> parents, String rdds, boolean skipped) {}

  /**
   * One attempt of a task; durations in milliseconds, the shuffle's write time in nanoseconds.
   *
   * @param gettingResult when its result began to be fetched
   */
  public record Task(
      int stageId,
      int stageAttempt,
      int index,
      int attempt,
      String executor,
      boolean successful,
      long launch,
      long finish,
      long gettingResult,
      long deserialize,
      long run,
      long serializeResult,
      long garbage,
      long recordsRead,
      long bytesRead,
      long fetchWait,
      long recordsWritten,
      long bytesWritten,
      long writeNanos) {}

  /**
   * What an action returned.
   *
   * @param place the method and the line that called it
   * @param value its records, one text each; of a single value, that
   */
  public record Action(String place, List<String> value) {}
}
