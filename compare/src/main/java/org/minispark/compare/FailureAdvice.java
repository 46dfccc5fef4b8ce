package org.minispark.compare;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.minispark.compare.relocation.MissingReference;
import org.minispark.compare.run.Engine;
import org.minispark.compare.run.EngineRun;
import org.minispark.compare.run.Program;
import org.minispark.compare.run.ProgramRunner;

/** What a failed run complained of, and what may help. */
final class FailureAdvice {
  private static final int MOST_LINES = 15;
  private static final int MOST_MISSING = 8;
  private static final Pattern FRAME_OF_ENGINE =
      Pattern.compile(
          "\\s+(\\.\\.\\. \\d+ more|at (java\\.|javax\\.|jdk\\.|scala\\.|org\\.apache\\.hadoop\\."
              + "|org\\.(apache\\.spark|minispark)\\.(?!examples\\.)).*)");

  private static final Pattern NOT_THERE =
      Pattern.compile(
          "NoClassDefFoundError|ClassNotFoundException|NoSuch(Method|Field)Error"
              + "|AbstractMethodError|IncompatibleClassChangeError");
  private static final Pattern KRYO =
      Pattern.compile("com\\.esotericsoftware\\.kryo|KryoException");
  private static final Pattern OUTPUT_EXISTS =
      Pattern.compile("FileAlreadyExistsException|Output directory .* already exists");

  private final ProgramRunner runner;

  FailureAdvice(ProgramRunner runner) {
    this.runner = runner;
  }

  /** What the run printed as errors, without the engine's own frames, and what may help. */
  List<String> on(Engine engine, Program program, EngineRun run) throws IOException {
    List<String> errors = run.errorLines();
    String text = String.join("\n", errors);
    List<String> advice = new ArrayList<>();
    errors.stream().filter(FailureAdvice::concernsProgram).limit(MOST_LINES).forEach(advice::add);
    if (errors.size() > advice.size()) {
      advice.add("all of it stands in " + run.standardError());
    }
    if (NOT_THERE.matcher(text).find()) {
      List<MissingReference> missing = runner.findMissing(engine, program);
      missing.stream().limit(MOST_MISSING).forEach(each -> advice.add(engine.name() + ": " + each));
      if (missing.size() > MOST_MISSING) {
        advice.add("and " + (missing.size() - MOST_MISSING) + " more that it lacks");
      }
    }
    if (serializesWithKryo(engine) && KRYO.matcher(text).find()) {
      advice.add("Spark serializes with Kryo at its best; try --spark-conf default");
    }
    if (OUTPUT_EXISTS.matcher(text).find()) {
      advice.add(
          "both engines wrote to one folder: write "
              + Program.OUTPUT
              + " in the program's arguments, and each run gets its own");
    }
    Path executors = run.standardError().resolveSibling("scratch/work");
    if (Files.exists(executors)) {
      advice.add("what its executors printed stands below " + executors);
    }
    return advice;
  }

  private static boolean serializesWithKryo(Engine engine) {
    return engine.properties().getOrDefault("spark.serializer", "").endsWith("KryoSerializer");
  }

  private static boolean concernsProgram(String line) {
    return !FRAME_OF_ENGINE.matcher(line).matches();
  }
}
