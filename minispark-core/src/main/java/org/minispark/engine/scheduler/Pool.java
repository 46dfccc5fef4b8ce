package org.minispark.engine.scheduler;

import java.util.ArrayList;
import java.util.List;
import org.minispark.scheduler.SchedulingMode;

/**
 * Task sets that share slots among themselves, and share with other pools by weight.
 *
 * @param name as {@code spark.scheduler.pool} gives it
 * @param mode how its task sets share
 * @param weight its share compared with other pools
 * @param minShare the slots that it gets before weights count
 * @param managers its task sets, in order of arrival
 */
record Pool(
    String name, SchedulingMode mode, int weight, int minShare, List<TaskSetManager> managers) {
  static final int DEFAULT_WEIGHT = 1;
  static final int DEFAULT_MIN_SHARE = 0;

  Pool(String name, SchedulingMode mode, int weight, int minShare) {
    this(name, mode, weight, minShare, new ArrayList<>());
  }

  /** How many tasks of the pool run now. */
  int running() {
    return managers.stream().mapToInt(TaskSetManager::running).sum();
  }
}
