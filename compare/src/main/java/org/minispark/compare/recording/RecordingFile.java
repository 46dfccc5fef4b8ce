package org.minispark.compare.recording;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
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
  private final Map<String, Executor> running = new LinkedHashMap<>();
  private final Map<String, JobBuilder> jobs = new LinkedHashMap<>();
  private final List<Task> tasks = new ArrayList<>();
  private final List<Action> actions = new ArrayList<>();
  private long peakHeap;
  private long peakResident;
  private final List<Long> children = new ArrayList<>();

  /** Jobs are counted from 0 in each context of a program. */
  private int context;

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
      case Kind.CONTEXT_START -> startContext(event.number());
      case Kind.CONTEXT_END -> endContext(event.number());
      case Kind.EXECUTOR -> addExecutor(event.text(), event.integer(), event.number());
      case Kind.EXECUTOR_END -> running.remove(event.text());
      case Kind.JOB -> {
        String id = event.text();
        jobs.put(key(id), new JobBuilder(Integer.parseInt(id), event.number()));
      }
      case Kind.JOB_END -> jobs.get(key(event.text())).end(event);
      case Kind.STAGE -> jobs.get(key(event.text())).addStage(event);
      case Kind.STAGE_END -> {
        int id = event.integer();
        jobs.values().forEach(job -> job.ran(id));
      }
      case Kind.TASK -> tasks.add(task(event));
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

  private void startContext(long time) {
    contextStart = contextStart == Recording.NEVER ? time : contextStart;
  }

  private void endContext(long time) {
    contextEnd = time;
    context++;
    running.clear();
  }

  private void addExecutor(String id, int cores, long ready) {
    Executor executor = new Executor(id, cores, firstFree(cores), ready);
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

  private String key(String job) {
    return context + "/" + job;
  }

  private static Task task(Fields event) {
    return new Task(
        event.integer(),
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

  private static final class JobBuilder {
    private final int id;
    private final long start;
    private final List<Stage> stages = new ArrayList<>();
    private final Set<Integer> ran = new HashSet<>();
    private long end;
    private boolean succeeded;

    JobBuilder(int id, long start) {
      this.id = id;
      this.start = start;
    }

    void addStage(Fields event) {
      int stageId = event.integer();
      String name = event.text();
      int numTasks = event.integer();
      String parents = event.text();
      List<Integer> parentIds =
          parents.isEmpty()
              ? List.of()
              : Arrays.stream(parents.split(",")).map(Integer::valueOf).sorted().toList();
      stages.add(new Stage(stageId, name, numTasks, parentIds, event.text(), true));
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
      return new Job(id, start, end, succeeded, known);
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
