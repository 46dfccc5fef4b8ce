package org.minispark.api.java;

import org.minispark.storage.StorageLevel;

/** The storage levels as constants, and a way to make others. */
public class StorageLevels {
  /** Not kept. */
  public static final StorageLevel NONE = StorageLevel.NONE();

  /** On disk. */
  public static final StorageLevel DISK_ONLY = StorageLevel.DISK_ONLY();

  /** On disk, in two copies. */
  public static final StorageLevel DISK_ONLY_2 = StorageLevel.DISK_ONLY_2();

  /** On disk, in three copies. */
  public static final StorageLevel DISK_ONLY_3 = StorageLevel.DISK_ONLY_3();

  /** In memory as objects; what does not fit is computed again. */
  public static final StorageLevel MEMORY_ONLY = StorageLevel.MEMORY_ONLY();

  /** As MEMORY_ONLY, in two copies. */
  public static final StorageLevel MEMORY_ONLY_2 = StorageLevel.MEMORY_ONLY_2();

  /** In memory as bytes; what does not fit is computed again. */
  public static final StorageLevel MEMORY_ONLY_SER = StorageLevel.MEMORY_ONLY_SER();

  /** As MEMORY_ONLY_SER, in two copies. */
  public static final StorageLevel MEMORY_ONLY_SER_2 = StorageLevel.MEMORY_ONLY_SER_2();

  /** In memory as objects; what does not fit goes to disk. */
  public static final StorageLevel MEMORY_AND_DISK = StorageLevel.MEMORY_AND_DISK();

  /** As MEMORY_AND_DISK, in two copies. */
  public static final StorageLevel MEMORY_AND_DISK_2 = StorageLevel.MEMORY_AND_DISK_2();

  /** In memory as bytes; what does not fit goes to disk. */
  public static final StorageLevel MEMORY_AND_DISK_SER = StorageLevel.MEMORY_AND_DISK_SER();

  /** As MEMORY_AND_DISK_SER, in two copies. */
  public static final StorageLevel MEMORY_AND_DISK_SER_2 = StorageLevel.MEMORY_AND_DISK_SER_2();

  /** In memory outside the heap, as bytes; what does not fit goes to disk. */
  public static final StorageLevel OFF_HEAP = StorageLevel.OFF_HEAP();

  /** See {@link StorageLevel#apply(boolean, boolean, boolean, boolean, int)}. */
  public static StorageLevel create(
      boolean useDisk,
      boolean useMemory,
      boolean useOffHeap,
      boolean deserialized,
      int replication) {
    return StorageLevel.apply(useDisk, useMemory, useOffHeap, deserialized, replication);
  }
}
