package org.minispark.engine.broadcast;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.minispark.SparkConf;
import org.minispark.SparkException;
import org.minispark.broadcast.Broadcast;
import org.minispark.engine.base.CallSite;
import org.minispark.engine.broadcast.BroadcastManager.Readers;
import org.minispark.engine.memory.MemoryManager;
import org.minispark.engine.storage.BlockId.BroadcastBlockId;
import org.minispark.engine.storage.EngineBlockManager;
import org.minispark.engine.storage.TestingDataSerializer;
import org.minispark.engine.storage.TestingStorage;
import org.minispark.engine.taskcontext.EngineTaskContext;
import org.minispark.engine.taskcontext.TaskCpus;
import org.minispark.engine.taskcontext.TaskIdentity;
import org.minispark.engine.taskcontext.TaskServices;
import org.minispark.storage.StorageLevel;

class BroadcastTest {
  @TempDir Path directory;

  private final MemoryManager memory = TestingStorage.memory(1 << 20);
  private final MemoryManager otherMemory = TestingStorage.memory(1 << 20);
  private TestingStorage storage;
  private EngineBlockManager driver;
  private EngineBlockManager other;

  @AfterEach
  void leaveNothing() {
    storage.close();
    assertThat(memory.storageUsed()).isZero();
    assertThat(otherMemory.storageUsed()).isZero();
  }

  @Test
  void tasksOfTheDriversProcessSeeTheVeryValue() throws Exception {
    List<String> value = new ArrayList<>(List.of("a", "b"));
    Broadcast<List<String>> broadcast = start(Readers.THIS_PROCESS).newBroadcast(value);

    assertThat(broadcast.value()).isSameAs(value);
    assertThat(inTask(driver, () -> copy(broadcast).value())).isSameAs(value);
    broadcast.unpersist(true);
    assertThat(inTask(driver, () -> copy(broadcast).value())).isSameAs(value);
    assertThat(broadcast).hasToString("Broadcast(0)");
  }

  @Test
  void nullIsAValue() throws Exception {
    Broadcast<Object> broadcast = start(Readers.OTHER_PROCESSES).newBroadcast(null);

    assertThat(broadcast.value()).isNull();
    assertThat(inTask(other, () -> copy(broadcast).value())).isNull();
  }

  @Test
  void otherProcessesGetACopyOncePerProcess() throws Exception {
    double[] value = new double[20_000];
    value[12_345] = 7;
    Broadcast<double[]> broadcast = start(Readers.OTHER_PROCESSES).newBroadcast(value);
    ExecutorService pool = Executors.newFixedThreadPool(4);
    try {
      CyclicBarrier together = new CyclicBarrier(4);
      List<Future<double[]>> reads = new ArrayList<>();
      for (int i = 0; i < 4; i++) {
        reads.add(
            pool.submit(
                () ->
                    inTask(
                        other,
                        () -> {
                          Broadcast<double[]> mine = copy(broadcast);
                          together.await();
                          return mine.value();
                        })));
      }
      double[] first = reads.get(0).get();
      assertThat(first).isEqualTo(value).isNotSameAs(value);
      for (Future<double[]> read : reads) {
        assertThat(read.get()).isSameAs(first);
      }
    } finally {
      pool.shutdown();
    }
    assertThat(storage.master.locations(piece(0, 3))).containsExactly(driver.id(), other.id());
  }

  @Test
  void unpersistedValuesAreFetchedAgain() throws Exception {
    Broadcast<String> broadcast = start(Readers.OTHER_PROCESSES).newBroadcast("value");
    inTask(other, () -> copy(broadcast).value());

    broadcast.unpersist(true);

    assertThat(otherMemory.storageUsed()).isZero();
    assertThat(storage.master.locations(piece(0, 0))).containsExactly(driver.id());
    assertThat(inTask(other, () -> copy(broadcast).value())).isEqualTo("value");
  }

  @Test
  void destroyedValuesAreGoneEverywhere() throws Exception {
    Broadcast<String> broadcast = start(Readers.OTHER_PROCESSES).newBroadcast("value");
    Broadcast<String> late = inTask(other, () -> copy(broadcast));
    inTask(other, () -> copy(broadcast).value());

    broadcast.destroy(true);

    assertThat(broadcast.isValid()).isFalse();
    assertThat(memory.storageUsed() + otherMemory.storageUsed()).isZero();
    String message =
        "[INTERNAL_ERROR_BROADCAST] Attempted to use Broadcast(0) after it was destroyed"
            + " (destroy at Job.java:10) ";
    assertThatThrownBy(broadcast::value).isInstanceOf(SparkException.class).hasMessage(message);
    assertThatThrownBy(broadcast::unpersist).hasMessage(message);
    assertThatThrownBy(broadcast::destroy).hasMessage(message);
    assertThatThrownBy(() -> copy(broadcast))
        .isInstanceOf(IOException.class)
        .hasCauseInstanceOf(SparkException.class);
    assertThatThrownBy(late::value)
        .isInstanceOf(IOException.class)
        .hasMessageContaining("Failed to get broadcast_0_piece0 of broadcast_0");
  }

  @Test
  void aCorruptPieceIsRefused() throws Exception {
    Broadcast<String> broadcast = start(Readers.OTHER_PROCESSES).newBroadcast("value");
    driver.remove(piece(0, 0));
    driver.putBytes(piece(0, 0), new byte[9], StorageLevel.MEMORY_ONLY_SER());

    assertThatThrownBy(() -> inTask(other, () -> copy(broadcast).value()))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("corrupt remote block broadcast_0_piece0 of broadcast_0");
  }

  @Test
  void whatCannotBeSerializedIsRefusedAndLeavesNothing() {
    for (Readers readers : Readers.values()) {
      BroadcastManager manager = start(readers);
      assertThatThrownBy(() -> manager.newBroadcast(new Object()))
          .hasStackTraceContaining("NotSerializableException");
      assertThat(memory.storageUsed()).isZero();
    }
  }

  @Test
  void aHandleThatNoTaskBroughtSaysSo() throws Exception {
    Broadcast<String> stray = copy(start(Readers.THIS_PROCESS).newBroadcast("value"));

    assertThatThrownBy(stray::value).hasMessageContaining("Broadcast(0) was brought here by no");
    assertThatThrownBy(stray::destroy).hasMessageContaining("by the driver");
  }

  private BroadcastManager start(Readers readers) {
    storage = new TestingStorage(directory);
    driver = storage.manager("driver", memory);
    other = storage.manager("1", otherMemory);
    SparkConf conf =
        new SparkConf(false)
            .set("spark.broadcast.blockSize", "32k")
            .set("spark.broadcast.compress", "false");
    return new BroadcastManager(
        conf,
        driver,
        new TestingDataSerializer(),
        storage.master,
        readers,
        () -> new CallSite("destroy at Job.java:10", ""));
  }

  private static BroadcastBlockId piece(long id, int index) {
    return new BroadcastBlockId(id, "piece" + index);
  }

  private static <T> T inTask(EngineBlockManager process, Callable<T> body) throws Exception {
    TaskServices services =
        new TaskServices(process, null, null, new TestingDataSerializer(), new TaskCpus(1));
    EngineTaskContext task =
        new EngineTaskContext(
            new TaskIdentity(0, 0, 0, 1, 0, 0), services, null, null, new Properties());
    task.bind();
    try {
      return body.call();
    } finally {
      task.unbind();
    }
  }

  @SuppressWarnings("unchecked") // a copy has the type of what it was copied from
  private static <T> Broadcast<T> copy(Broadcast<T> broadcast) throws Exception {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
      out.writeObject(broadcast);
    }
    try (ObjectInputStream in =
        new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray()))) {
      return (Broadcast<T>) in.readObject();
    }
  }
}
