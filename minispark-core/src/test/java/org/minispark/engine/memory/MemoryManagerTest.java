package org.minispark.engine.memory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.minispark.SparkConf;

class MemoryManagerTest {
  private final MemoryManager memory = new MemoryManager(new MemorySizes(1000, 500));
  private final List<Long> evictions = new ArrayList<>();

  @Test
  void executionTakesWhatStorageLeaves() {
    TaskAccount task = memory.openTask();

    assertThat(memory.tryAcquireStorage(400)).isTrue();
    assertThat(task.tryAcquire(600)).isTrue();
    assertThat(task.tryAcquire(1)).isFalse();
    assertThat(memory.tryAcquireStorage(1)).isFalse();
  }

  @Test
  void executionEvictsStorageDownToItsFloor() {
    evictingAll();
    memory.tryAcquireStorage(900);
    TaskAccount task = memory.openTask();

    assertThat(task.tryAcquire(500)).isTrue();
    assertThat(memory.storageUsed()).isEqualTo(500);
    assertThat(task.tryAcquire(1)).isFalse();
    assertThat(evictions).containsExactly(400L);
  }

  @Test
  void aRequestBeyondWhatEvictionCanGiveEvictsNothing() {
    evictingAll();
    memory.tryAcquireStorage(900);

    assertThat(memory.openTask().tryAcquire(501)).isFalse();
    assertThat(evictions).isEmpty();
  }

  @Test
  void anEvictorThatFreesNothingEndsInARefusal() {
    memory.setEvictor(evictions::add);
    memory.tryAcquireStorage(900);

    assertThat(memory.openTask().tryAcquire(200)).isFalse();
    assertThat(evictions).isNotEmpty();
  }

  @Test
  void tasksShareExecutionEvenly() {
    TaskAccount first = memory.openTask();
    TaskAccount second = memory.openTask();

    assertThat(first.tryAcquire(501)).isFalse();
    assertThat(first.tryAcquire(500)).isTrue();
    assertThat(second.tryAcquire(500)).isTrue();
    second.close();
    assertThat(first.tryAcquire(500)).isTrue();
  }

  @Test
  void forcedMemoryIsCountedBeyondTheRegion() {
    evictingAll();
    memory.tryAcquireStorage(800);
    TaskAccount task = memory.openTask();

    task.forceAcquire(2000);

    assertThat(task.held()).isEqualTo(2000);
    assertThat(memory.storageUsed()).isEqualTo(500);
    assertThat(memory.free()).isZero();
    assertThat(memory.maxStorage()).isZero();
    task.release(1900);
    assertThat(memory.free()).isEqualTo(400);
  }

  @Test
  void closingTellsWhatLeaked() {
    TaskAccount task = memory.openTask();
    task.tryAcquire(300);
    task.release(100);

    assertThat(task.peak()).isEqualTo(300);
    assertThat(task.releaseAll()).isEqualTo(200);
    assertThat(task.releaseAll()).isZero();
    assertThat(memory.executionUsed()).isZero();
    assertThat(task.tryAcquire(1)).isFalse();
    task.release(50);
    assertThat(memory.executionUsed()).isZero();
  }

  @Test
  void givingBackMoreThanHeldIsAnError() {
    TaskAccount task = memory.openTask();
    task.tryAcquire(10);

    assertThatThrownBy(() -> task.release(11))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("holds 10");
    assertThatThrownBy(() -> memory.releaseStorage(1)).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void sizesFollowTheHeap() {
    SparkConf conf = new SparkConf(false);

    assertThat(MemorySizes.of(conf, 128L << 20).total()).isEqualTo((long) ((112L << 20) * 0.6));
    assertThat(MemorySizes.of(conf, 4L << 30).total())
        .isEqualTo((long) (((4L << 30) - (300L << 20)) * 0.6));
    MemorySizes chosen =
        MemorySizes.of(
            conf.set("spark.memory.fraction", "1").set("spark.memory.storageFraction", "0.25"), 80);
    assertThat(chosen).isEqualTo(new MemorySizes(70, 17));
  }

  @Test
  void aWrongSizeNamesItsKey() {
    assertThatThrownBy(
            () -> MemorySizes.of(new SparkConf(false).set("spark.memory.fraction", "1.5"), 1 << 20))
        .hasMessageContaining("spark.memory.fraction");
    assertThatThrownBy(
            () ->
                MemorySizes.of(
                    new SparkConf(false).set("spark.memory.offHeap.enabled", "true"), 1 << 20))
        .hasMessageContaining("spark.memory.offHeap.size");
  }

  private void evictingAll() {
    memory.setEvictor(
        bytes -> {
          evictions.add(bytes);
          memory.releaseStorage(bytes);
        });
  }
}
