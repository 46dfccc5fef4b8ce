package org.minispark.compare.recording;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.minispark.compare.recording.Recording.Action;
import org.minispark.compare.recording.Recording.Executor;
import org.minispark.compare.recording.Recording.Job;
import org.minispark.compare.recording.Recording.Stage;
import org.minispark.compare.recording.Recording.Task;

/** Makes a {@link Recording} of a journal. */
public final class RecordingFile {
  private long mainStart;
  private long mainEnd;
  private long contextStart;
  private long contextEnd;
  private final List<Executor> executors = new ArrayList<>();
  private final Map<Id, Executor> running = new LinkedHashMap<>();
  private final Map<Id, JobBuilder> jobs = new LinkedHashMap<>();
  private final Map<Integer, Context> contexts = new HashMap<>();
  private final List<Task> tasks = new ArrayList<>();
  private final List<Action> actions = new ArrayList<>();
  private long peakHeap;
  private long peakResident;
  private final List<Long> children = new ArrayList<>();

  /** One more than the highest number of a stage. */
  private int nextStage;

  private RecordingFile() {}

  /** Reads a journal, also of a process that was killed; empty if it never wrote one. */
  public static Recording read(Path journal) throws IOException {
    return parse(Files.readString(journal));
  }

  /** Makes a recording of a journal's text. */
  public static Recording parse(String journal) {
    RecordingFile file = new RecordingFile();
    for (List<String> event : Journal.read(journal)) {
      file.add(new Fields(event));
    }
    return file.recording();
  }

  private void add(Fields event) {
    switch (event.text()) {
      case Kind.MAIN_START -> mainStart = event.number();
      case Kind.MAIN_END -> mainEnd = event.number();
      case Kind.CONTEXT_START -> {
        context(event);
        startContext(event.number());
      }
      case Kind.CONTEXT_END -> endContext(context(event), event.number());
      case Kind.EXECUTOR -> addExecutor(id(event), event.integer(), event.number());
      case Kind.EXECUTOR_END -> running.remove(id(event));
      case Kind.JOB -> addJob(id(event), event.number());
      case Kind.JOB_END -> jobs.get(id(event)).end(event);
      case Kind.STAGE -> addStage(id(event), event);
      case Kind.STAGE_END -> {
        int id = stage(context(event), event.integer());
        jobs.values().forEach(job -> job.ran(id));
      }
      case Kind.TASK -> tasks.add(task(context(event), event));
      case Kind.ACTION -> actions.add(new Action(event.text(), new ArrayList<>()));
      case Kind.VALUE -> actions.get(event.integer()).value().add(event.text());
      case Kind.MEMORY -> {
        peakHeap = event.number();
        peakResident = event.number();
      }
      case Kind.CHILD -> children.add(event.number());
      default -> throw new IllegalArgumentException("a journal has no " + event.all);
    }
  }

  private Context context(Fields event) {
    return contexts.computeIfAbsent(
        event.integer(), any -> new Context(contexts.size(), nextStage));
  }

  private Id id(Fields event) {
    return new Id(context(event), event.text());
  }

  /** Contexts follow each other, and each counts its stages from 0: so those of the next follow. */
  private int stage(Context context, int id) {
    int number = context.firstStage + id;
    nextStage = Math.max(nextStage, number + 1);
    return number;
  }

  private void addJob(Id id, long time) {
    jobs.put(id, new JobBuilder(id.context.number, Integer.parseInt(id.name), time));
  }

  private void addStage(Id job, Fields event) {
    int id = stage(job.context, event.integer());
    String name = event.text();
    int numTasks = event.integer();
    String parents = event.text();
    List<Integer> parentIds =
        parents.isEmpty()
            ? List.of()
            : Arrays.stream(parents.split(","))
                .map(parent -> stage(job.context, Integer.parseInt(parent)))
                .sorted()
                .toList();
    jobs.get(job).add(new Stage(id, name, numTasks, parentIds, event.text(), true));
  }

  private void startContext(long time) {
    contextStart = contextStart == Recording.NEVER ? time : contextStart;
  }

  private void endContext(Context context, long time) {
    contextEnd = time;
    running.keySet().removeIf(executor -> executor.context.equals(context));
  }

  private void addExecutor(Id id, int cores, long ready) {
    Executor executor = new Executor(id.name, cores, firstFree(cores), ready);
    executors.add(executor);
    running.put(id, executor);
  }

  /** The lowest number from which on as many cores belong to no executor that runs. */
  private int firstFree(int cores) {
    int first = 0;
    List<Executor> byCore =
        running.values().stream().sorted(Comparator.comparingInt(Executor::firstCore)).toList();
    for (Executor executor : byCore) {
      if (executor.firstCore() - first >= cores) {
        return first;
      }
      first = executor.firstCore() + executor.cores();
    }
    return first;
  }

  private Task task(Context context, Fields event) {
    return new Task(
        stage(context, event.integer()),
        event.integer(),
        event.integer(),
        event.integer(),
        event.text(),
        Boolean.parseBoolean(event.text()),
        event.number(),
        event.number(),
        event.number(),
        event.number(),
        event.number(),
        event.number(),
        event.number(),
        event.number(),
        event.number(),
        event.number(),
        event.number(),
        event.number(),
        event.number());
  }

  private Recording recording() {
    return new Recording(
        mainStart,
        mainEnd,
        contextStart,
        contextEnd,
        executors,
        jobs.values().stream().map(JobBuilder::job).toList(),
        tasks,
        actions,
        peakHeap,
        peakResident,
        children);
  }

  /**
   * A context of the program.
   *
   * @param number how many were there before it
   * @param firstStage the number that its stage 0 has here
   */
  private record Context(int number, int firstStage) {}

  /** What a context calls a job or an executor of its. */
  private record Id(Context context, String name) {}

  private static final class JobBuilder {
    private final int context;
    private final int id;
    private final long start;
    private final List<Stage> stages = new ArrayList<>();
    private final Set<Integer> ran = new HashSet<>();
    private long end;
    private boolean succeeded;

    JobBuilder(int context, int id, long start) {
      this.context = context;
      this.id = id;
      this.start = start;
    }

    void add(Stage stage) {
      stages.add(stage);
    }

    void end(Fields event) {
      end = event.number();
      succeeded = Boolean.parseBoolean(event.text());
    }

    void ran(int stageId) {
      if (end == Recording.NEVER) {
        ran.add(stageId);
      }
    }

    Job job() {
      List<Stage> known =
          stages.stream()
              .map(
                  stage ->
                      new Stage(
                          stage.id(),
                          stage.name(),
                          stage.numTasks(),
                          stage.parents(),
                          stage.rdds(),
                          !ran.contains(stage.id())))
              .sorted(Comparator.comparingInt(Stage::id))
              .toList();
      return new Job(context, id, start, end, succeeded, known);
    }
  }

  /** The fields of one event, taken one after the other. */
  private static final class Fields {
    private final List<String> all;
    private int next;

    Fields(List<String> all) {
      this.all = all;
    }

    String text() {
      return all.get(next++);
    }

    long number() {
      return Long.parseLong(text());
    }

    int integer() {
      return Integer.parseInt(text());
    }
  }
}
