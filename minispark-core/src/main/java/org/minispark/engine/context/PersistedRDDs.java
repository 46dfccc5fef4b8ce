package org.minispark.engine.context;

import java.lang.ref.WeakReference;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import org.minispark.engine.scheduler.LiveListenerBus;
import org.minispark.engine.storage.DriverBlockManagerMaster;
import org.minispark.rdd.CachedSize;
import org.minispark.rdd.RDD;
import org.minispark.scheduler.SparkListenerUnpersistRDD;

/**
 * The RDDs that the program wants to be kept, without holding them: one that it has dropped loses
 * its blocks.
 */
final class PersistedRDDs {
  private final DriverBlockManagerMaster blocks;
  private final LiveListenerBus bus;
  private final Cleaner cleaner;
  private final Map<Integer, WeakReference<RDD<?>>> byId = new ConcurrentHashMap<>();

  PersistedRDDs(DriverBlockManagerMaster blocks, LiveListenerBus bus, Cleaner cleaner) {
    this.blocks = blocks;
    this.bus = bus;
    this.cleaner = cleaner;
  }

  void add(RDD<?> rdd) {
    int id = rdd.id();
    byId.put(id, new WeakReference<>(rdd));
    cleaner.watch(rdd, () -> dropped(id));
  }

  private void dropped(int id) {
    remove(id).join();
  }

  /** Removes an RDD's blocks. */
  void remove(RDD<?> rdd, boolean blocking) {
    var removal = remove(rdd.id());
    if (blocking) {
      removal.join();
    }
  }

  /** Listeners hear of it, since they too may keep something for each RDD that is kept. */
  private CompletableFuture<Void> remove(int id) {
    byId.remove(id);
    bus.post(new SparkListenerUnpersistRDD(id));
    return blocks.removeRdd(id);
  }

  Optional<CachedSize> cachedSize(RDD<?> rdd) {
    return blocks
        .rddStatus(rdd.id())
        .map(
            status ->
                new CachedSize(
                    status.cachedPartitions(), status.memoryBytes(), status.diskBytes()));
  }

  /** Those that the program still holds, by id. */
  Map<Integer, RDD<?>> alive() {
    Map<Integer, RDD<?>> alive = new HashMap<>();
    byId.forEach(
        (id, reference) -> {
          RDD<?> rdd = reference.get();
          if (rdd != null) {
            alive.put(id, rdd);
          }
        });
    return alive;
  }
}
