package org.minispark.cluster.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.minispark.cluster.deploy.TestingMaster.Application;
import org.minispark.cluster.protocol.ClientMessages.ApplicationState;
import org.minispark.cluster.protocol.ClientMessages.KillApplication;
import org.minispark.cluster.protocol.Payload;
import org.minispark.cluster.protocol.Role;
import org.minispark.cluster.protocol.SubmissionMessages.DriverEnded;
import org.minispark.cluster.protocol.WorkerMessages.WorkerHeartbeat;

/** A master that is started where another has ended. */
class MasterRecoveryTest {
  @TempDir Path directory;
  private DirectoryStore store;
  private Application application;

  @BeforeEach
  void anotherHasEnded() throws IOException {
    store = new DirectoryStore(directory.resolve("state"));
    TestingMaster before = new TestingMaster(store);
    TestingLine worker = before.worker("w1", 2);
    application = before.application(1);
    assertThat(TestingMaster.launched(worker)).containsExactly("0");
  }

  @Test
  void whatRunsGoesOn() {
    TestingMaster master = new TestingMaster(store);
    assertThat(master.describe().recovering()).isTrue();
    assertThat(master.summary(application).state()).isEqualTo(ApplicationState.UNKNOWN);

    TestingLine worker = TestingMaster.lineOf(Role.WORKER, "");
    assertThat(master.register(worker, "w1", 2, application.running(0)).unwanted()).isEmpty();
    assertThat(master.describe().recovering()).as("its driver is missing").isTrue();
    application.comeBackTo(master, 1);

    assertThat(master.describe().recovering()).isFalse();
    assertThat(master.summary(application))
        .satisfies(
            it -> {
              assertThat(it.state()).isEqualTo(ApplicationState.RUNNING);
              assertThat(it.cores()).isEqualTo(1);
            });
    assertThat(TestingMaster.launched(worker)).as("it has what it wants").isEmpty();
    assertThat(master.describe().workers())
        .singleElement()
        .satisfies(it -> assertThat(it.coresUsed()).isEqualTo(1));
  }

  @Test
  void noExecutorHasTheIdOfAnEarlierOne() {
    TestingMaster master = new TestingMaster(store);
    application.comeBackTo(master, 5);
    TestingLine worker = master.worker("w1", 2);
    assertThat(TestingMaster.launched(worker)).containsExactly("5");
  }

  @Test
  void whoDoesNotComeBackIsGivenUp() {
    TestingMaster master = new TestingMaster(store);
    TestingLine worker = master.worker("w2", 1);
    Application next = master.application(1);
    assertThat(TestingMaster.launched(worker)).as("while it recovers").isEmpty();

    master.timer.advance(TestingMaster.TIMEOUT_MILLIS / 2);
    master.tell(worker, new WorkerHeartbeat());
    master.timer.advance(TestingMaster.TIMEOUT_MILLIS / 2);

    assertThat(master.describe().recovering()).isFalse();
    assertThat(master.summary(application).state()).isEqualTo(ApplicationState.FINISHED);
    assertThat(TestingMaster.launched(worker)).containsExactly("0");
    assertThat(master.summary(next).executors()).isEqualTo(1);
    assertThat(store.read(StateStore.Kind.WORKER)).containsOnlyKeys("w2");
    assertThat(store.read(StateStore.Kind.APPLICATION)).containsOnlyKeys(next.id);
  }

  @Test
  void whoIsKilledIsNotWaitedFor() {
    TestingMaster master = new TestingMaster(store);
    TestingLine worker = TestingMaster.lineOf(Role.WORKER, "");
    master.register(worker, "w1", 2, application.running(0));
    Application next = master.application(1);
    assertThat(TestingMaster.launched(worker)).as("while it recovers").isEmpty();

    master.ask(TestingMaster.lineOf(Role.CLIENT, ""), new KillApplication(application.id));

    assertThat(master.describe().recovering()).isFalse();
    assertThat(TestingMaster.launched(worker)).containsExactly("0");
    assertThat(master.summary(next).executors()).isEqualTo(1);
  }

  @Test
  void whoComesBackAndGoesIsNotWaitedFor() {
    TestingMaster master = new TestingMaster(store);
    TestingLine worker = TestingMaster.lineOf(Role.WORKER, "");
    master.register(worker, "w1", 2, application.running(0));
    TestingLine other = master.worker("w2", 1);
    other.close();
    application.comeBackTo(master, 1);
    assertThat(master.describe().recovering()).as("that worker may come back").isTrue();

    master.timer.advance(MasterSettings.RETURN_MILLIS);

    assertThat(master.describe().recovering()).isFalse();
  }

  @Test
  void anApplicationWhoseDriverEndsMeanwhileIsNotWaitedFor() {
    TestingMaster master = new TestingMaster(store);
    TestingLine worker = TestingMaster.lineOf(Role.WORKER, "");
    master.register(worker, "w1", 2, application.running(0));

    master.ask(
        worker, new DriverEnded("driver-1", application.id, Optional.of(1), "its driver, late"));

    assertThat(master.describe().recovering()).isFalse();
    assertThat(master.summary(application).state()).isEqualTo(ApplicationState.FINISHED);
  }

  @Test
  void aMasterThatKeepsNothingTakesADriverBackButNotItsExecutors() {
    TestingMaster master = new TestingMaster();
    TestingLine worker = TestingMaster.lineOf(Role.WORKER, "");
    assertThat(master.register(worker, "w1", 2, application.running(0)).unwanted())
        .containsExactly(application.executor(0));
    application.comeBackTo(master, 1);
    assertThat(TestingMaster.launched(worker)).containsExactly("1");
  }

  @Test
  void aDamagedFileIsPutAside() throws IOException {
    Path file = directory.resolve("state/application_" + application.id);
    byte[] bytes = Files.readAllBytes(file);
    bytes[bytes.length / 2] ^= 1;
    Files.write(file, bytes);

    TestingMaster master = new TestingMaster(store);

    assertThat(master.describe().active()).isEmpty();
    assertThat(master.describe().workers()).hasSize(1);
    assertThat(file).doesNotExist();
    assertThat(directory.resolve("state/application_" + application.id + ".damaged")).exists();
  }

  @Test
  void onlyTheOwnerReadsWhatIsKept() throws IOException {
    store.put(StateStore.Kind.DRIVER, "driver-1", Payload.of(new byte[] {1, 2}));
    assertThat(
            PosixFilePermissions.toString(
                Files.getPosixFilePermissions(directory.resolve("state"))))
        .isEqualTo("rwx------");
    assertThat(Files.list(directory.resolve("state")))
        .hasSize(3)
        .allSatisfy(
            file ->
                assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                    .isEqualTo("rw-------"));
    assertThat(store.read(StateStore.Kind.DRIVER).get("driver-1"))
        .isEqualTo(Payload.of(new byte[] {1, 2}));
    store.remove(StateStore.Kind.DRIVER, "driver-1");
    assertThat(store.read(StateStore.Kind.DRIVER)).isEmpty();
  }
}
