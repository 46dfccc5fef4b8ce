package org.minispark.cluster.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Properties;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.minispark.SparkConf;
import org.minispark.cluster.deploy.MasterDaemon;
import org.minispark.cluster.deploy.StandaloneUrl;
import org.minispark.cluster.deploy.WorkerDaemon;
import org.minispark.cluster.protocol.Address;
import org.minispark.cluster.transport.TestingPorts;

/** Somebody waits for the end of a driver on a worker, and its master dies. */
class AwaitedDriverTest {
  private static final String SECRET = "a secret of this test alone";
  private static final String KEEPS_STATE = "FILESYSTEM";

  @TempDir private Path home;

  private final TestingPrints out = new TestingPrints();
  private final TestingPrints err = new TestingPrints();
  private TestingDriver driver;
  private int port;
  private MasterDaemon master;
  private WorkerDaemon worker;

  @BeforeEach
  void startCluster() throws Exception {
    driver = new TestingDriver();
    port = TestingPorts.free("127.0.0.1");
    startMaster(KEEPS_STATE);
    worker =
        WorkerDaemon.start(
            conf(),
            StandaloneUrl.parse(master.url()),
            new WorkerDaemon.Options("127.0.0.1", 1, 1024, home.resolve("work")));
    worker.registered().get(5, TimeUnit.MINUTES);
  }

  @AfterEach
  void endCluster() throws IOException {
    worker.close();
    master.close();
    driver.close();
  }

  private void startMaster(String recoveryMode) throws IOException {
    SparkConf conf =
        conf()
            .set("spark.deploy.recoveryMode", recoveryMode)
            .set("spark.deploy.recoveryDirectory", home.resolve("state").toString());
    master = MasterDaemon.start(conf, new Address("127.0.0.1", port));
  }

  private SparkConf conf() {
    return new SparkConf(false)
        .set("spark.authenticate.secret", SECRET)
        .set("spark.local.dir", home.resolve("local").toString())
        .set("spark.minispark.worker.registrationInterval", "3s");
  }

  @Test
  void theNextMasterTellsHowItEnds() throws Exception {
    CompletableFuture<Integer> status = submit("1m");
    TestingDriver.Running running = driver.next();
    master.close();
    assertThat(err.await("The master is gone ")).contains(" goes on, and so does this for up to ");

    startMaster(KEEPS_STATE);

    err.await("A master is back at spark://127.0.0.1:" + port);
    assertThat(status).isNotDone();
    running.finish();
    assertThat(status.get(5, TimeUnit.MINUTES)).isZero();
    assertThat(out.toString()).contains(" is FINISHED");
  }

  @Test
  void howItEndedWithoutAMasterIsToldToTheNext() throws Exception {
    CompletableFuture<Integer> status = submit("1m");
    TestingDriver.Running running = driver.next();
    master.close();
    err.await("The master is gone ");
    running.fail();
    running.awaitEnd();

    startMaster(KEEPS_STATE);

    assertThat(status.get(5, TimeUnit.MINUTES)).isEqualTo(1);
    assertThat(out.toString())
        .contains(" is FAILED", "Command exited with code 1; its log: ")
        .as("the end of its log, of which the terminal obeys nothing")
        .contains("stderr\n\\u001b[31mred\nPatient failed: java.lang.IllegalStateException: as the")
        .doesNotContain("\u001b");
  }

  @Test
  void noMasterEver() throws Exception {
    CompletableFuture<Integer> status = submit("30ms");
    TestingDriver.Running running = driver.next();

    master.close();

    assertThat(status.get(5, TimeUnit.MINUTES)).isEqualTo(1);
    String id = out.toString().lines().findFirst().orElseThrow().replace("Submitted ", "");
    assertThat(err.toString().lines().reduce((first, last) -> last).orElseThrow())
        .isEqualTo(
            "./minispark submit: No master answers at spark://127.0.0.1:%d: nobody listens there."
                    .formatted(port)
                + " Nobody can tell how %s ends; its log is on its worker".formatted(id));
    running.finish();
  }

  @Test
  void theNextMasterKnowsNothing() throws Exception {
    CompletableFuture<Integer> status = submit("1m");
    TestingDriver.Running running = driver.next();
    master.close();
    err.await("The master is gone ");

    startMaster("NONE");

    assertThat(status.get(5, TimeUnit.MINUTES)).isEqualTo(1);
    assertThat(err.toString().lines().reduce((first, last) -> last).orElseThrow())
        .startsWith("./minispark submit: the master that is back knows nothing of driver-")
        .contains("spark.deploy.recoveryMode=FILESYSTEM");
    running.awaitEnd(); // as of all drivers that a master does not know
  }

  private CompletableFuture<Integer> submit(String interval) throws IOException {
    String[] arguments = {
      "submit",
      "--deploy-mode=cluster",
      "--conf=spark.standalone.submit.waitAppCompletion=true",
      "--conf=spark.minispark.worker.registrationInterval=" + interval,
      "--driver-memory=256m",
      "--driver-java-options=-XX:TieredStopAtLevel=1",
      driver.jar(home),
      driver.argument()
    };
    Properties system = new Properties();
    system.setProperty("spark.master", master.url());
    system.setProperty("spark.authenticate.secret", SECRET);
    return CompletableFuture.supplyAsync(
        () ->
            Main.commandLine(system, new ExampleCatalog("none", getClass().getClassLoader()))
                .setOut(new PrintWriter(out, true))
                .setErr(new PrintWriter(err, true))
                .execute(arguments),
        work -> new Thread(work, "submit").start());
  }
}
