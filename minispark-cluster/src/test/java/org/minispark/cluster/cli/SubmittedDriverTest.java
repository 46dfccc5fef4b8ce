package org.minispark.cluster.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.minispark.SparkConf;
import org.minispark.cluster.deploy.DriverWatch;
import org.minispark.cluster.deploy.MasterClient;
import org.minispark.cluster.deploy.MasterDaemon;
import org.minispark.cluster.deploy.StandaloneUrl;
import org.minispark.cluster.deploy.WorkerDaemon;
import org.minispark.cluster.protocol.Address;
import org.minispark.cluster.protocol.SubmissionMessages.DriverState;
import org.minispark.cluster.protocol.SubmissionMessages.DriverSummary;

/** Drivers that a worker runs: submitted, watched, killed and started again. */
class SubmittedDriverTest {
  private static final String SECRET = "a secret of this test alone";

  private static final String JOB =
      """
      package shop;

      import java.util.List;
      import org.minispark.*;
      import org.minispark.api.java.*;

      public class Job {
        record Sale(int amount) implements java.io.Serializable {}

        public static void main(String[] args) throws Exception {
          try (JavaSparkContext sc = new JavaSparkContext(new SparkConf())) {
            System.out.println(String.join(" ", args) + " in mode " + sc.sc().deployMode());
            System.out.println(
                sc.parallelize(List.of(1, 2, 3), 2)
                    .map(Sale::new)
                    .map(sale -> sale.amount() * 10)
                    .collect());
          }
        }
      }
      """;

  /** Fails at first; what it has done tells a file. */
  private static final String STUBBORN =
      """
      import java.nio.file.*;
      import java.util.List;
      import org.minispark.*;
      import org.minispark.api.java.*;

      public class Stubborn {
        public static void main(String[] args) throws Exception {
          Path done = Path.of(args[0]);
          try (JavaSparkContext sc = new JavaSparkContext(new SparkConf())) {
            long count = sc.parallelize(List.of(1, 2, 3), 1).count();
            if (!Files.exists(done)) {
              Files.writeString(done, "once");
              throw new IllegalStateException("the first attempt");
            }
            Files.writeString(done, "twice, " + count);
          }
        }
      }
      """;

  private static final String TRAVELLER =
      """
      import java.nio.file.*;
      import java.util.*;
      import org.minispark.*;
      import org.minispark.api.java.*;

      public class Traveller {
        public static void main(String[] args) throws Exception {
          Path own =
              Path.of(Traveller.class.getProtectionDomain().getCodeSource().getLocation().toURI());
          System.out.println(own);
          try (JavaSparkContext sc = new JavaSparkContext(new SparkConf())) {
            List<String> read =
                sc.parallelize(List.of("my words.txt"), 1)
                    .map(name -> Files.readString(Path.of(SparkFiles.get(name))))
                    .collect();
            System.out.println(read);
          }
        }
      }
      """;

  @TempDir private Path home;

  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();
  private TestingDriver patient;
  private MasterDaemon master;
  private WorkerDaemon worker;

  @BeforeEach
  void startCluster() throws Exception {
    patient = new TestingDriver();
    master = MasterDaemon.start(conf(), new Address("127.0.0.1", 0));
    worker = startWorker("work");
  }

  @AfterEach
  void endCluster() throws IOException {
    worker.close();
    master.close();
    patient.close();
  }

  private WorkerDaemon startWorker(String directory) throws Exception {
    WorkerDaemon started =
        WorkerDaemon.start(
            conf(),
            StandaloneUrl.parse(master.url()),
            new WorkerDaemon.Options("127.0.0.1", 2, 1024, home.resolve(directory)));
    started.registered().get(5, TimeUnit.MINUTES);
    return started;
  }

  private SparkConf conf() {
    return new SparkConf(false)
        .set("spark.authenticate.secret", SECRET)
        .set("spark.local.dir", home.resolve("local").toString());
  }

  @Test
  void aWorkerRunsTheDriver() throws Exception {
    Path jar = new TestingJar(home).jar("job.jar", "shop.Job", "Job", JOB);

    assertThat(submitAndWait("--name=mine", jar.toString(), "two", "words")).isZero();

    String driver = out.toString().lines().findFirst().orElseThrow().replace("Submitted ", "");
    assertThat(driver).matches("driver-\\d{14}-0000");
    assertThat(out.toString()).contains(driver + " is FINISHED", "  worker      " + worker.id());
    assertThat(home.resolve("work").resolve(driver).resolve("stdout"))
        .hasContent("two words in mode cluster\n[10, 20, 30]");
    assertThat(home.resolve("work").resolve(driver).resolve("stderr")).isEmptyFile();

    assertThat(execute("apps")).isZero();
    assertThat(out.toString())
        .containsPattern(worker.id() + " +ALIVE +0 of 2 +0 of 1024\n")
        .containsPattern("app-\\d{14}-0000 +mine +FINISHED +0 +0 +256 ")
        .containsPattern(driver + " +shop.Job +FINISHED +1 +256 +" + worker.id());
  }

  @Test
  void whatIsSubmittedComesWithTheProgram() throws Exception {
    Path jar = new TestingJar(home).program("Traveller", TRAVELLER);
    Path words = Files.writeString(home.resolve("my words.txt"), "hello");

    assertThat(submitAndWait("--files=" + words, jar.toString())).isZero();

    String driver = out.toString().lines().findFirst().orElseThrow().replace("Submitted ", "");
    Path directory = home.resolve("work").resolve(driver);
    assertThat(directory.resolve("stdout"))
        .content()
        .as("its program is where the next worker clears up after one that was killed")
        .matches(
            Pattern.quote(home.resolve("local").toString())
                + "/minispark-[^/]*/programs/"
                + driver
                + "-app-[0-9-]+/[0-9a-f]+/Traveller.jar\n\\[hello]\n");
    worker.close();
    master.close();
    assertThat(directory.toFile().list())
        .as("its program is gone, its logs stay")
        .containsExactlyInAnyOrder("stdout", "stderr", "driver.properties");
    assertThat(home.resolve("local")).isEmptyDirectory();
  }

  @Test
  void whatIsSaidToBeOnEachWorkerMustBeThere() {
    assertThat(submitAndWait("--class=Job", "local:/nowhere/job.jar")).isEqualTo(1);
    assertThat(out.toString())
        .contains(" is ERROR", "It cannot be started: there is no file /nowhere/job.jar on this");
  }

  @Test
  void aDriverThatFailsTellsItsLog() throws Exception {
    Path jar =
        new TestingJar(home)
            .program(
                "Failing",
                """
                public class Failing {
                  public static void main(String[] args) {
                    throw new IllegalStateException("as it must");
                  }
                }
                """);

    assertThat(submitAndWait(jar.toString())).isEqualTo(1);

    assertThat(out.toString()).contains(" is FAILED", "Command exited with code 1; its log: ");
    String told = out.toString().substring(out.toString().indexOf("its log: "));
    String log = told.lines().findFirst().orElseThrow().replace("its log: ", "");
    String failure = "Failing failed: java.lang.IllegalStateException: as it must";
    assertThat(Path.of(log)).content().startsWith(failure);
    assertThat(told).contains(log + "\n" + failure);
  }

  @Test
  void aSupervisedDriverThatFailsIsStartedAgain() throws Exception {
    Path jar = new TestingJar(home).program("Stubborn", STUBBORN);
    Path done = home.resolve("done");

    assertThat(submitAndWait("--supervise", jar.toString(), done.toString())).isZero();

    assertThat(done).hasContent("twice, 3");
  }

  @Test
  void aDriverIsKilled() throws Exception {
    String driver = submitPatient();
    patient.next();

    assertThat(execute("kill", driver)).isZero();

    assertThat(out.toString()).contains("Killed " + driver);
    try (MasterClient client = MasterClient.connect(conf(), master.url())) {
      DriverSummary ended = new DriverWatch(client, conf(), err::append).awaitEnd(driver);
      assertThat(ended.state()).isEqualTo(DriverState.KILLED);
    }
    assertThat(execute("kill", driver)).isEqualTo(1);
    assertThat(err.toString()).contains("There is no driver " + driver + " that is not over");
  }

  @Test
  void anotherWorkerTakesOverWhenOneIsLost() throws Exception {
    String driver = submitPatient("--supervise");
    TestingDriver.Running first = patient.next();
    WorkerDaemon other = startWorker("other");

    worker.close();

    assertThat(ProcessHandle.of(first.pid())).isEmpty();
    patient.next();
    assertThat(execute("submit", "--status", driver)).isZero();
    assertThat(out.toString()).contains(driver + " is RUNNING", "  worker      " + other.id());
    other.close();
  }

  @Test
  void whatTheMasterDoesNotKnowCostsOneLine() throws IOException {
    assertThat(execute("submit", "--status", "driver-1")).isEqualTo(1);
    assertThat(err.toString().lines())
        .containsExactly("./minispark submit: the master knows of no driver driver-1");
    err.getBuffer().setLength(0);
    assertThat(execute("kill", "app-1")).isEqualTo(1);
    assertThat(err.toString())
        .startsWith("./minispark kill: ")
        .contains("There is no application app-1 that is not over");
    err.getBuffer().setLength(0);
    assertThat(execute("apps", "--master=local")).isEqualTo(2);
    assertThat(err.toString().lines())
        .containsExactly("./minispark apps: a master of a cluster is spark://HOST:PORT, not local");
  }

  @Test
  void whoDoesNotKnowTheSecretIsTold() {
    assertThat(execute("apps", "--conf=spark.authenticate.secret=another secret than ours"))
        .isEqualTo(1);
    assertThat(err.toString()).contains("does not know our secret, that of spark.authenticate");
  }

  private String submitPatient(String... options) throws Exception {
    List<String> arguments = new ArrayList<>(List.of(options));
    arguments.addAll(List.of(patient.jar(home), patient.argument()));
    assertThat(submit(arguments.toArray(new String[0]))).isZero();
    return out.toString().lines().findFirst().orElseThrow().replace("Submitted ", "");
  }

  private int submitAndWait(String... arguments) {
    List<String> all =
        new ArrayList<>(List.of("--conf=spark.standalone.submit.waitAppCompletion=true"));
    all.addAll(List.of(arguments));
    return submit(all.toArray(new String[0]));
  }

  private int submit(String... arguments) {
    List<String> all =
        new ArrayList<>(
            List.of(
                "submit",
                "--deploy-mode=cluster",
                "--driver-memory=256m",
                "--executor-memory=256m",
                "--driver-java-options=-XX:TieredStopAtLevel=1",
                "--conf=spark.executor.extraJavaOptions=-XX:TieredStopAtLevel=1",
                "--conf=spark.local.dir=" + home.resolve("local")));
    all.addAll(List.of(arguments));
    return execute(all.toArray(new String[0]));
  }

  private int execute(String... arguments) {
    Properties system = new Properties();
    system.setProperty("spark.master", master.url());
    system.setProperty("spark.authenticate.secret", SECRET);
    return Main.commandLine(system, new ExampleCatalog("none", getClass().getClassLoader()))
        .setOut(new PrintWriter(out, true))
        .setErr(new PrintWriter(err, true))
        .execute(arguments);
  }
}
