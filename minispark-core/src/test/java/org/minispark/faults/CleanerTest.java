package org.minispark.faults;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.ref.Reference;
import java.lang.ref.WeakReference;
import java.nio.file.Path;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.minispark.TaskContext;
import org.minispark.api.java.JavaPairRDD;
import org.minispark.api.java.JavaRDD;
import org.minispark.broadcast.Broadcast;
import org.minispark.engine.taskcontext.EngineTaskContext;
import org.minispark.scheduler.SparkListener;
import org.minispark.scheduler.SparkListenerBlockUpdated;
import org.minispark.scheduler.SparkListenerUnpersistRDD;
import org.minispark.storage.StorageLevel;

/** What the program has dropped is freed after a garbage collection. */
class CleanerTest {
  @TempDir Path directory;

  /** Which blocks are stored now, from the events that tell of each. */
  private static final class Blocks extends SparkListener {
    private final Set<String> stored = ConcurrentHashMap.newKeySet();
    private final Set<Integer> unpersisted = ConcurrentHashMap.newKeySet();
    private final Predicate<String> watched;
    private final CountDownLatch gone;

    /**
     * @param count how many are to come and to go; a collection may come between two of them
     */
    Blocks(Predicate<String> watched, int count) {
      this.watched = watched;
      this.gone = new CountDownLatch(count);
    }

    @Override
    public void onBlockUpdated(SparkListenerBlockUpdated event) {
      String name = event.blockUpdatedInfo().blockId().name();
      if (!watched.test(name)) {
        return;
      }
      if (event.blockUpdatedInfo().storageLevel().isValid()) {
        stored.add(name);
      } else if (stored.remove(name)) {
        gone.countDown();
      }
    }

    @Override
    public void onUnpersistRDD(SparkListenerUnpersistRDD event) {
      unpersisted.add(event.rddId());
    }

    /** A collection finds what is unreachable; one may be too few. */
    void awaitGone() throws InterruptedException {
      do {
        System.gc();
      } while (!gone.await(50, TimeUnit.MILLISECONDS));
    }
  }

  private static Blocks watch(TestingEngine engine, Predicate<String> blocks, int count) {
    Blocks listener = new Blocks(blocks, count);
    engine.sc.sc().addSparkListener(listener);
    return listener;
  }

  private static int useOnce(TestingEngine engine, StorageLevel level) {
    JavaRDD<Integer> numbers = engine.numbers(10, 2).persist(level);
    assertThat(numbers.count()).isEqualTo(10);
    return numbers.id();
  }

  @Test
  void cachedBlocksOfARddThatNobodyHolds() throws Exception {
    try (TestingEngine engine = TestingEngine.start("local[2]", directory)) {
      Blocks blocks = watch(engine, name -> name.startsWith("rdd_"), 4);
      int inMemory = useOnce(engine, StorageLevel.MEMORY_ONLY());
      int onDisk = useOnce(engine, StorageLevel.DISK_ONLY());
      blocks.awaitGone();
      assertThat(blocks.unpersisted).containsExactlyInAnyOrder(inMemory, onDisk);
      assertThat(TestingEngine.files(directory, "rdd_.*")).isEmpty();
      assertThat(engine.sc.getPersistentRDDs()).isEmpty();
    }
  }

  private static WeakReference<int[]> broadcastOnce(TestingEngine engine) {
    Broadcast<int[]> numbers = engine.sc.broadcast(new int[] {1, 2, 3});
    assertThat(engine.numbers(3, 2).map(n -> numbers.value()[n]).collect())
        .containsExactly(1, 2, 3);
    return new WeakReference<>(numbers.value());
  }

  /** The engine holds the value for its tasks; when it has let go, nobody does. */
  @Test
  void aBroadcastThatNobodyHolds() {
    try (TestingEngine engine = TestingEngine.start("local[2]", directory)) {
      WeakReference<int[]> value = broadcastOnce(engine);
      while (value.get() != null) {
        System.gc();
      }
      assertThat(value.get()).isNull();
    }
  }

  private static void shuffleOnce(TestingEngine engine) {
    assertThat(engine.keyed(100, 7, 3).reduceByKey(Integer::sum).count()).isEqualTo(7);
  }

  /**
   * Other tests collect garbage too: the files are sure to be there only while somebody holds it.
   */
  private void shuffleInFilesOnce(TestingEngine engine) {
    JavaPairRDD<Integer, Integer> shuffled = engine.keyed(100, 7, 3).reduceByKey(Integer::sum);
    assertThat(shuffled.count()).isEqualTo(7);
    assertThat(TestingEngine.files(directory, "shuffle_.*\\.data")).hasSize(6);
    Reference.reachabilityFence(shuffled);
  }

  /** A shuffle tells no event; whoever may look at the files sees them go. */
  @Test
  void theFilesOfAShuffleThatNobodyHolds() throws Exception {
    try (TestingEngine engine =
        TestingEngine.start("local[2]", directory, "spark.minispark.shuffle.handover", "false")) {
      JavaPairRDD<Integer, Integer> held = engine.keyed(100, 7, 3).reduceByKey(Integer::sum);
      assertThat(held.count()).isEqualTo(7);
      shuffleInFilesOnce(engine);
      while (TestingEngine.files(directory, "shuffle_1_.*").size() > 0) {
        System.gc();
        Thread.onSpinWait();
      }
      assertThat(TestingEngine.files(directory, "shuffle_0_.*\\.data")).hasSize(3);
      assertThat(held.count()).isEqualTo(7);
    }
  }

  @Test
  void outputsInMemoryOfAShuffleThatNobodyHolds() throws Exception {
    try (TestingEngine engine = TestingEngine.start("local[2]", directory)) {
      shuffleOnce(engine);
      while (mapOutputs(engine) > 0) {
        System.gc();
      }
      assertThat(mapOutputs(engine)).isZero();
    }
  }

  private static long mapOutputs(TestingEngine engine) {
    return engine
        .numbers(3, 1)
        .filter(
            mapId ->
                EngineTaskContext.of(TaskContext.get())
                    .services()
                    .blocks()
                    .getEvictable(
                        new org.minispark.engine.storage.BlockId.ShuffleDataBlockId(0, mapId))
                    .isPresent())
        .count();
  }
}
