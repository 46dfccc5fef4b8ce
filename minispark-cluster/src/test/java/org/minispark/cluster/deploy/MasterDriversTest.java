package org.minispark.cluster.deploy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.assertj.core.api.Assertions.tuple;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletionException;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.minispark.cluster.protocol.DriverDescription;
import org.minispark.cluster.protocol.Peer;
import org.minispark.cluster.protocol.Role;
import org.minispark.cluster.protocol.SubmissionMessages.DescribeDrivers;
import org.minispark.cluster.protocol.SubmissionMessages.DriverEnded;
import org.minispark.cluster.protocol.SubmissionMessages.DriverList;
import org.minispark.cluster.protocol.SubmissionMessages.DriverState;
import org.minispark.cluster.protocol.SubmissionMessages.DriverSummary;
import org.minispark.cluster.protocol.SubmissionMessages.KillDriver;
import org.minispark.cluster.protocol.SubmissionMessages.LaunchDriver;
import org.minispark.cluster.protocol.SubmissionMessages.RunningDriver;
import org.minispark.cluster.protocol.SubmissionMessages.StopDriver;
import org.minispark.cluster.protocol.SubmissionMessages.SubmitDriver;

class MasterDriversTest {
  @TempDir Path directory;

  private final TestingLine client = new TestingLine(new Peer(Role.CLIENT, "", ""));
  private TestingMaster master = new TestingMaster();

  @Test
  void aDriverWaitsForAWorkerWithRoom() {
    TestingLine small = master.worker("w1", 1);
    String driver = submit(2, false);
    assertThat(small.heard(LaunchDriver.class)).isEmpty();
    assertThat(state(driver)).isEqualTo(DriverState.SUBMITTED);

    TestingLine large = master.worker("w2", 2);

    assertThat(large.heard(LaunchDriver.class))
        .singleElement()
        .satisfies(
            order -> {
              assertThat(order.driver()).isEqualTo(driver).matches("driver-\\d{14}-0000");
              assertThat(order.application()).matches("app-\\d{14}-0000");
            });
    assertThat(state(driver)).isEqualTo(DriverState.RUNNING);
    assertThat(coresUsed("w2")).isEqualTo(2);
  }

  @Test
  void itsEndSaysHowItWas() {
    TestingLine worker = master.worker("w1", 3);
    master.ask(worker, end(submit(1, false), Optional.of(0), "first"));
    String good = submit(1, false);
    String bad = submit(1, true);
    String never = submit(1, false);

    master.ask(worker, end(good, Optional.of(0), "zero"));
    assertThat(state(good)).isEqualTo(DriverState.FINISHED);
    master.ask(worker, end(bad, Optional.of(1), "one"));
    master.ask(worker, end(never, Optional.empty(), "no Java"));

    assertThat(state(bad)).isEqualTo(DriverState.FAILED);
    assertThat(coresUsed("w1")).isZero();
    assertThat(list().completed())
        .as("the settings keep three")
        .extracting(DriverSummary::id, DriverSummary::message)
        .containsExactly(tuple(never, "no Java"), tuple(bad, "one"), tuple(good, "zero"));
  }

  @Test
  void oneThatIsKilledEndsAsKilled() {
    TestingLine worker = master.worker("w1", 1);
    String running = submit(1, true);
    String waiting = submit(1, false);

    master.ask(client, new KillDriver(waiting));
    master.ask(client, new KillDriver(running));

    assertThat(state(waiting)).isEqualTo(DriverState.KILLED);
    assertThat(state(running)).as("until its worker tells").isEqualTo(DriverState.RUNNING);
    assertThat(worker.heard(StopDriver.class)).containsExactly(new StopDriver(running));
    master.ask(worker, end(running, Optional.of(143), "signal"));
    assertThat(state(running)).isEqualTo(DriverState.KILLED);
    assertThat(catchThrowable(() -> master.ask(client, new KillDriver(running))))
        .isInstanceOf(CompletionException.class)
        .hasMessageContaining("There is no driver " + running);
  }

  @Test
  void oneThatIsKilledWhileItsWorkerIsOutOfReachEndsWhenThatComesBack() {
    TestingLine worker = master.worker("w1", 1);
    String driver = submit(1, true);
    String application = worker.heard(LaunchDriver.class).get(0).application();
    worker.close();

    master.ask(client, new KillDriver(driver));

    TestingLine again = comeBack(new RunningDriver(driver, application));
    assertThat(again.heard(StopDriver.class)).containsExactly(new StopDriver(driver));
    master.ask(again, new DriverEnded(driver, application, Optional.of(143), "signal"));
    assertThat(state(driver)).isEqualTo(DriverState.KILLED);
  }

  @Test
  void oneThatIsKilledBeforeItsMasterIsStartedAgainStaysKilled() throws IOException {
    DirectoryStore store = new DirectoryStore(directory.resolve("state"));
    master = new TestingMaster(store);
    TestingLine worker = master.worker("w1", 2);
    String before = submit(1, true);
    String after = submit(1, true);
    List<RunningDriver> running =
        worker.heard(LaunchDriver.class).stream()
            .map(order -> new RunningDriver(order.driver(), order.application()))
            .toList();
    worker.close();
    master.ask(client, new KillDriver(before));

    master = new TestingMaster(store);
    master.ask(client, new KillDriver(after));

    TestingLine again = comeBack(running.toArray(new RunningDriver[0]));
    assertThat(again.heard(StopDriver.class))
        .containsExactlyInAnyOrder(new StopDriver(before), new StopDriver(after));
    master.ask(again, end(before, Optional.of(143), "signal"));
    assertThat(state(before)).isEqualTo(DriverState.KILLED);
  }

  private TestingLine comeBack(RunningDriver... running) {
    TestingLine again = TestingMaster.lineOf(Role.WORKER, "");
    master.register(again, "w1", Math.max(1, running.length), List.of(), List.of(running));
    return again;
  }

  @Test
  void whenAWorkerIsLostOnlySupervisedDriversGoOnElsewhere() {
    TestingLine worker = master.worker("w1", 2);
    String supervised = submit(1, true);
    String alone = submit(1, false);
    TestingLine other = master.worker("w2", 2);

    worker.close();
    master.timer.advance(MasterSettings.RETURN_MILLIS);

    assertThat(state(alone)).isEqualTo(DriverState.ERROR);
    assertThat(state(supervised)).isEqualTo(DriverState.RUNNING);
    assertThat(other.heard(LaunchDriver.class))
        .singleElement()
        .satisfies(
            order -> {
              assertThat(order.driver()).isEqualTo(supervised);
              assertThat(order.application()).as("a new one").endsWith("-0002");
            });
  }

  @Test
  void aSupervisedDriverGoesOnWhereItsWorkerWasTakenToBeLost() {
    TestingLine worker = master.worker("w1", 1);
    String driver = submit(1, true);
    String application = worker.heard(LaunchDriver.class).get(0).application();
    worker.close();
    master.timer.advance(MasterSettings.RETURN_MILLIS);
    assertThat(state(driver)).isEqualTo(DriverState.RELAUNCHING);

    TestingLine again = comeBack(new RunningDriver(driver, application));

    assertThat(state(driver)).isEqualTo(DriverState.RUNNING);
    assertThat(again.heard(StopDriver.class)).isEmpty();
    assertThat(again.heard(LaunchDriver.class)).isEmpty();
  }

  @Test
  void theEndOfAnEarlierAttemptIsNotTheDriversEnd() {
    TestingLine worker = master.worker("w1", 1);
    String driver = submit(1, true);
    DriverEnded first = end(driver, Optional.of(143), "signal");
    worker.close();
    master.timer.advance(MasterSettings.RETURN_MILLIS);
    TestingLine again = comeBack();
    assertThat(again.heard(LaunchDriver.class)).as("its worker still ends the first").hasSize(1);

    master.ask(again, first);

    assertThat(state(driver)).isEqualTo(DriverState.RUNNING);
    assertThat(again.heard(LaunchDriver.class)).as("so it is asked again").hasSize(1);
  }

  @Test
  void aWorkerThatComesBackIsTheTruth() {
    TestingLine worker = master.worker("w1", 3);
    String running = submit(1, false);
    String ended = submit(1, false);
    String application = worker.heard(LaunchDriver.class).get(0).application();

    TestingLine again = TestingMaster.lineOf(Role.WORKER, "");
    List<RunningDriver> told =
        List.of(new RunningDriver(running, application), new RunningDriver("driver-x", "app-x"));
    master.register(again, "w1", 3, List.of(), told);

    assertThat(state(running)).isEqualTo(DriverState.RUNNING);
    assertThat(state(ended)).isEqualTo(DriverState.ERROR);
    assertThat(again.heard(StopDriver.class)).containsExactly(new StopDriver("driver-x"));
    assertThat(coresUsed("w1")).isEqualTo(1);
  }

  @Test
  void aMasterThatIsStartedAgainKnowsThem() throws IOException {
    DirectoryStore store = new DirectoryStore(directory.resolve("state"));
    master = new TestingMaster(store);
    TestingLine worker = master.worker("w1", 2);
    String running = submit(1, false);
    String missing = submit(1, false);
    String waiting = submit(1, false);
    String application = worker.heard(LaunchDriver.class).get(0).application();

    master = new TestingMaster(store);

    assertThat(state(running)).isEqualTo(DriverState.UNKNOWN);
    assertThat(state(waiting)).isEqualTo(DriverState.SUBMITTED);
    TestingLine again = TestingMaster.lineOf(Role.WORKER, "");
    RunningDriver second = new RunningDriver(running, application + ".2");
    master.register(again, "w1", 2, List.of(), List.of(second));
    assertThat(state(running)).isEqualTo(DriverState.RUNNING);
    assertThat(state(missing)).isEqualTo(DriverState.ERROR);
    assertThat(again.heard(LaunchDriver.class))
        .extracting(LaunchDriver::driver)
        .containsExactly(waiting);
    assertThat(store.read(StateStore.Kind.DRIVER)).containsOnlyKeys(running, waiting);
  }

  @Test
  void anEndThatNoMasterHasHeardIsToldByTheWorkerWhenItComesBack() throws IOException {
    DirectoryStore store = new DirectoryStore(directory.resolve("state"));
    master = new TestingMaster(store);
    master.worker("w1", 2);
    String good = submit(1, false);
    String bad = submit(1, true);

    master = new TestingMaster(store);
    TestingLine again = TestingMaster.lineOf(Role.WORKER, "");
    String third = summary(bad).application().orElseThrow() + ".3";
    List<DriverEnded> ended =
        List.of(
            end(good, Optional.of(0), "zero"), new DriverEnded(bad, third, Optional.of(1), "one"));
    master.register(again, "w1", 2, List.of(), List.of(), ended);
    master.ask(again, ended.get(0)); // told twice is told once

    assertThat(list().active()).isEmpty();
    assertThat(list().completed())
        .extracting(DriverSummary::state, DriverSummary::message, DriverSummary::application)
        .containsExactly(
            tuple(DriverState.FAILED, "one", Optional.of(ended.get(1).application())),
            tuple(DriverState.FINISHED, "zero", Optional.of(ended.get(0).application())));
    assertThat(coresUsed("w1")).isZero();
    assertThat(store.read(StateStore.Kind.DRIVER)).isEmpty();
  }

  @Test
  void aWorkerThatWasOutOfReachTellsHowADriverReallyEnded() {
    TestingLine worker = master.worker("w1", 1);
    String driver = submit(1, false);
    worker.close();
    master.timer.advance(MasterSettings.RETURN_MILLIS);
    assertThat(state(driver)).isEqualTo(DriverState.ERROR);

    TestingLine again = TestingMaster.lineOf(Role.WORKER, "");
    List<DriverEnded> ended = List.of(end(driver, Optional.of(0), "zero"));
    master.register(again, "w1", 1, List.of(), List.of(), ended);

    assertThat(state(driver)).isEqualTo(DriverState.FINISHED);
  }

  private String submit(int cores, boolean supervised) {
    DriverDescription description =
        new DriverDescription(
            "file:/job.jar",
            "Job",
            List.of(),
            Map.of(),
            List.of(),
            512,
            cores,
            supervised,
            List.of());
    return master.ask(client, new SubmitDriver(description)).driver();
  }

  /** The end of a driver that a worker was given. */
  private DriverEnded end(String driver, Optional<Integer> code, String message) {
    return new DriverEnded(driver, summary(driver).application().orElseThrow(), code, message);
  }

  private DriverList list() {
    return master.ask(client, new DescribeDrivers());
  }

  private DriverState state(String driver) {
    return summary(driver).state();
  }

  private DriverSummary summary(String driver) {
    DriverList all = list();
    return Stream.concat(all.active().stream(), all.completed().stream())
        .filter(it -> it.id().equals(driver))
        .findFirst()
        .orElseThrow();
  }

  private int coresUsed(String worker) {
    return master.describe().workers().stream()
        .filter(it -> it.id().equals(worker))
        .findFirst()
        .orElseThrow()
        .coresUsed();
  }
}
