package org.minispark;

import java.io.Serializable;

/** An executor as the status tracker shows it; sizes are in bytes. */
public interface SparkExecutorInfo extends Serializable {
  String host();

  int port();

  /** Bytes of the blocks that it keeps. */
  long cacheSize();

  int numRunningTasks();

  long usedOnHeapStorageMemory();

  long usedOffHeapStorageMemory();

  long totalOnHeapStorageMemory();

  long totalOffHeapStorageMemory();
}
