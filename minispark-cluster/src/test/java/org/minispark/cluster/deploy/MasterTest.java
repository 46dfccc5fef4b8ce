package org.minispark.cluster.deploy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.minispark.cluster.deploy.TestingMaster.Application;
import org.minispark.cluster.protocol.AllocationMessages.ApplicationRemoved;
import org.minispark.cluster.protocol.AllocationMessages.ChangeExecutors;
import org.minispark.cluster.protocol.AllocationMessages.EndApplication;
import org.minispark.cluster.protocol.AllocationMessages.ExecutorGone;
import org.minispark.cluster.protocol.AllocationMessages.ExecutorGranted;
import org.minispark.cluster.protocol.AllocationMessages.ExecutorServes;
import org.minispark.cluster.protocol.AllocationMessages.RegisterApplication;
import org.minispark.cluster.protocol.ApplicationDescription;
import org.minispark.cluster.protocol.ClientMessages.ApplicationState;
import org.minispark.cluster.protocol.ClientMessages.KillApplication;
import org.minispark.cluster.protocol.ClientMessages.WorkerState;
import org.minispark.cluster.protocol.ClientMessages.WorkerSummary;
import org.minispark.cluster.protocol.Done;
import org.minispark.cluster.protocol.LeavingMessages.DecommissionWorker;
import org.minispark.cluster.protocol.LeavingMessages.ExecutorLeaving;
import org.minispark.cluster.protocol.LeavingMessages.LeaveCluster;
import org.minispark.cluster.protocol.Role;
import org.minispark.cluster.protocol.WorkerMessages.ApplicationEnded;
import org.minispark.cluster.protocol.WorkerMessages.ExecutorStarted;
import org.minispark.cluster.protocol.WorkerMessages.KillExecutor;
import org.minispark.cluster.protocol.WorkerMessages.LaunchExecutor;
import org.minispark.cluster.protocol.WorkerMessages.WorkerHeartbeat;

class MasterTest {
  private final TestingMaster master = new TestingMaster();

  @Test
  void anApplicationGetsWhatIsFree() {
    TestingLine first = master.worker("w1", 2);
    TestingLine second = master.worker("w2", 1);
    Application application = master.new Application(null);
    assertThat(first.heard(LaunchExecutor.class)).as("before its driver listens").isEmpty();

    assertThat(application.start()).isEqualTo(3);

    assertThat(application.line.heard(ExecutorGranted.class))
        .extracting(ExecutorGranted::executor, ExecutorGranted::worker)
        .hasSize(3);
    assertThat(first.heard(LaunchExecutor.class))
        .allSatisfy(
            order -> {
              assertThat(order.executor().application()).isEqualTo(application.id);
              assertThat(order.driver().port()).isEqualTo(1234);
              assertThat(order.template()).isEqualTo(TestingMaster.TEMPLATE);
            })
        .hasSize(2);
    assertThat(TestingMaster.launched(second)).hasSize(1);
    assertThat(master.summary(application).state()).isEqualTo(ApplicationState.WAITING);
    master.tell(second, new ExecutorStarted(application.executor(2)));
    assertThat(master.summary(application).state()).isEqualTo(ApplicationState.RUNNING);
  }

  @Test
  void theFirstApplicationIsServedFirst() {
    TestingLine worker = master.worker("w", 2);
    Application first = master.application(null);
    Application second = master.application(1);
    assertThat(TestingMaster.launched(worker)).containsExactly("0", "1");

    assertThat(master.ask(first.line, new EndApplication())).as("while they run").isNull();
    assertThat(worker.heard(KillExecutor.class)).hasSize(2);
    assertThat(worker.heard(ApplicationEnded.class)).hasSize(1);
    assertThat(worker.heard(LaunchExecutor.class)).isEmpty();
    master.ended(worker, first.executor(0), 0);

    assertThat(worker.heard(LaunchExecutor.class))
        .singleElement()
        .satisfies(it -> assertThat(it.executor()).isEqualTo(second.executor(0)));
    assertThat(master.summary(first).state()).isEqualTo(ApplicationState.FINISHED);
  }

  @Test
  void anEndIsAnsweredWhenNothingRuns() {
    Application application = master.application(null);
    assertThat(master.ask(application.line, new EndApplication())).isEqualTo(Done.DONE);
  }

  @Test
  void anExecutorThatFailsIsReplaced() {
    TestingLine worker = master.worker("w", 1);
    Application application = master.application(null);
    assertThat(TestingMaster.launched(worker)).containsExactly("0");

    master.ended(worker, application.executor(0), 137);

    assertThat(TestingMaster.launched(worker)).containsExactly("1");
    assertThat(application.line.heard(ExecutorGone.class))
        .containsExactly(new ExecutorGone("0", "code 137"));
  }

  @Test
  void threeFailuresInARowEndTheApplication() {
    TestingLine worker = master.worker("w", 1);
    Application application = master.application(null);
    master.ended(worker, application.executor(0), 1);
    master.ended(worker, application.executor(1), 1);
    master.tell(application.line, new ExecutorServes("2"));
    master.ended(worker, application.executor(2), 1);
    master.ended(worker, application.executor(3), 1);
    assertThat(application.line.heard(ApplicationRemoved.class)).as("not in a row").isEmpty();

    master.ended(worker, application.executor(4), 1);

    assertThat(application.line.heard(ApplicationRemoved.class))
        .singleElement()
        .satisfies(it -> assertThat(it.reason()).endsWith("The last: code 1"));
    assertThat(master.summary(application).state()).isEqualTo(ApplicationState.FAILED);
    assertThat(TestingMaster.launched(worker)).containsExactly("0", "1", "2", "3", "4");
  }

  @Test
  void aSilentWorkerIsLost() {
    TestingLine silent = master.worker("w1", 1);
    Application application = master.application(1);
    master.timer.advance(TestingMaster.TIMEOUT_MILLIS / 2);
    TestingLine other = master.worker("w2", 1);

    master.timer.advance(TestingMaster.TIMEOUT_MILLIS * 3 / 4);

    assertThat(silent.isOpen()).isFalse();
    assertThat(application.line.heard(ExecutorGone.class))
        .singleElement()
        .satisfies(it -> assertThat(it.reason()).startsWith("Worker w1 is lost: no heartbeat for"));
    assertThat(TestingMaster.launched(other)).containsExactly("1");
    assertThat(master.describe().workers())
        .extracting(it -> it.state())
        .containsExactly(WorkerState.DEAD, WorkerState.ALIVE);

    TestingLine back = TestingMaster.lineOf(Role.WORKER, "");
    assertThat(master.register(back, "w1", 1, application.running(0)).unwanted())
        .containsExactly(application.executor(0));
    assertThat(master.describe().workers())
        .allSatisfy(it -> assertThat(it.state()).isEqualTo(WorkerState.ALIVE));
  }

  @Test
  void aWorkerThatBeatsLives() {
    TestingLine worker = master.worker("w1", 1);
    for (int i = 0; i < 5; i++) {
      master.timer.advance(TestingMaster.TIMEOUT_MILLIS / 2);
      master.tell(worker, new WorkerHeartbeat());
    }
    assertThat(worker.isOpen()).isTrue();
  }

  @Test
  void aMasterThatStoodStillGivesNobodyUp() {
    TestingLine worker = master.worker("w1", 1);
    master.clock.advance(10L * TestingMaster.TIMEOUT_MILLIS);
    master.timer.advance(1);
    assertThat(worker.isOpen()).isTrue();
    assertThat(master.describe().workers().get(0).state()).isEqualTo(WorkerState.ALIVE);
  }

  @Test
  void aDeadWorkerIsForgottenInTheEnd() {
    master.worker("w1", 1);
    master.timer.advance(20L * TestingMaster.TIMEOUT_MILLIS);
    assertThat(master.describe().workers()).isEmpty();
  }

  @Test
  void aLineThatBreaksForAMomentCostsNothing() {
    TestingLine worker = master.worker("w1", 2);
    Application application = master.application(2);
    worker.close();
    master.timer.advance(MasterSettings.RETURN_MILLIS / 2);

    TestingLine back = TestingMaster.lineOf(Role.WORKER, "");
    assertThat(master.register(back, "w1", 2, application.running(1)).unwanted()).isEmpty();

    assertThat(application.line.heard(ExecutorGone.class))
        .as("what has ended meanwhile")
        .extracting(ExecutorGone::executor)
        .containsExactly("0");
    assertThat(TestingMaster.launched(back)).containsExactly("2");
    master.timer.advance(MasterSettings.RETURN_MILLIS * 2);
    assertThat(application.line.heard(ExecutorGone.class)).isEmpty();
  }

  @Test
  void aLineThatStaysBrokenCostsTheWorker() {
    TestingLine worker = master.worker("w1", 2);
    Application application = master.application(2);
    worker.close();
    master.timer.advance(MasterSettings.RETURN_MILLIS);
    assertThat(application.line.heard(ExecutorGone.class)).hasSize(2);
  }

  @Test
  void anApplicationEndsWithItsDriver() {
    TestingLine worker = master.worker("w1", 1);
    Application application = master.application(null);
    application.line.close();
    assertThat(worker.heard(KillExecutor.class)).isEmpty();

    master.timer.advance(MasterSettings.RETURN_MILLIS);

    assertThat(worker.heard(KillExecutor.class)).hasSize(1);
    assertThat(master.summary(application).state()).isEqualTo(ApplicationState.FINISHED);
    assertThatThrownBy(() -> application.comeBackTo(master, 1)).hasMessageContaining("is over");
  }

  @Test
  void aDriverMayComeBackAtOnce() {
    TestingLine worker = master.worker("w1", 1);
    Application application = master.application(null);
    application.line.close();
    application.comeBackTo(master, 1);
    master.timer.advance(MasterSettings.RETURN_MILLIS * 2);

    assertThat(worker.heard(KillExecutor.class)).isEmpty();
    assertThat(master.summary(application).executors()).isEqualTo(1);
  }

  @Test
  void aDriverMayWantFewerAndThenMore() {
    TestingLine worker = master.worker("w1", 3);
    Application application = master.application(null);
    worker.heard(LaunchExecutor.class);

    master.ask(application.line, new ChangeExecutors(Optional.of(2), List.of("1")));
    assertThat(worker.heard(KillExecutor.class)).hasSize(1);
    master.ended(worker, application.executor(1), 0);
    assertThat(TestingMaster.launched(worker)).isEmpty();

    master.ask(application.line, new ChangeExecutors(Optional.of(7), List.of()));
    assertThat(TestingMaster.launched(worker)).containsExactly("3");

    master.ask(application.line, new ChangeExecutors(Optional.empty(), List.of("3")));
    master.ended(worker, application.executor(3), 137);
    assertThat(TestingMaster.launched(worker)).as("in its place").containsExactly("4");
  }

  @Test
  void anApplicationIsKilledOnRequest() {
    TestingLine worker = master.worker("w1", 1);
    Application application = master.application(null);
    TestingLine client = TestingMaster.lineOf(Role.CLIENT, "");

    assertThat(master.ask(client, new KillApplication(application.id))).isEqualTo(Done.DONE);

    assertThat(application.line.heard(ApplicationRemoved.class)).hasSize(1);
    assertThat(worker.heard(KillExecutor.class)).hasSize(1);
    assertThat(master.summary(application).state()).isEqualTo(ApplicationState.KILLED);
    assertThatThrownBy(() -> master.ask(client, new KillApplication(application.id)))
        .hasMessageContaining("There is no application " + application.id);
  }

  @Test
  void oneApplicationCannotSpeakForAnother() {
    TestingLine worker = master.worker("w1", 1);
    Application victim = master.application(null);
    TestingLine stranger = TestingMaster.lineOf(Role.DRIVER, "app-other");

    assertThatThrownBy(
            () ->
                master.ask(
                    stranger,
                    new RegisterApplication(Optional.of(victim.id), 0, someDescription())))
        .hasMessageContaining("does not speak for " + victim.id);
    assertThatThrownBy(() -> master.ask(stranger, new EndApplication()))
        .hasMessageContaining("has no application here");
    assertThat(
            master.ask(stranger, new RegisterApplication(Optional.empty(), 0, someDescription())))
        .satisfies(it -> assertThat(it.id()).isEqualTo("app-other"));
    master.ask(stranger, new ChangeExecutors(Optional.of(0), List.of("0")));
    assertThat(worker.heard(KillExecutor.class)).isEmpty();
  }

  @Test
  void idsThatAreNoNamesAreRefused() {
    assertThatThrownBy(() -> master.worker("../w", 1)).hasMessageContaining("not an id: ../w");
    TestingLine line = TestingMaster.lineOf(Role.DRIVER, "");
    assertThatThrownBy(
            () ->
                master.ask(
                    line, new RegisterApplication(Optional.of("../../x"), 0, someDescription())))
        .hasMessageContaining("not an id: ../../x");
  }

  @Test
  void onlySoManyThatAreOverAreRemembered() {
    for (int i = 0; i < 4; i++) {
      Application application = master.application(null);
      master.ask(application.line, new EndApplication());
    }
    assertThat(master.describe().completed())
        .extracting(it -> it.id().substring(it.id().length() - 4))
        .containsExactly("0003", "0002");
  }

  private static ApplicationDescription someDescription() {
    return new ApplicationDescription("x", "y", Optional.empty(), Optional.empty(), 1);
  }

  @Test
  void aWorkerThatLeavesTakesNoMoreAndItsDriversAreTold() {
    TestingLine worker = master.worker("w1", 2);
    TestingMaster.Application application = master.application(null);
    TestingLine client = TestingMaster.lineOf(Role.CLIENT, "");

    master.ask(client, new DecommissionWorker("w1"));

    assertThat(worker.heard(LeaveCluster.class)).hasSize(1);
    assertThat(application.line.heard(ExecutorLeaving.class))
        .containsExactly(
            new ExecutorLeaving("0", "Worker w1 is decommissioned."),
            new ExecutorLeaving("1", "Worker w1 is decommissioned."));
    assertThat(master.describe().workers())
        .extracting(WorkerSummary::state)
        .containsExactly(WorkerState.DECOMMISSIONED);
    master.ended(worker, application.executor(0), 0);
    worker.heard(LaunchExecutor.class);
    assertThat(master.describe().active().get(0).executors()).isEqualTo(1);
    master.tell(application.line, new ExecutorServes("1"));
    assertThat(application.line.heard(ExecutorLeaving.class))
        .as("in case that its driver did not know it yet")
        .containsExactly(new ExecutorLeaving("1", "Worker w1 is decommissioned."));
  }

  @Test
  void onlyAWorkerThatIsThereCanLeave() {
    TestingLine client = TestingMaster.lineOf(Role.CLIENT, "");
    assertThat(catchThrowable(() -> master.ask(client, new DecommissionWorker("w9"))))
        .hasMessageContaining("There is no worker w9 that is alive");
  }
}
