package org.minispark.cluster.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.minispark.cluster.protocol.Address;
import org.minispark.cluster.protocol.DriverDescription;
import org.minispark.cluster.protocol.LeavingMessages.LeaveCluster;
import org.minispark.cluster.protocol.LeavingMessages.WorkerLeaving;
import org.minispark.cluster.protocol.MalformedMessageException;
import org.minispark.cluster.protocol.Notice;
import org.minispark.cluster.protocol.SubmissionMessages.DriverEnded;
import org.minispark.cluster.protocol.SubmissionMessages.LaunchDriver;
import org.minispark.cluster.protocol.WorkerMessages.ApplicationEnded;
import org.minispark.cluster.protocol.WorkerMessages.ExecutorEnded;
import org.minispark.cluster.protocol.WorkerMessages.ExecutorName;
import org.minispark.cluster.protocol.WorkerMessages.ExecutorStarted;
import org.minispark.cluster.protocol.WorkerMessages.KillExecutor;
import org.minispark.cluster.protocol.WorkerMessages.LaunchExecutor;
import org.minispark.cluster.protocol.WorkerMessages.RegisterWorker;
import org.minispark.cluster.protocol.WorkerMessages.RunningExecutor;
import org.minispark.cluster.protocol.WorkerMessages.WorkerHeartbeat;
import org.minispark.cluster.protocol.WorkerMessages.WorkerRegistered;
import org.minispark.engine.base.TestingClock;
import org.minispark.engine.base.TestingTimer;

class WorkerTest {
  private static final long BEAT = 15_000;
  private static final ExecutorName FIRST = new ExecutorName("app-1", "0");
  private static final ExecutorName SECOND = new ExecutorName("app-1", "1");

  private final TestingTransport transport = new TestingTransport();
  private final TestingTimer timer = new TestingTimer(new TestingClock());
  private final Launcher launcher = new Launcher();
  private final List<String> news = new ArrayList<>();
  private Worker worker;
  private TestingLine master;

  /** Processes that end when the test says so. */
  private static final class Launcher implements ExecutorLauncher {
    final Map<ExecutorName, BiConsumer<Integer, String>> running = new LinkedHashMap<>();
    final List<String> asked = new ArrayList<>();
    boolean broken;

    @Override
    public Child launch(LaunchExecutor order, BiConsumer<Integer, String> ended)
        throws IOException {
      if (broken) {
        throw new IOException("no such file: java");
      }
      running.put(order.executor(), ended);
      return new Child() {
        @Override
        public void end() {
          asked.add("end " + order.executor());
        }

        @Override
        public void kill() {
          asked.add("kill " + order.executor());
        }
      };
    }

    void ends(ExecutorName executor, int code) {
      running.remove(executor).accept(code, "/logs/log");
    }
  }

  @BeforeEach
  void registers() {
    worker =
        new Worker(
            new WorkerSettings("w1", "localhost", 2, 1024),
            launcher,
            (order, application, ended) -> {
              throw new IOException("no drivers here");
            },
            timer,
            new TestingWork(),
            new Worker.Observer() {
              @Override
              public void registered(Address address) {
                news.add("registered");
              }

              @Override
              public void applicationEnded(String application) {
                news.add("ended " + application);
              }

              @Override
              public void left() {
                news.add("left");
              }

              @Override
              public void givenUp(Throwable reason) {
                news.add(reason.getMessage());
              }
            });
    RetrySchedule schedule = new RetrySchedule(List.of(100L, 100L), false);
    worker.start(
        new MasterLine(
            transport,
            List.of(new Address("m", 7077)),
            worker.handlers(),
            timer,
            schedule,
            schedule,
            worker));
    master = transport.attempt().succeed();
    assertThat(master.heard(RegisterWorker.class))
        .containsExactly(
            new RegisterWorker("w1", "localhost", 2, 1024, false, List.of(), List.of(), List.of()));
    master.answer(new WorkerRegistered(BEAT, List.of()));
    assertThat(news).containsExactly("registered");
  }

  private void tell(Notice notice) {
    try {
      worker.handlers().hear(master, notice);
    } catch (MalformedMessageException e) {
      throw new AssertionError(e);
    }
  }

  private static LaunchExecutor launch(ExecutorName name) {
    return new LaunchExecutor(name, 1, new Address("d", 1), TestingMaster.TEMPLATE);
  }

  @Test
  void itSaysThatItLives() {
    timer.advance(3 * BEAT);
    assertThat(master.heard(WorkerHeartbeat.class)).hasSize(3);
  }

  @Test
  void itStartsExecutorsAndTellsTheirEnd() {
    tell(launch(FIRST));
    assertThat(master.heard(ExecutorStarted.class)).containsExactly(new ExecutorStarted(FIRST));

    launcher.ends(FIRST, 137);

    assertThat(master.heard(ExecutorEnded.class))
        .containsExactly(
            new ExecutorEnded(
                FIRST,
                Optional.of(137),
                "Command exited with code 137, killed by signal 9; its log: /logs/log"));
  }

  @Test
  void itTellsWhatItCannotStart() {
    launcher.broken = true;
    tell(launch(FIRST));
    assertThat(master.heard(ExecutorEnded.class))
        .containsExactly(
            new ExecutorEnded(
                FIRST, Optional.empty(), "Worker w1 cannot start it: no such file: java"));
    launcher.broken = false;
    tell(launch(new ExecutorName("../x", "0")));
    assertThat(launcher.running).isEmpty();
    assertThat(master.heard(ExecutorEnded.class))
        .singleElement()
        .satisfies(it -> assertThat(it.message()).endsWith("not an id: ../x"));
  }

  @Test
  void whatDoesNotEndIsKilled() {
    tell(launch(FIRST));
    tell(new KillExecutor(FIRST));
    assertThat(launcher.asked).containsExactly("end app-1/0");
    timer.advance(TestingMaster.TEMPLATE.stopMillis());
    assertThat(launcher.asked).containsExactly("end app-1/0", "kill app-1/0");
  }

  @Test
  void executorsEndWithTheirApplication() {
    tell(launch(FIRST));
    tell(launch(new ExecutorName("app-2", "0")));
    tell(new ApplicationEnded("app-1"));
    assertThat(launcher.asked).containsExactly("end app-1/0");
    assertThat(news).contains("ended app-1");
  }

  @Test
  void aNewMasterHearsWhatRuns() {
    tell(launch(FIRST));
    tell(launch(SECOND));
    master.close();
    launcher.ends(FIRST, 0);

    master = transport.attempt().succeed();

    assertThat(master.heard(RegisterWorker.class))
        .singleElement()
        .satisfies(
            it -> assertThat(it.executors()).containsExactly(new RunningExecutor(SECOND, 1, 512)));
    master.answer(new WorkerRegistered(BEAT, List.of(SECOND)));
    assertThat(launcher.asked).containsExactly("end app-1/1");
    timer.advance(BEAT);
    assertThat(master.heard(WorkerHeartbeat.class)).hasSize(1);
  }

  @Test
  void howADriverHasEndedIsToldUntilAMasterHasHeardIt() {
    DriverDescription program =
        new DriverDescription(
            "job.jar", "Job", List.of(), Map.of(), List.of(), 512, 1, false, List.of());
    tell(new LaunchDriver("driver-1", "app-1", program));
    List<DriverEnded> told = master.heard(DriverEnded.class);
    assertThat(told).singleElement().extracting(DriverEnded::driver).isEqualTo("driver-1");
    master.close(); // before it has said that it has heard

    master = transport.attempt().succeed();
    assertThat(master.heard(RegisterWorker.class))
        .singleElement()
        .extracting(RegisterWorker::endedDrivers)
        .isEqualTo(told);
    master.answer(new WorkerRegistered(BEAT, List.of()));
    assertThat(master.heard(DriverEnded.class)).as("it is heard now").isEmpty();

    master.close();
    master = transport.attempt().succeed();
    assertThat(master.heard(RegisterWorker.class))
        .singleElement()
        .satisfies(it -> assertThat(it.endedDrivers()).isEmpty());
  }

  @Test
  void onceToldToLeaveItTakesNoMoreAndEndsWhenNothingRuns() {
    tell(launch(FIRST));

    tell(new LeaveCluster());

    assertThat(master.heard(WorkerLeaving.class)).hasSize(1);
    assertThat(launcher.asked).as("its driver lets it go").isEmpty();
    tell(launch(SECOND));
    assertThat(master.heard(ExecutorEnded.class))
        .containsExactly(new ExecutorEnded(SECOND, Optional.of(0), "Worker w1 leaves the cluster"));
    assertThat(news).doesNotContain("left");
    master.close();
    master = transport.attempt().succeed();
    assertThat(master.heard(RegisterWorker.class))
        .singleElement()
        .satisfies(it -> assertThat(it.leaving()).isTrue());

    launcher.ends(FIRST, 0);

    assertThat(news).contains("left");
  }

  @Test
  void withoutAMasterItGivesUpInTheEnd() {
    master.close();
    timer.advance(200);
    assertThat(news).contains("All masters are unresponsive! Giving up.");
  }

  @Test
  void itEndsWhenItsExecutorsHave() {
    tell(launch(FIRST));
    var ended = worker.stop();
    assertThat(launcher.asked).containsExactly("end app-1/0");
    tell(launch(SECOND));
    assertThat(launcher.running).containsOnlyKeys(FIRST);
    assertThat(ended).isNotDone();

    launcher.ends(FIRST, 0);

    assertThat(ended).isCompleted();
  }
}
