package org.minispark.storage;

import java.io.Externalizable;
import java.io.IOException;
import java.io.ObjectInput;
import java.io.ObjectOutput;
import java.util.ArrayList;
import java.util.List;

/**
 * Where the blocks of a persisted RDD are kept: in memory, on disk or both, as objects or as bytes,
 * and in how many copies.
 */
public class StorageLevel implements Externalizable {
  private static final long serialVersionUID = 1L;

  private static final int DESERIALIZED = 1;
  private static final int OFF_HEAP_MEMORY = 2;
  private static final int MEMORY = 4;
  private static final int DISK = 8;
  private static final int TOO_MANY_REPLICAS = 40;

  private static final StorageLevel NONE_LEVEL = new StorageLevel(0, 1);
  private static final StorageLevel DISK_ONLY_LEVEL = new StorageLevel(DISK, 1);
  private static final StorageLevel DISK_ONLY_2_LEVEL = new StorageLevel(DISK, 2);
  private static final StorageLevel DISK_ONLY_3_LEVEL = new StorageLevel(DISK, 3);
  private static final StorageLevel MEMORY_ONLY_LEVEL = new StorageLevel(MEMORY | DESERIALIZED, 1);
  private static final StorageLevel MEMORY_ONLY_2_LEVEL =
      new StorageLevel(MEMORY | DESERIALIZED, 2);
  private static final StorageLevel MEMORY_ONLY_SER_LEVEL = new StorageLevel(MEMORY, 1);
  private static final StorageLevel MEMORY_ONLY_SER_2_LEVEL = new StorageLevel(MEMORY, 2);
  private static final StorageLevel MEMORY_AND_DISK_LEVEL =
      new StorageLevel(DISK | MEMORY | DESERIALIZED, 1);
  private static final StorageLevel MEMORY_AND_DISK_2_LEVEL =
      new StorageLevel(DISK | MEMORY | DESERIALIZED, 2);
  private static final StorageLevel MEMORY_AND_DISK_SER_LEVEL = new StorageLevel(DISK | MEMORY, 1);
  private static final StorageLevel MEMORY_AND_DISK_SER_2_LEVEL =
      new StorageLevel(DISK | MEMORY, 2);
  private static final StorageLevel OFF_HEAP_LEVEL =
      new StorageLevel(DISK | MEMORY | OFF_HEAP_MEMORY, 1);

  // Not final, for the sake of readExternal alone: whoever has a level sees no change.
  private int flags;
  private int replication;

  /** Serialized in memory, one copy: what deserialization begins with. */
  public StorageLevel() {
    this(MEMORY, 1);
  }

  private StorageLevel(int flags, int replication) {
    this.flags = flags;
    this.replication = replication;
    if (replication >= TOO_MANY_REPLICAS) {
      throw new AssertionError(
          "assertion failed: Replication restricted to be less than 40 for calculating hash codes");
    }
  }

  /** Fails with AssertionError for 40 or more replicas. */
  public static StorageLevel apply(
      boolean useDisk,
      boolean useMemory,
      boolean useOffHeap,
      boolean deserialized,
      int replication) {
    int flags =
        (useDisk ? DISK : 0)
            | (useMemory ? MEMORY : 0)
            | (useOffHeap ? OFF_HEAP_MEMORY : 0)
            | (deserialized ? DESERIALIZED : 0);
    return new StorageLevel(flags, replication);
  }

  /** The level on the heap or on disk. */
  public static StorageLevel apply(
      boolean useDisk, boolean useMemory, boolean deserialized, int replication) {
    int flags = (useDisk ? DISK : 0) | (useMemory ? MEMORY : 0) | (deserialized ? DESERIALIZED : 0);
    return new StorageLevel(flags, replication);
  }

  /** The level of {@link #toInt()} with a number of replicas. */
  public static StorageLevel apply(int flags, int replication) {
    return new StorageLevel(flags, replication);
  }

  /** The level that {@link #writeExternal} wrote. */
  public static StorageLevel apply(ObjectInput in) {
    StorageLevel level = new StorageLevel();
    level.readExternal(in);
    return level;
  }

  /** The level of a name such as "MEMORY_ONLY"; IllegalArgumentException for any other. */
  public static StorageLevel fromString(String name) {
    return switch (name) {
      case "NONE" -> NONE_LEVEL;
      case "DISK_ONLY" -> DISK_ONLY_LEVEL;
      case "DISK_ONLY_2" -> DISK_ONLY_2_LEVEL;
      case "DISK_ONLY_3" -> DISK_ONLY_3_LEVEL;
      case "MEMORY_ONLY" -> MEMORY_ONLY_LEVEL;
      case "MEMORY_ONLY_2" -> MEMORY_ONLY_2_LEVEL;
      case "MEMORY_ONLY_SER" -> MEMORY_ONLY_SER_LEVEL;
      case "MEMORY_ONLY_SER_2" -> MEMORY_ONLY_SER_2_LEVEL;
      case "MEMORY_AND_DISK" -> MEMORY_AND_DISK_LEVEL;
      case "MEMORY_AND_DISK_2" -> MEMORY_AND_DISK_2_LEVEL;
      case "MEMORY_AND_DISK_SER" -> MEMORY_AND_DISK_SER_LEVEL;
      case "MEMORY_AND_DISK_SER_2" -> MEMORY_AND_DISK_SER_2_LEVEL;
      case "OFF_HEAP" -> OFF_HEAP_LEVEL;
      default -> throw new IllegalArgumentException("Invalid StorageLevel: " + name);
    };
  }

  /** Not kept. */
  public static StorageLevel NONE() {
    return NONE_LEVEL;
  }

  /** On disk. */
  public static StorageLevel DISK_ONLY() {
    return DISK_ONLY_LEVEL;
  }

  /** On disk, in two copies. */
  public static StorageLevel DISK_ONLY_2() {
    return DISK_ONLY_2_LEVEL;
  }

  /** On disk, in three copies. */
  public static StorageLevel DISK_ONLY_3() {
    return DISK_ONLY_3_LEVEL;
  }

  /** In memory as objects; what does not fit is computed again. */
  public static StorageLevel MEMORY_ONLY() {
    return MEMORY_ONLY_LEVEL;
  }

  /** As MEMORY_ONLY, in two copies. */
  public static StorageLevel MEMORY_ONLY_2() {
    return MEMORY_ONLY_2_LEVEL;
  }

  /** In memory as bytes; what does not fit is computed again. */
  public static StorageLevel MEMORY_ONLY_SER() {
    return MEMORY_ONLY_SER_LEVEL;
  }

  /** As MEMORY_ONLY_SER, in two copies. */
  public static StorageLevel MEMORY_ONLY_SER_2() {
    return MEMORY_ONLY_SER_2_LEVEL;
  }

  /** In memory as objects; what does not fit goes to disk. */
  public static StorageLevel MEMORY_AND_DISK() {
    return MEMORY_AND_DISK_LEVEL;
  }

  /** As MEMORY_AND_DISK, in two copies. */
  public static StorageLevel MEMORY_AND_DISK_2() {
    return MEMORY_AND_DISK_2_LEVEL;
  }

  /** In memory as bytes; what does not fit goes to disk. */
  public static StorageLevel MEMORY_AND_DISK_SER() {
    return MEMORY_AND_DISK_SER_LEVEL;
  }

  /** As MEMORY_AND_DISK_SER, in two copies. */
  public static StorageLevel MEMORY_AND_DISK_SER_2() {
    return MEMORY_AND_DISK_SER_2_LEVEL;
  }

  /** In memory outside the heap, as bytes; what does not fit goes to disk. */
  public static StorageLevel OFF_HEAP() {
    return OFF_HEAP_LEVEL;
  }

  /** Whether blocks may lie on disk. */
  public boolean useDisk() {
    return has(DISK);
  }

  /** Whether blocks may lie in memory. */
  public boolean useMemory() {
    return has(MEMORY);
  }

  /** Whether that memory is outside the heap. */
  public boolean useOffHeap() {
    return has(OFF_HEAP_MEMORY);
  }

  /** Whether blocks in memory are kept as objects rather than bytes. */
  public boolean deserialized() {
    return has(DESERIALIZED);
  }

  /** In how many copies each block is kept, on as many executors. */
  public int replication() {
    return replication;
  }

  /** Whether this level keeps anything at all. */
  public boolean isValid() {
    return (useMemory() || useDisk()) && replication > 0;
  }

  /** The four flags as bits: disk 8, memory 4, off-heap 2, deserialized 1. */
  public int toInt() {
    return flags;
  }

  /** The level in words, such as "Disk Memory Deserialized 2x Replicated". */
  public String description() {
    String disk = useDisk() ? "Disk " : "";
    String memory = useMemory() ? (useOffHeap() ? "Memory (off heap) " : "Memory ") : "";
    String form = deserialized() ? "Deserialized " : "Serialized ";
    return disk + memory + form + replication + "x Replicated";
  }

  /** Two bytes: {@link #toInt()} and the number of replicas. */
  @Override
  public void writeExternal(ObjectOutput out) {
    try {
      out.writeByte(flags);
      out.writeByte(replication);
    } catch (IOException e) {
      throw Undeclared.rethrow(e);
    }
  }

  @Override
  public void readExternal(ObjectInput in) {
    try {
      flags = in.readByte();
      replication = in.readByte();
    } catch (IOException e) {
      throw Undeclared.rethrow(e);
    }
  }

  @Override
  public StorageLevel clone() {
    return new StorageLevel(flags, replication);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof StorageLevel that
        && that.flags == flags
        && that.replication == replication;
  }

  @Override
  public int hashCode() {
    return flags * 41 + replication;
  }

  @Override
  public String toString() {
    List<String> parts = new ArrayList<>();
    if (useDisk()) {
      parts.add("disk");
    }
    if (useMemory()) {
      parts.add("memory");
    }
    if (useOffHeap()) {
      parts.add("offheap");
    }
    if (deserialized()) {
      parts.add("deserialized");
    }
    parts.add(replication + " replicas");
    return "StorageLevel(" + String.join(", ", parts) + ")";
  }

  private boolean has(int flag) {
    return (flags & flag) != 0;
  }
}
