package org.minispark.compare.differential;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.minispark.compare.TestPrograms;
import org.minispark.compare.differential.program.ProgramProcess;
import org.minispark.compare.differential.program.RandomProgram;
import org.minispark.compare.parity.probe.PlanWatch;
import org.minispark.compare.relocation.ProgramRelocator;
import org.minispark.compare.run.Engine;
import org.minispark.compare.run.Engines;
import org.minispark.compare.run.RecorderCode;

/** A process with real Spark in it that runs random programs, one at a time. */
final class SparkPrograms {
  private static final String PROGRAMS = folderOf(RandomProgram.class);
  private static final String PROBES = folderOf(PlanWatch.class);

  private final Process process;
  private final DataOutputStream questions;
  private final DataInputStream answers;
  private final Path errors;

  SparkPrograms(Path folder) throws IOException {
    Engine spark = Engines.spark(TestPrograms.sparkClassPath(), Map.of(), folder);
    List<Path> code = List.of(relocated(PROGRAMS, folder), relocated(PROBES, folder));
    errors = folder.resolve("stderr.txt");
    ProcessBuilder builder =
        new ProcessBuilder(command(spark, code, folder)).redirectError(errors.toFile());
    builder.environment().put("SPARK_LOCAL_IP", "127.0.0.1");
    process = builder.start();
    questions = new DataOutputStream(process.getOutputStream());
    answers = new DataInputStream(process.getInputStream());
  }

  private static String folderOf(Class<?> type) {
    return type.getPackageName().replace('.', '/') + "/";
  }

  private static Path relocated(String classes, Path folder) throws IOException {
    Path jar = folder.resolve(classes.replace('/', '-') + ".jar");
    ProgramRelocator.toSpark().relocate(TestPrograms.testClasses(), classes, jar);
    return jar;
  }

  /** What the program tells on Spark. */
  String run(RandomProgram program) throws IOException {
    try {
      questions.write(1);
      questions.writeUTF(program.genes());
      questions.flush();
      return inOurNames(new String(answers.readNBytes(answers.readInt()), StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new IOException("the process with Spark ended: " + Files.readString(errors), e);
    }
  }

  private static String inOurNames(String text) {
    return text.replace("org.apache.spark.", "org.minispark.")
        .replace("scala.Tuple", "org.minispark.Tuple");
  }

  private static List<String> command(Engine spark, List<Path> code, Path folder)
      throws IOException {
    List<Path> classPath = new ArrayList<>(code);
    classPath.add(RecorderCode.jarFor(spark, folder));
    classPath.add(RecorderCode.ownCode());
    classPath.addAll(spark.classPath());
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    // So many short jobs are done sooner than their code is compiled at its best.
    command.addAll(List.of("-Xmx1g", "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC"));
    command.addAll(spark.javaOptions());
    spark.properties().forEach((key, value) -> command.add("-D" + key + "=" + value));
    command.add("-cp");
    command.add(
        classPath.stream().map(Path::toString).collect(Collectors.joining(File.pathSeparator)));
    command.add(ProgramProcess.class.getName());
    return command;
  }

  void stop() throws InterruptedException {
    process.destroyForcibly().waitFor();
  }
}
