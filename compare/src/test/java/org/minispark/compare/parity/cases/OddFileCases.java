package org.minispark.compare.parity.cases;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.minispark.api.java.JavaSparkContext;
import org.minispark.compare.parity.probe.Differs;
import org.minispark.compare.parity.probe.Report;

/** Folders and files that are not what a program takes them for. */
public final class OddFileCases {
  private OddFileCases() {}

  @Differs("What is no object file is named")
  public static Object objectFileInAFolderBelow(JavaSparkContext sc, Path folder) {
    Data.words(sc, 2).saveAsObjectFile(folder + "/all/inner");
    return new Report()
        .of("above", () -> sc.objectFile(folder + "/all").collect())
        .of("by pattern", () -> sc.objectFile(folder + "/all/*").collect())
        .of("partitions above", () -> sc.objectFile(folder + "/all").getNumPartitions());
  }

  @Differs("What is no object file is named")
  public static Object objectFileOfAnotherVersion(JavaSparkContext sc, Path folder)
      throws IOException {
    Data.words(sc, 1).saveAsObjectFile(folder + "/made");
    Report report = new Report();
    byte[] bytes = withoutMarker(Files.readAllBytes(folder.resolve("made/part-00000")));
    for (int version : new int[] {4, 5, 7}) {
      bytes[3] = (byte) version;
      Path file = Files.write(folder.resolve("version" + version), bytes);
      report.of("version " + version, () -> sc.objectFile(file.toString()).collect());
    }
    return report;
  }

  @Differs("A file that ends too early is an error")
  public static Object binaryRecordsThatEndTooEarly(JavaSparkContext sc, Path folder)
      throws IOException {
    Path file = Files.writeString(folder.resolve("ten"), "abcdefghij");
    return new Report().of("fours", () -> sc.binaryRecords(file.toString(), 4).collect());
  }

  @Differs("`binaryRecords` passes folders over")
  public static Object binaryRecordsWithAFolder(JavaSparkContext sc, Path folder)
      throws IOException {
    Path outer = Files.createDirectories(folder.resolve("outer"));
    Files.writeString(outer.resolve("eight"), "abcdefgh");
    Path inner = Files.createDirectories(outer.resolve("inner"));
    Files.writeString(inner.resolve("four"), "ijkl");
    return new Report()
        .of("outer", () -> text(sc, outer.toString()))
        .of("pattern", () -> text(sc, outer + "/*"));
  }

  public static Object binaryAndWholeFilesWithAFolder(JavaSparkContext sc, Path folder)
      throws IOException {
    Path outer = Files.createDirectories(folder.resolve("outer"));
    Files.writeString(outer.resolve("eight"), "abcdefgh");
    Path inner = Files.createDirectories(outer.resolve("inner"));
    Files.writeString(inner.resolve("four"), "ijkl");
    return new Report()
        .of("whole", () -> sc.wholeTextFiles(outer.toString()).collect())
        .of("whole by pattern", () -> sc.wholeTextFiles(outer + "/*").collect())
        .of("binary", () -> sc.binaryFiles(outer.toString()).keys().collect())
        .of("binary by pattern", () -> sc.binaryFiles(outer + "/*").keys().collect());
  }

  /**
   * An object file whose marker is 0. It is random as written, and where an older version has no
   * marker, Spark takes a part of it for a record's length, which may be more than any heap holds.
   */
  private static byte[] withoutMarker(byte[] file) {
    String valueClass = "BytesWritable";
    int flagsAndMetadata = 2 + Integer.BYTES;
    int marker =
        new String(file, StandardCharsets.ISO_8859_1).indexOf(valueClass)
            + valueClass.length()
            + flagsAndMetadata;
    Arrays.fill(file, marker, marker + 16, (byte) 0);
    return file;
  }

  private static Object text(JavaSparkContext sc, String path) {
    return sc.binaryRecords(path, 4)
        .map(bytes -> new String(bytes, StandardCharsets.UTF_8))
        .collect();
  }
}
