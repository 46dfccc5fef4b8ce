package org.minispark.architecture.violations.engine.storage;

import org.minispark.architecture.violations.rdd.RDD;

/** An arrow from storage up to the RDDs. */
public interface StorageThatNamesLineage {
  RDD cached();
}
