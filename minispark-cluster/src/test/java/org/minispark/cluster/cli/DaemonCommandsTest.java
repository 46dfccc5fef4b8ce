package org.minispark.cluster.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.minispark.cluster.transport.Secret;

class DaemonCommandsTest {
  private static final long WITHIN_SECONDS = 300;

  @TempDir Path directory;

  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  private int execute(String... arguments) {
    ExampleCatalog examples = new ExampleCatalog("none", getClass().getClassLoader());
    return Main.commandLine(new Properties(), examples)
        .setOut(new PrintWriter(out, true))
        .setErr(new PrintWriter(err, true))
        .execute(arguments);
  }

  private String secretFile() throws IOException {
    Path file = directory.resolve("secret");
    Secret.random().writeTo(file);
    return file.toString();
  }

  @Test
  void helpNamesTheOptions() {
    assertThat(execute("master", "--help")).isZero();
    assertThat(execute("worker", "--help")).isZero();
    assertThat(out.toString())
        .contains("--host", "--port", "--secret-file", "--properties-file")
        .contains("MASTER", "--cores", "--memory", "--work-dir", "spark://HOST:PORT");
  }

  @Test
  void mistakesAreToldInOneLine() {
    assertThat(execute("worker", "nowhere")).isEqualTo(2);
    assertThat(execute("worker", "spark://a:1", "-m", "512")).isEqualTo(2);
    assertThat(execute("worker", "spark://a:1", "-c", "0")).isEqualTo(2);
    assertThat(execute("worker")).isEqualTo(2);
    assertThat(err.toString().lines())
        .containsExactly(
            "./minispark worker: the master is spark://HOST:PORT, not nowhere",
            "./minispark worker: memory is such as 1000M or 2G, not 512",
            "./minispark worker: --cores must be positive, not 0",
            "./minispark worker: missing required parameter: 'MASTER'");
  }

  @Test
  void whatCannotStartSaysWhy() throws Exception {
    assertThat(execute("master", "--secret-file", directory.resolve("none").toString()))
        .isEqualTo(1);
    assertThat(execute("master", "-p", "0", "-h", "0.0.0.0", "--secret-file", secretFile()))
        .isEqualTo(1);
    assertThat(err.toString().lines())
        .satisfiesExactly(
            line ->
                assertThat(line).startsWith("./minispark master: There is no cluster secret in "),
            line ->
                assertThat(line).startsWith("./minispark master: Will not listen on 0.0.0.0: "));
  }

  /** Processes of their own, since they end only when they are told. */
  @Test
  void masterAndWorkerEndWhenTheyAreTold() throws Exception {
    String secret = secretFile();
    Process master = start("master", "-p", "0", "--secret-file", secret);
    Process worker = null;
    try {
      BufferedReader masterOut = outputOf(master);
      String url = masterOut.readLine().replace("Master at ", "");
      assertThat(url).matches("spark://127\\.0\\.0\\.1:\\d+");
      assertThat(masterOut.readLine()).isEqualTo("Its secret: " + secret);
      String work = directory.resolve("work").toString();
      worker = start("worker", url, "-c", "3", "-m", "1G", "-d", work, "--secret-file", secret);
      BufferedReader workerOut = outputOf(worker);
      assertThat(workerOut.readLine()).matches("Worker worker-\\S+ with 3 cores and 1024 MiB");
      assertThat(workerOut.readLine()).isEqualTo("Its master: " + url.replace("spark://", ""));

      worker.destroy();
      master.destroy();

      assertThat(worker.waitFor(WITHIN_SECONDS, TimeUnit.SECONDS)).isTrue();
      assertThat(master.waitFor(WITHIN_SECONDS, TimeUnit.SECONDS)).isTrue();
    } finally {
      master.destroyForcibly();
      if (worker != null) {
        worker.destroyForcibly();
      }
    }
  }

  private static BufferedReader outputOf(Process process) {
    return new BufferedReader(
        new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
  }

  private static Process start(String... arguments) throws IOException {
    List<String> command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                Main.class.getName()));
    command.addAll(List.of(arguments));
    return new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start();
  }
}
