package org.minispark.engine.scheduler;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.minispark.rdd.Dependency;
import org.minispark.rdd.RDD;
import org.minispark.storage.RDDInfo;

/** RDDs as events and reports show them. */
public final class RddDescription {
  private RddDescription() {}

  /** The RDD by its name, else its class, with nothing stored of it. */
  public static RDDInfo of(RDD<?> rdd) {
    return new RDDInfo(
        rdd.id(),
        rdd.name() == null ? rdd.getClass().getSimpleName() : rdd.name(),
        rdd.partitions().length,
        rdd.getStorageLevel(),
        false,
        parentIds(rdd),
        rdd.callSite().shortForm());
  }

  private static List<Integer> parentIds(RDD<?> rdd) {
    Set<Integer> ids = new LinkedHashSet<>();
    for (Dependency<?> dependency : rdd.dependencies()) {
      ids.add(dependency.rdd().id());
    }
    return List.copyOf(ids);
  }
}
