package org.minispark.compare.check;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.minispark.compare.recording.Recording;
import org.minispark.compare.recording.Recording.Job;
import org.minispark.compare.recording.Recording.Stage;
import org.minispark.compare.recording.Recording.Task;

/**
 * What an engine made of a program: its jobs, their stages with the RDDs in them, and what went
 * through the shuffles. Ids count from 0 in each job, so that two engines' plans can be held side
 * by side.
 */
public record Plan(List<PlannedJob> jobs) {
  /** Lines of Spark's own source; and what all later jobs of a thread are called by mistake. */
  private static final Pattern NOT_THE_PROGRAMS =
      Pattern.compile(".* at \\w+\\.scala:\\d+|takeAsync at .*");

  /**
   * The stages of one job, parents first.
   *
   * @param context which of the program's contexts it ran in, from 0
   * @param number counted through all contexts
   */
  public record PlannedJob(int context, int number, List<PlannedStage> stages) {
    private String textWithoutNames() {
      return stages.stream().map(stage -> stage.named("")).toList().toString();
    }
  }

  /**
   * One stage.
   *
   * @param number its place in its job
   * @param parents the places of the stages whose shuffles it reads
   * @param tasks how many it has; none of them ran if it was skipped
   * @param recordsRead from shuffles, by the tasks that succeeded; no part of the plan, since a
   *     task that needs no more stops to read, and Spark then counts nothing
   * @param recordsWritten to its shuffle, by the tasks that succeeded
   */
  public record PlannedStage(
      int number,
      String name,
      List<Integer> parents,
      String rdds,
      int tasks,
      boolean skipped,
      long recordsRead,
      long recordsWritten) {
    private PlannedStage named(String other) {
      return new PlannedStage(
          number, other, parents, rdds, tasks, skipped, recordsRead, recordsWritten);
    }

    @Override
    public String toString() {
      StringBuilder text = new StringBuilder("stage " + number + ", " + name + ": ");
      text.append(skipped ? "skipped" : count(tasks, "task"));
      if (!parents.isEmpty()) {
        text.append(", reads stage ");
        text.append(parents.stream().map(String::valueOf).collect(Collectors.joining(", ")));
      }
      if (recordsWritten > 0) {
        text.append(", ").append(count(recordsWritten, "record")).append(" written");
      }
      return text.append(", of ").append(rdds).toString();
    }
  }

  /** The plan that a run followed. */
  public static Plan of(Recording recording) {
    Map<Integer, Shuffled> shuffled = shuffled(recording);
    List<PlannedJob> jobs = new ArrayList<>();
    Set<Integer> contextsWithFailures = new HashSet<>();
    for (Job job : recording.jobs()) {
      if (!job.succeeded()) {
        contextsWithFailures.add(job.context());
      }
      boolean whole = !contextsWithFailures.contains(job.context());
      jobs.add(
          new PlannedJob(
              job.context(), jobs.size(), stages(job, whole ? shuffled : Map.of(), whole)));
    }
    return new Plan(jobs);
  }

  /**
   * A job's stages, numbered from those without parents on. Their ids do not serve: Spark numbers
   * the stages that another one reads in the order of a hash set of objects without hash codes of
   * their own, so differently from run to run. In that order it also runs them: how far a job came
   * that failed, and what it left to later ones, is no part of the plan either.
   */
  private static List<PlannedStage> stages(
      Job job, Map<Integer, Shuffled> shuffled, boolean whole) {
    Map<Integer, Integer> made = StageLabels.of(job.stages(), Plan::lineage);
    // Of two that are made alike, one may be skipped: here as there it must be the same one.
    Map<Integer, Integer> done =
        StageLabels.of(
            job.stages(),
            stage -> List.of(lineage(stage), stage.skipped() && whole, written(stage, shuffled)));
    Map<Integer, PlannedStage> numbered = new HashMap<>();
    List<PlannedStage> stages = new ArrayList<>();
    while (stages.size() < job.stages().size()) {
      List<Stage> ready =
          job.stages().stream()
              .filter(stage -> !numbered.containsKey(stage.id()))
              .filter(stage -> numbered.keySet().containsAll(stage.parents()))
              .sorted(
                  Comparator.comparing((Stage stage) -> made.get(stage.id()))
                      .thenComparing(stage -> written(stage, shuffled))
                      .thenComparing(stage -> done.get(stage.id()))
                      .thenComparing(Stage::name))
              .toList();
      for (Stage stage : ready) {
        PlannedStage planned = planned(stage, stages.size(), numbered, shuffled, whole);
        stages.add(planned);
        numbered.put(stage.id(), planned);
      }
    }
    return stages;
  }

  private static List<?> lineage(Stage stage) {
    return List.of(withoutIds(stage.rdds()), stage.numTasks());
  }

  private static long written(Stage stage, Map<Integer, Shuffled> shuffled) {
    return stage.skipped() ? 0 : shuffled.getOrDefault(stage.id(), new Shuffled()).written;
  }

  private static PlannedStage planned(
      Stage stage,
      int number,
      Map<Integer, PlannedStage> numbered,
      Map<Integer, Shuffled> shuffled,
      boolean whole) {
    Shuffled records =
        stage.skipped() ? new Shuffled() : shuffled.getOrDefault(stage.id(), new Shuffled());
    return new PlannedStage(
        number,
        stage.name(),
        stage.parents().stream().map(numbered::get).map(PlannedStage::number).sorted().toList(),
        withoutIds(stage.rdds()),
        stage.numTasks(),
        stage.skipped() && whole,
        records.read,
        records.written);
  }

  static String withoutIds(String rdds) {
    return rdds.replaceAll("(^|, )\\d{6} ", "$1");
  }

  /** A partition counts once, however often it was attempted. */
  private static Map<Integer, Shuffled> shuffled(Recording recording) {
    Map<Integer, Shuffled> byStage = new HashMap<>();
    Set<List<Integer>> counted = new HashSet<>();
    for (Task task : recording.tasks()) {
      if (task.successful() && counted.add(List.of(task.stageId(), task.index()))) {
        Shuffled records = byStage.computeIfAbsent(task.stageId(), id -> new Shuffled());
        records.read += task.recordsRead();
        records.written += task.recordsWritten();
      }
    }
    return byStage;
  }

  /** The same jobs, numbered by what they are and not by when they began. */
  Plan sorted() {
    List<PlannedJob> sorted = new ArrayList<>();
    jobs.stream()
        .sorted(
            Comparator.comparing(PlannedJob::context).thenComparing(PlannedJob::textWithoutNames))
        .forEach(job -> sorted.add(new PlannedJob(job.context(), sorted.size(), job.stages())));
    return new Plan(sorted);
  }

  /**
   * The same plan, in which a stage that has no name of the program's own has the name that it has
   * in the other plan.
   */
  Plan withProgramNamesOf(Plan other) {
    return withNamesOf(other, name -> NOT_THE_PROGRAMS.matcher(name).matches());
  }

  /** The same plan, in which all stages have the names that they have in the other plan. */
  Plan withNamesOf(Plan other) {
    return withNamesOf(other, name -> true);
  }

  private Plan withNamesOf(Plan other, Predicate<String> isReplaced) {
    List<PlannedJob> named = new ArrayList<>();
    for (PlannedJob job : jobs) {
      List<PlannedStage> stages = new ArrayList<>();
      for (PlannedStage stage : job.stages()) {
        stages.add(
            isReplaced.test(stage.name())
                ? stage.named(other.name(job.number(), stage.number()).orElse(stage.name()))
                : stage);
      }
      named.add(new PlannedJob(job.context(), job.number(), stages));
    }
    return new Plan(named);
  }

  private Optional<String> name(int job, int stage) {
    return job < jobs.size() && stage < jobs.get(job).stages().size()
        ? Optional.of(jobs.get(job).stages().get(stage).name())
        : Optional.empty();
  }

  /** The plan, a line per job and stage, and one per context where there are several. */
  public List<String> lines() {
    List<String> lines = new ArrayList<>();
    for (PlannedJob job : jobs) {
      if (beginsContext(job)) {
        lines.add("context " + job.context());
      }
      lines.add("job " + job.number() + ": " + count(job.stages().size(), "stage"));
      job.stages().forEach(stage -> lines.add("job " + job.number() + ", " + stage));
    }
    return lines;
  }

  /** Whether it is the first job of its context, and the program has several with jobs. */
  public boolean beginsContext(PlannedJob job) {
    return jobs.get(0).context() != jobs.get(jobs.size() - 1).context()
        && (job.number() == 0 || jobs.get(job.number() - 1).context() != job.context());
  }

  /** How large the plan is, in words. */
  public String extent() {
    int stages = jobs.stream().mapToInt(job -> job.stages().size()).sum();
    return count(jobs.size(), "job") + " of " + count(stages, "stage");
  }

  private static String count(long number, String noun) {
    return String.format(Locale.ROOT, "%,d %s%s", number, noun, number == 1 ? "" : "s");
  }

  private static final class Shuffled {
    private long read;
    private long written;
  }
}
