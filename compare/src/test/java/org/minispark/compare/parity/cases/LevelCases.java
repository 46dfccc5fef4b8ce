package org.minispark.compare.parity.cases;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import org.minispark.api.java.JavaSparkContext;
import org.minispark.api.java.StorageLevels;
import org.minispark.compare.parity.probe.Report;
import org.minispark.storage.StorageLevel;

/** Where RDDs may be kept. */
public final class LevelCases {
  private LevelCases() {}

  public static Object levels() {
    Report report = new Report();
    all().forEach((name, level) -> report.of(name, () -> parts(level)));
    return report;
  }

  public static Object made() {
    return new Report()
        .of("four", () -> StorageLevel.apply(true, false, true, 3).toString())
        .of("five", () -> StorageLevel.apply(true, true, true, false, 1).toString())
        .of("bits", () -> StorageLevel.apply(13, 2).toString())
        .of("empty", () -> parts(new StorageLevel()))
        .of("created", () -> StorageLevels.create(true, true, false, true, 2).toString())
        .of("off heap and deserialized", () -> StorageLevels.create(false, true, true, true, 1))
        .of("no copies", () -> parts(StorageLevel.apply(true, false, true, 0)))
        .of("many copies", () -> StorageLevel.apply(true, false, true, 40))
        .of("copy", () -> StorageLevel.DISK_ONLY().clone().equals(StorageLevel.DISK_ONLY()))
        .of("from text", () -> StorageLevel.fromString("MEMORY_AND_DISK_SER_2").toString())
        .of("from other text", () -> StorageLevel.fromString("memory"))
        .of("equals other", () -> StorageLevel.DISK_ONLY().equals("x"))
        .of("new", () -> new StorageLevels() != null);
  }

  public static Object written() throws Exception {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
      StorageLevel.DISK_ONLY_3().writeExternal(out);
      StorageLevel.OFF_HEAP().writeExternal(out);
      out.writeObject(StorageLevel.MEMORY_ONLY_2());
    }
    StorageLevel read = new StorageLevel();
    try (ObjectInputStream in =
        new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray()))) {
      read.readExternal(in);
      StorageLevel second = StorageLevel.apply(in);
      return Arrays.asList(read.toString(), second.toString(), in.readObject());
    }
  }

  public static Object changed(JavaSparkContext sc) {
    return new Report()
        .of("to another", () -> Data.range(sc, 1, 1).cache().persist(StorageLevel.DISK_ONLY()))
        .of("none", () -> Data.range(sc, 1, 1).persist(StorageLevel.NONE()).getStorageLevel())
        .of(
            "off heap",
            () -> Data.range(sc, 4, 2).persist(StorageLevel.OFF_HEAP()).getStorageLevel())
        .of(
            "after unpersist",
            () ->
                Data.range(sc, 1, 1)
                    .cache()
                    .unpersist()
                    .persist(StorageLevels.DISK_ONLY)
                    .getStorageLevel());
  }

  private static Map<String, StorageLevel> all() {
    Map<String, StorageLevel> all = new LinkedHashMap<>();
    all.put("NONE", StorageLevel.NONE());
    all.put("DISK_ONLY", StorageLevel.DISK_ONLY());
    all.put("DISK_ONLY_2", StorageLevel.DISK_ONLY_2());
    all.put("DISK_ONLY_3", StorageLevel.DISK_ONLY_3());
    all.put("MEMORY_ONLY", StorageLevel.MEMORY_ONLY());
    all.put("MEMORY_ONLY_2", StorageLevel.MEMORY_ONLY_2());
    all.put("MEMORY_ONLY_SER", StorageLevel.MEMORY_ONLY_SER());
    all.put("MEMORY_ONLY_SER_2", StorageLevel.MEMORY_ONLY_SER_2());
    all.put("MEMORY_AND_DISK", StorageLevel.MEMORY_AND_DISK());
    all.put("MEMORY_AND_DISK_2", StorageLevel.MEMORY_AND_DISK_2());
    all.put("MEMORY_AND_DISK_SER", StorageLevel.MEMORY_AND_DISK_SER());
    all.put("MEMORY_AND_DISK_SER_2", StorageLevel.MEMORY_AND_DISK_SER_2());
    all.put("OFF_HEAP", StorageLevel.OFF_HEAP());
    all.put("Java's NONE", StorageLevels.NONE);
    all.put("Java's DISK_ONLY", StorageLevels.DISK_ONLY);
    all.put("Java's DISK_ONLY_2", StorageLevels.DISK_ONLY_2);
    all.put("Java's DISK_ONLY_3", StorageLevels.DISK_ONLY_3);
    all.put("Java's MEMORY_ONLY", StorageLevels.MEMORY_ONLY);
    all.put("Java's MEMORY_ONLY_2", StorageLevels.MEMORY_ONLY_2);
    all.put("Java's MEMORY_ONLY_SER", StorageLevels.MEMORY_ONLY_SER);
    all.put("Java's MEMORY_ONLY_SER_2", StorageLevels.MEMORY_ONLY_SER_2);
    all.put("Java's MEMORY_AND_DISK", StorageLevels.MEMORY_AND_DISK);
    all.put("Java's MEMORY_AND_DISK_2", StorageLevels.MEMORY_AND_DISK_2);
    all.put("Java's MEMORY_AND_DISK_SER", StorageLevels.MEMORY_AND_DISK_SER);
    all.put("Java's MEMORY_AND_DISK_SER_2", StorageLevels.MEMORY_AND_DISK_SER_2);
    all.put("Java's OFF_HEAP", StorageLevels.OFF_HEAP);
    return all;
  }

  private static Object parts(StorageLevel level) {
    return Arrays.asList(
        level.useDisk(),
        level.useMemory(),
        level.useOffHeap(),
        level.deserialized(),
        level.replication(),
        level.isValid(),
        level.toInt(),
        level.hashCode(),
        level.description(),
        level.toString());
  }
}
