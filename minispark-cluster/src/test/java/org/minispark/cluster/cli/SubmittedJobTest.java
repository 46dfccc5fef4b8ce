package org.minispark.cluster.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Real jars, submitted by a process of its own to executors of their own. */
class SubmittedJobTest {
  private static final String JOB =
      """
      package shop;

      import java.nio.file.*;
      import java.util.List;
      import org.minispark.*;
      import org.minispark.api.java.*;

      public class Job {
        record Sale(String customer, int amount) implements java.io.Serializable {}

        public static void main(String[] args) throws Exception {
          try (JavaSparkContext sc = new JavaSparkContext(new SparkConf().setAppName("Own"))) {
            System.out.println(sc.sc().appName() + " of " + String.join(" ", args));
            System.out.println(
                sc.parallelize(List.of(1, 2, 3), 2)
                    .map(n -> new Sale(Files.readString(Path.of(SparkFiles.get("who.txt"))), n))
                    .map(sale -> sale.customer() + ":" + sale.amount())
                    .collect());
          }
        }
      }
      """;

  private static final String ENDLESS =
      """
      import java.util.List;
      import org.minispark.*;
      import org.minispark.api.java.*;
      import org.minispark.scheduler.*;

      public class Endless {
        public static void main(String[] args) {
          JavaSparkContext sc = new JavaSparkContext(new SparkConf());
          sc.sc().addSparkListener(
              new SparkListener() {
                @Override
                public void onTaskStart(SparkListenerTaskStart event) {
                  System.out.println("working");
                }
              });
          sc.parallelize(List.of(1), 1).foreach(n -> Thread.sleep(Long.MAX_VALUE));
        }
      }
      """;

  @TempDir private Path home;

  @Test
  void executorsGetTheJarsClassesAndTheFiles() throws Exception {
    Path jar = new TestingJar(home).jar("job.jar", "shop.Job", "Job", JOB);
    Path file = Files.writeString(home.resolve("who.txt"), "ann");

    Process submit =
        start(
            "--master=local-cluster[1,1,256]",
            "--name=option",
            "--files=" + file,
            jar.toString(),
            "two",
            "words");

    assertThat(submit.inputReader().lines())
        .containsExactly("Own of two words", "[ann:1, ann:2, ann:3]");
    assertThat(submit.waitFor()).isZero();
  }

  @Test
  void anInterruptEndsDriverAndExecutorsQuietly() throws Exception {
    Path jar = new TestingJar(home).program("Endless", ENDLESS);
    Process submit = start("--master=local-cluster[1,1,256]", jar.toString());
    BufferedReader printed = submit.inputReader();
    assertThat(printed.readLine()).isEqualTo("working");
    List<ProcessHandle> executors = submit.descendants().toList();
    assertThat(executors).hasSize(1);

    int signal = hearsInterrupts(submit) ? 2 : 15;
    new ProcessBuilder("kill", "-" + signal, Long.toString(submit.pid())).start().waitFor();

    assertThat(printed.lines()).isEmpty();
    assertThat(submit.waitFor()).isEqualTo(128 + signal);
    executors.get(0).onExit().get(5, TimeUnit.MINUTES);
    try (Stream<Path> left = Files.list(local())) {
      assertThat(left).isEmpty();
    }
  }

  /**
   * Not where this build itself was told to ignore them, as a shell tells what it leaves behind.
   */
  private static boolean hearsInterrupts(Process process) throws IOException {
    Path status = Path.of("/proc", Long.toString(process.pid()), "status");
    if (!Files.exists(status)) {
      return true;
    }
    try (Stream<String> lines = Files.lines(status)) {
      String ignored = lines.filter(line -> line.startsWith("SigIgn:")).findFirst().orElseThrow();
      return (Long.parseUnsignedLong(ignored.substring(7).strip(), 16) & 2) == 0;
    }
  }

  private Path local() {
    return home.resolve("local");
  }

  private Process start(String... arguments) throws IOException {
    List<String> command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                Main.class.getName(),
                "submit",
                "--conf=spark.ui.showConsoleProgress=false",
                "--conf=spark.local.dir=" + local()));
    command.addAll(List.of(arguments));
    return new ProcessBuilder(command).redirectErrorStream(true).start();
  }
}
