package org.minispark.cluster.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;
import org.junit.jupiter.api.Test;
import org.minispark.cluster.protocol.DriverDescription;
import org.minispark.cluster.protocol.Role;
import org.minispark.cluster.protocol.SubmissionMessages.DriverEnded;
import org.minispark.cluster.protocol.SubmissionMessages.LaunchDriver;
import org.minispark.cluster.protocol.SubmissionMessages.RunningDriver;
import org.minispark.cluster.transport.Connection;
import org.minispark.engine.base.TestingClock;
import org.minispark.engine.base.TestingTimer;

class WorkerDriversTest {
  private static final Connection MASTER = TestingMaster.lineOf(Role.MASTER, "");

  private final TestingClock clock = new TestingClock();
  private final TestingTimer timer = new TestingTimer(clock);
  private final List<String> log = new ArrayList<>();
  private final List<DriverEnded> told = new ArrayList<>();
  private final WorkerDrivers drivers =
      new WorkerDrivers(
          this::launch, clock, timer, new TestingWork(), told::add, () -> log.add("an end"));
  private BiConsumer<Integer, String> running;

  private ExecutorLauncher.Child launch(
      LaunchDriver order, String application, BiConsumer<Integer, String> ended)
      throws IOException {
    if (order.description().jar().equals("broken")) {
      throw new IOException("no such jar");
    }
    log.add("launch " + application);
    running = ended;
    return new ExecutorLauncher.Child() {
      @Override
      public void end() {
        log.add("end " + application);
      }

      @Override
      public void kill() {
        log.add("kill " + application);
      }
    };
  }

  @Test
  void theEndOfADriverIsToldOnce() {
    drivers.launch(MASTER, order("d1", "jar", false));
    drivers.launch(MASTER, order("d1", "jar", false));
    assertThat(drivers.running()).containsExactly(new RunningDriver("d1", "app"));

    running.accept(3, "/log");

    assertThat(told)
        .containsExactly(
            new DriverEnded(
                "d1", "app", Optional.of(3), "Command exited with code 3; its log: /log"));
    assertThat(log).containsExactly("launch app", "an end");
    assertThat(drivers.isEmpty()).isTrue();
  }

  @Test
  void oneThatCannotBeStartedIsToldToo() {
    drivers.launch(MASTER, order("d1", "broken", true));
    assertThat(told)
        .containsExactly(
            new DriverEnded("d1", "app", Optional.empty(), "It cannot be started: no such jar"));
    drivers.launch(MASTER, order("../d2", "jar", false));
    assertThat(told.get(1).message()).contains("not an id: ../d2");
  }

  @Test
  void aSupervisedDriverIsStartedAgainAfterLongerAndLongerWaits() {
    drivers.launch(MASTER, order("d1", "jar", true));
    running.accept(1, "/log");
    timer.advance(999);
    assertThat(log).containsExactly("launch app");
    timer.advance(1);
    assertThat(log).containsExactly("launch app", "launch app.2");
    assertThat(drivers.running()).containsExactly(new RunningDriver("d1", "app.2"));

    running.accept(1, "/log");
    timer.advance(1_999);
    assertThat(log).hasSize(2);
    timer.advance(1);
    assertThat(log).hasSize(3);

    clock.advance(6_000); // a good run
    running.accept(1, "/log");
    timer.advance(1_000);
    assertThat(log).endsWith("launch app.4");

    running.accept(0, "/log");
    assertThat(told).singleElement().extracting(DriverEnded::exitCode).isEqualTo(Optional.of(0));
    assertThat(drivers.isEmpty()).isTrue();
  }

  @Test
  void oneThatIsStoppedIsNotStartedAgain() {
    drivers.launch(MASTER, order("d1", "jar", true));
    drivers.stop("d1");
    assertThat(drivers.running()).as("until its process has ended").hasSize(1);
    assertThat(drivers.wanted()).isEmpty();
    assertThat(log).containsExactly("launch app", "end app");
    timer.advance(10_000);
    assertThat(log).endsWith("kill app");

    running.accept(137, "/log");

    timer.advance(60_000);
    assertThat(log).endsWith("an end").hasSize(4);
    assertThat(told).singleElement().extracting(DriverEnded::exitCode).isEqualTo(Optional.of(137));
  }

  @Test
  void oneMayBeStoppedBetweenTwoAttempts() {
    drivers.launch(MASTER, order("d1", "jar", true));
    running.accept(1, "/log");

    drivers.stop("d1");

    timer.advance(60_000);
    assertThat(log).containsExactly("launch app", "an end");
    assertThat(told).hasSize(1);
  }

  @Test
  void aWorkerThatEndsLeavesItsDriversToOthers() {
    drivers.launch(MASTER, order("d1", "jar", true));
    drivers.stopAll();
    running.accept(143, "/log");
    drivers.launch(MASTER, order("d2", "jar", true));

    assertThat(log).containsExactly("launch app", "end app", "an end");
    assertThat(told).isEmpty();
  }

  private static LaunchDriver order(String driver, String jar, boolean supervised) {
    return new LaunchDriver(
        driver,
        "app",
        new DriverDescription(
            jar, "Job", List.of(), Map.of(), List.of(), 512, 1, supervised, List.of()));
  }
}
