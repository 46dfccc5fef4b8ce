package org.minispark.engine.scheduler;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.minispark.scheduler.SchedulingMode;

/**
 * Shares slots between pools, so that a small job need not wait for a large one: first come pools
 * that run less than their minimum share, then those that run least for their weight.
 */
final class FairPools implements TaskSetQueue {
  static final String POOL_PROPERTY = "spark.scheduler.pool";
  static final String DEFAULT_POOL = "default";

  private final Map<String, Pool> pools = new LinkedHashMap<>();

  /**
   * @param configured the pools of {@code fairscheduler.xml}; others are made when a job names them
   */
  FairPools(List<Pool> configured) {
    configured.forEach(pool -> pools.put(pool.name(), pool));
  }

  @Override
  public void add(TaskSetManager manager) {
    poolOf(manager).managers().add(manager);
  }

  @Override
  public void remove(TaskSetManager manager) {
    poolOf(manager).managers().remove(manager);
  }

  @Override
  public List<TaskSetManager> inOrder() {
    List<Share> shares = new ArrayList<>();
    for (Pool pool : pools.values()) {
      if (!pool.managers().isEmpty()) {
        shares.add(new Share(pool.name(), pool.running(), pool.minShare(), pool.weight(), pool));
      }
    }
    shares.sort(Share.ORDER);
    List<TaskSetManager> ordered = new ArrayList<>();
    shares.forEach(share -> ordered.addAll(inOrder(share.pool())));
    return ordered;
  }

  private static List<TaskSetManager> inOrder(Pool pool) {
    List<TaskSetManager> managers = new ArrayList<>(pool.managers());
    managers.sort(
        pool.mode() == SchedulingMode.FAIR
            ? Comparator.comparingInt(TaskSetManager::running).thenComparing(FifoQueue.ORDER)
            : FifoQueue.ORDER);
    return managers;
  }

  private Pool poolOf(TaskSetManager manager) {
    String name = manager.set().properties().getProperty(POOL_PROPERTY, DEFAULT_POOL);
    return pools.computeIfAbsent(
        name,
        unknown ->
            new Pool(unknown, SchedulingMode.FIFO, Pool.DEFAULT_WEIGHT, Pool.DEFAULT_MIN_SHARE));
  }

  /** A pool's claim at one moment; sorted while it stands still. */
  private record Share(String name, int running, int minShare, int weight, Pool pool) {
    static final Comparator<Share> ORDER =
        Comparator.comparing(Share::isNeedy, Comparator.reverseOrder())
            .thenComparingDouble(Share::load)
            .thenComparing(Share::name);

    boolean isNeedy() {
      return running < minShare;
    }

    double load() {
      return isNeedy() ? (double) running / Math.max(minShare, 1) : (double) running / weight;
    }
  }
}
