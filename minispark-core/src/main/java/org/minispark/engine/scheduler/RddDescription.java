package org.minispark.engine.scheduler;

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
        rdd.dependencies().stream().map(Dependency::rdd).map(RDD::id).distinct().toList(),
        rdd.callSite().shortForm());
  }
}
