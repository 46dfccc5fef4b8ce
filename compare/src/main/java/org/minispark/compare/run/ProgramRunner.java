package org.minispark.compare.run;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.minispark.compare.recording.Journal;
import org.minispark.compare.recording.PlanRecorder;
import org.minispark.compare.recording.Recording;
import org.minispark.compare.recording.RecordingFile;
import org.minispark.compare.relocation.MissingReference;
import org.minispark.compare.relocation.ProgramRelocator;

/** Starts a process for a program on an engine, waits for its end, and measures it. */
public final class ProgramRunner {
  private static final int PATIENCE_SECONDS = 20;

  private final Path java;
  private final Path folder;

  /**
   * @param java the launcher of the JDK that both engines run on
   * @param folder where programs, outputs and what they print are kept, a folder per run
   */
  public ProgramRunner(Path java, Path folder) {
    this.java = java;
    this.folder = folder;
  }

  /** Runs the program once. What an earlier run of it left behind is removed first. */
  public EngineRun run(Engine engine, Program program) throws IOException, InterruptedException {
    Path place = place(engine, program);
    deleteTree(place);
    Path output = Files.createDirectories(place.resolve("out"));
    Path journal = Files.createFile(place.resolve("journal.txt"));
    Path scratch = Files.createDirectories(place.resolve("scratch"));
    List<Path> code = relocate(engine, program, place);
    Preparation.Needs needs = engine.preparation().prepare(scratch, code);
    List<String> command = command(engine, needs, code, journal);
    command.add(program.mainClass());
    command.addAll(program.argumentsFor(output));

    File printed = place.resolve("stdout.txt").toFile();
    File complained = place.resolve("stderr.txt").toFile();
    ProcessBuilder builder =
        new ProcessBuilder(command).redirectOutput(printed).redirectError(complained);
    builder.environment().put("SPARK_LOCAL_IP", "127.0.0.1");
    builder.environment().putAll(needs.environment());
    long startMillis = System.currentTimeMillis();
    long start = System.nanoTime();
    int exitStatus = waitFor(builder.start());
    Duration wallTime = Duration.ofNanos(System.nanoTime() - start);
    Recording recording = RecordingFile.read(journal);
    awaitEnd(recording.children(), startMillis);
    if (exitStatus == 0) {
      deleteTree(scratch);
    }
    return new EngineRun(
        exitStatus,
        startMillis,
        wallTime,
        printed.toPath(),
        complained.toPath(),
        output,
        recording);
  }

  /** What the program names that the engine lacks; of the program as it was last run there. */
  public List<MissingReference> findMissing(Engine engine, Program program) throws IOException {
    List<MissingReference> missing = new ArrayList<>();
    List<Path> known = new ArrayList<>(engine.classPath());
    List<Path> jars = new ArrayList<>();
    for (int i = 0; i < program.code().size(); i++) {
      jars.add(jar(place(engine, program), i));
    }
    known.addAll(jars);
    known.add(RecorderCode.ownCode());
    for (Path jar : jars) {
      missing.addAll(engine.relocator().findMissing(jar, known));
    }
    return missing;
  }

  private Path place(Engine engine, Program program) {
    return folder.resolve(program.name()).resolve(engine.name().toLowerCase(Locale.ROOT));
  }

  private static Path jar(Path place, int number) {
    return place.resolve("program-" + number + ".jar");
  }

  /** The program's code in the engine's vocabulary, as jars. */
  private static List<Path> relocate(Engine engine, Program program, Path place)
      throws IOException {
    List<Path> relocated = new ArrayList<>();
    ProgramRelocator relocator = engine.relocator().recordingActions();
    for (Path code : program.code()) {
      Path jar = jar(place, relocated.size());
      relocator.relocate(code, jar);
      relocated.add(jar);
    }
    relocated.add(RecorderCode.jarFor(engine, place));
    return relocated;
  }

  private List<String> command(
      Engine engine, Preparation.Needs needs, List<Path> code, Path journal) throws IOException {
    List<Path> classPath = new ArrayList<>(code);
    classPath.add(RecorderCode.ownCode());
    classPath.addAll(engine.classPath());
    List<String> command = new ArrayList<>(List.of(java.toString()));
    command.addAll(engine.javaOptions());
    Map<String, String> properties = new TreeMap<>(engine.properties());
    properties.putAll(needs.properties());
    properties.forEach((key, value) -> command.add("-D" + key + "=" + value));
    command.add("-D" + Journal.PROPERTY + "=" + journal);
    command.add("-Dspark.extraListeners=" + PlanRecorder.class.getName());
    command.add("-cp");
    command.add(
        classPath.stream().map(Path::toString).collect(Collectors.joining(File.pathSeparator)));
    command.add(ProgramMain.class.getName());
    return command;
  }

  private static int waitFor(Process process) throws IOException, InterruptedException {
    // Should this JVM be stopped, its child goes with it.
    Thread stop = new Thread(() -> destroyAll(process));
    Runtime.getRuntime().addShutdownHook(stop);
    try {
      process.getOutputStream().close();
      return process.waitFor();
    } finally {
      process.destroyForcibly();
      forget(stop);
    }
  }

  /** Executors end with their driver, but perhaps a little later; whoever does not is killed. */
  private static void awaitEnd(List<Long> children, long runStart) {
    for (long id : children) {
      ProcessHandle.of(id)
          .filter(child -> startedSince(runStart, child))
          .ifPresent(
              child ->
                  child
                      .onExit()
                      .orTimeout(PATIENCE_SECONDS, TimeUnit.SECONDS)
                      .exceptionally(late -> destroyed(child))
                      .join());
    }
  }

  /** Ids are used again: a process of the run did not start before it. */
  private static boolean startedSince(long moment, ProcessHandle process) {
    // To the hundredth of a second, as Linux tells it.
    long earliest = moment - 1000;
    return process.info().startInstant().filter(at -> at.toEpochMilli() >= earliest).isPresent();
  }

  private static ProcessHandle destroyed(ProcessHandle process) {
    process.destroyForcibly();
    return process.onExit().join();
  }

  /** The driver first: it would replace executors that die before it. */
  private static void destroyAll(Process process) {
    List<ProcessHandle> executors = process.descendants().toList();
    process.destroyForcibly();
    executors.forEach(ProcessHandle::destroyForcibly);
  }

  private static void forget(Thread hook) {
    try {
      Runtime.getRuntime().removeShutdownHook(hook);
    } catch (IllegalStateException e) {
      // The JVM is going down: the hook does its work.
      return;
    }
  }

  private static void deleteTree(Path folder) throws IOException {
    if (!Files.exists(folder)) {
      return;
    }
    List<Path> paths;
    try (Stream<Path> walk = Files.walk(folder)) {
      paths = walk.sorted(Comparator.reverseOrder()).toList();
    }
    for (Path path : paths) {
      Files.delete(path);
    }
  }
}
