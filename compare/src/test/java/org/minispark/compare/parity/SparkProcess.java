package org.minispark.compare.parity;

import java.io.DataInputStream;
import java.io.EOFException;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;
import org.minispark.compare.parity.probe.CaseProcess;
import org.minispark.compare.run.Engine;
import org.minispark.compare.run.RecorderCode;

/**
 * A JVM with real Spark that works through a list of cases, ahead of whoever asks for its answers.
 */
final class SparkProcess implements AutoCloseable {
  private static final long PATIENCE_SECONDS = 600;

  private final Process process;
  private final Path errors;
  private final Map<ParityCase, CompletableFuture<String>> answers = new HashMap<>();
  private final List<ParityCase> cases;
  private final Thread reader = new Thread(this::read, "answers of Spark");

  /**
   * Starts it.
   *
   * @param code the relocated cases and what runs them
   * @param folder where Spark may write
   */
  SparkProcess(Engine spark, Path code, Path folder, List<ParityCase> cases) throws IOException {
    this.cases = cases;
    this.errors = folder.resolve("stderr.txt");
    cases.forEach(asked -> answers.put(asked, new CompletableFuture<>()));
    ProcessBuilder builder =
        new ProcessBuilder(command(spark, code, folder)).redirectError(errors.toFile());
    builder.environment().put("SPARK_LOCAL_IP", "127.0.0.1");
    process = builder.start();
    reader.start();
    // More than a pipe holds may be asked: by a thread of its own, which ends with the process.
    new Thread(this::ask, "questions to Spark").start();
  }

  /** What Spark tells in the case; waits for it. */
  String answer(ParityCase asked) throws InterruptedException, ExecutionException {
    try {
      return answers.get(asked).get(PATIENCE_SECONDS, TimeUnit.SECONDS);
    } catch (TimeoutException e) {
      process.destroyForcibly();
      throw new IllegalStateException("Spark was busy for too long with or before " + asked, e);
    }
  }

  @Override
  public void close() {
    process.destroyForcibly();
    try {
      process.waitFor();
      reader.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static List<String> command(Engine spark, Path code, Path folder) throws IOException {
    List<Path> classPath = new ArrayList<>(List.of(code, RecorderCode.jarFor(spark, folder)));
    classPath.add(RecorderCode.ownCode());
    classPath.addAll(spark.classPath());
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-Xmx1g", "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC"));
    command.addAll(spark.javaOptions());
    spark.properties().forEach((key, value) -> command.add("-D" + key + "=" + value));
    command.add("-cp");
    command.add(
        classPath.stream().map(Path::toString).collect(Collectors.joining(File.pathSeparator)));
    command.add(CaseProcess.class.getName());
    command.add(folder.toString());
    return command;
  }

  private void ask() {
    StringBuilder questions = new StringBuilder();
    cases.forEach(
        asked -> questions.append(asked.className()).append(' ').append(asked.name()).append('\n'));
    try (var out = process.getOutputStream()) {
      out.write(questions.toString().getBytes(StandardCharsets.UTF_8));
    } catch (IOException e) {
      giveUp(e);
    }
  }

  private void read() {
    try (DataInputStream in = new DataInputStream(process.getInputStream())) {
      for (ParityCase asked : cases) {
        byte[] text = in.readNBytes(in.readInt());
        answers.get(asked).complete(new String(text, StandardCharsets.UTF_8));
      }
    } catch (IOException e) {
      giveUp(e);
    }
  }

  private void giveUp(IOException cause) {
    String told = cause instanceof EOFException ? readErrors() : cause.toString();
    answers
        .values()
        .forEach(
            answer ->
                answer.completeExceptionally(
                    new IllegalStateException("the process with Spark ended: " + told, cause)));
  }

  private String readErrors() {
    try {
      return Files.readString(errors);
    } catch (IOException e) {
      return e.toString();
    }
  }
}
