package org.minispark;

import java.io.Serializable;

/** An executor as the status tracker shows it; sizes are in bytes. */
public interface SparkExecutorInfo extends Serializable {
  /** Where it runs. */
  String host();

  /** Where it serves blocks. */
  int port();

  /** Bytes of the blocks that it keeps. */
  long cacheSize();

  /** How many tasks it runs now. */
  int numRunningTasks();

  /** Bytes of blocks in its heap. */
  long usedOnHeapStorageMemory();

  /** Bytes of blocks outside its heap. */
  long usedOffHeapStorageMemory();

  /** The most bytes of blocks that its heap may hold. */
  long totalOnHeapStorageMemory();

  /** The most bytes of blocks that it may hold outside its heap. */
  long totalOffHeapStorageMemory();
}
