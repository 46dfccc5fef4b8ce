package org.minispark.compare.parity.cases;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.minispark.HashPartitioner;
import org.minispark.SparkFiles;
import org.minispark.Tuple2;
import org.minispark.api.java.JavaPairRDD;
import org.minispark.api.java.JavaRDD;
import org.minispark.api.java.JavaSparkContext;
import org.minispark.compare.parity.probe.Report;
import org.minispark.hadoop.io.compress.BZip2Codec;
import org.minispark.hadoop.io.compress.CompressionCodec;
import org.minispark.hadoop.io.compress.DefaultCodec;
import org.minispark.hadoop.io.compress.DeflateCodec;
import org.minispark.hadoop.io.compress.GzipCodec;
import org.minispark.hadoop.io.compress.Lz4Codec;
import org.minispark.input.PortableDataStream;

/** Files, read and written. Where several are read at once, the order of listing has no part. */
public final class FileCases {
  private FileCases() {}

  public static Object lines(JavaSparkContext sc, Path folder) throws IOException {
    String text = write(folder, "text", "one\r\ntwo\n\nlast");
    String two = write(folder, "in/b", "b1\nb2\n") + "," + write(folder, "in/a", "a1\n");
    write(folder, "in/_hidden", "h\n");
    write(folder, "in/.hidden", "h\n");
    write(folder, "nest/sub/x", "x\n");
    return new Report()
        .of("lines", () -> sc.textFile(text).glom().collect())
        .of("splits", () -> sc.textFile(text, 5).glom().collect())
        .of("list", () -> sc.textFile(two, 1).glom().collect())
        .of("directory", () -> sorted(sc.textFile(folder + "/in")))
        .of("pattern", () -> sorted(sc.textFile(folder + "/i?/{a,b,_*}")))
        .of("nested", () -> sc.textFile(folder + "/nest").count())
        .of("nested pattern", () -> sc.textFile(folder + "/nest/*").collect())
        .of("missing", () -> sc.textFile(folder + "/missing").count())
        .of("nothing matches", () -> sc.textFile(folder + "/missing*").count())
        .of("empty path", () -> sc.textFile("").count())
        .of("name", () -> sc.textFile(text).name());
  }

  public static Object packedLines(JavaSparkContext sc, Path folder) {
    Report report = new Report();
    for (Class<? extends CompressionCodec> codec :
        List.of(GzipCodec.class, DefaultCodec.class, DeflateCodec.class, Lz4Codec.class)) {
      String path = folder.resolve(codec.getSimpleName()).toString();
      report
          .does(codec.getSimpleName(), () -> Data.words(sc, 2).saveAsTextFile(path, codec))
          .of("files", () -> names(path))
          .of("back", () -> sorted(sc.textFile(path)));
    }
    return report;
  }

  public static Object savedLines(JavaSparkContext sc, Path folder) {
    String path = folder + "/out";
    return new Report()
        .does("saved", () -> Data.pairs(sc, 2).saveAsTextFile(path))
        .of("files", () -> names(path))
        .of("first", () -> Files.readString(Path.of(path, "part-00000")))
        .does("again", () -> Data.pairs(sc, 2).saveAsTextFile(path))
        .does("null", () -> sc.parallelize(nulls(), 1).saveAsTextFile(folder + "/nulls"))
        .of("what is left", () -> names(folder + "/nulls"))
        .does("numbers", () -> Data.doubles(sc, 1, 1.5, -0.0).saveAsTextFile(folder + "/numbers"))
        .of("as text", () -> Files.readString(folder.resolve("numbers").resolve("part-00000")));
  }

  private static List<String> nulls() {
    return Arrays.asList("a", null);
  }

  public static Object bzip2(JavaSparkContext sc, Path folder) throws IOException {
    byte[] itself =
        Base64.getDecoder()
            .decode(
                "QlpoOTFBWSZTWRkqDOgAB7tZgYAQQIB/ADMlyJAAgAAIMAC4Cg0aNBkBoUGjRoMgNApVIDRkANqeSkdikdyk"
                    + "aapM6TpSdaTSk1pOST4UjgUjWA+FIypJi7+S3lI8FI+lI+lI2KRySYygGCkYKRmKRkUjYpGZSMFI0P4u"
                    + "5IpwoSAyVBnQ");
    String packed = Files.write(folder.resolve("itself.bz2"), itself).toString();
    return new Report()
        .of("bzip2's own", () -> sc.textFile(packed, 1))
        .of("whole", () -> sc.wholeTextFiles(packed).values().map(String::length).collect())
        .does("written", () -> Data.words(sc, 1).saveAsTextFile(folder + "/out", BZip2Codec.class))
        .of("files", () -> names(folder + "/out"))
        .of("read", () -> sc.textFile(folder + "/out", 1).collect())
        .does(
            "none",
            () ->
                Data.words(sc, 1)
                    .filter(word -> false)
                    .saveAsTextFile(folder + "/empty", BZip2Codec.class))
        .of("no lines", () -> sc.textFile(folder + "/empty", 1).collect());
  }

  public static Object objects(JavaSparkContext sc, Path folder) {
    String path = folder + "/objects";
    return new Report()
        .does("saved", () -> Data.numbers(sc, 25, 2).saveAsObjectFile(path))
        .of("files", () -> names(path))
        .of("bytes", () -> Files.size(Path.of(path, "part-00000")))
        .of("back", () -> sc.objectFile(path).collect())
        .of("partitions", () -> sc.objectFile(path, 5).getNumPartitions())
        .does("again", () -> Data.numbers(sc, 25, 2).saveAsObjectFile(path))
        .does("pairs", () -> Data.pairs(sc, 1).saveAsObjectFile(folder + "/pairs"))
        .of("pairs back", () -> sc.objectFile(folder + "/pairs").collect())
        .does("none", () -> Data.range(sc, 0, 2).saveAsObjectFile(folder + "/none"))
        .of("none back", () -> sc.objectFile(folder + "/none").glom().collect())
        .does("nulls", () -> sc.parallelize(nulls(), 1).saveAsObjectFile(folder + "/nulls"))
        .of("nulls back", () -> sc.objectFile(folder + "/nulls").collect())
        .does("doubles", () -> Data.doubles(sc, 1, 0.1, -0.0).saveAsObjectFile(folder + "/doubles"))
        .of("doubles back", () -> sc.objectFile(folder + "/doubles").collect())
        .of("missing", () -> sc.objectFile(folder + "/missing").collect());
  }

  public static Object largeObjects(JavaSparkContext sc, Path folder) {
    String path = folder + "/large";
    JavaRDD<Long> many = Data.range(sc, 50_000, 1).map(Integer::longValue);
    return new Report()
        .does("saved", () -> many.saveAsObjectFile(path))
        .of("bytes", () -> Files.size(Path.of(path, "part-00000")))
        .of("cut", () -> sc.objectFile(path, 5).glom().map(List::size).collect())
        .of("cut as far as it goes", () -> sizes(sc.objectFile(path, 99)));
  }

  private static List<Integer> sizes(JavaRDD<?> rdd) {
    return rdd.glom().map(List::size).collect();
  }

  public static Object objectsThatCannotBeRead(JavaSparkContext sc, Path folder)
      throws IOException {
    String text = write(folder, "text", "no objects");
    String brief = write(folder, "brief", "SE");
    return new Report()
        .of("text", () -> sc.objectFile(text).collect())
        .of("brief", () -> sc.objectFile(brief).collect());
  }

  public static Object wholeTexts(JavaSparkContext sc, Path folder) throws IOException {
    String one = write(folder, "one file", "1\r\n2\n");
    String packed = folder.resolve("packed.gz").toString();
    try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(Path.of(packed)))) {
      out.write("packed\u00e9".getBytes(UTF_8));
    }
    String damaged = folder.resolve("damaged").toString();
    Files.write(Path.of(damaged), new byte[] {(byte) 0xff, (byte) 0xfe, 'x'});
    String empty = write(folder, "empty", "");
    Report report =
        new Report()
            .of("one", () -> sc.wholeTextFiles(one).collect())
            .of("packed", () -> sc.wholeTextFiles(packed).values().collect())
            .of("damaged", () -> sc.wholeTextFiles(damaged).values().collect())
            .of("empty", () -> sc.wholeTextFiles(empty).collect())
            .of("missing", () -> sc.wholeTextFiles(folder + "/missing").collect())
            .of("no path", () -> sc.wholeTextFiles(""))
            .of("partitions", () -> sc.wholeTextFiles(one).getNumPartitions())
            .of("lineage", () -> sc.wholeTextFiles(one, 3).toDebugString());
    writeAlike(folder);
    for (int wanted : new int[] {-1, 0, 1, 2, 3, 5, 20}) {
      report.of(
          "in " + wanted,
          () -> sizes(sc.wholeTextFiles(folder + "/alike", wanted).map(file -> file._2)));
    }
    return report;
  }

  /** Seven files that differ by name only, an empty one, and what is passed over. */
  private static void writeAlike(Path folder) throws IOException {
    for (int i = 0; i < 7; i++) {
      write(folder, "alike/f" + i, "hundred ".repeat(10));
    }
    write(folder, "alike/empty", "");
    write(folder, "alike/_hidden", "h");
    write(folder, "alike/sub/deeper", "d");
  }

  public static Object binaryFiles(JavaSparkContext sc, Path folder) throws IOException {
    String one = write(folder, "one file", "bytes");
    writeAlike(folder);
    JavaPairRDD<String, PortableDataStream> files = sc.binaryFiles(one);
    return new Report()
        .of("names", () -> files.keys().collect())
        .of("read in tasks", () -> files.mapValues(file -> file.toArray()).collect())
        .of("opened", () -> files.map(file -> (int) file._2.open().readByte()).collect())
        .of("read here", () -> new String(files.values().first().toArray(), UTF_8))
        .of("path", () -> files.values().first().getPath())
        .of(
            "together",
            () -> sizes(sc.binaryFiles(folder + "/alike", 3).map(file -> file._2.toArray().length)))
        .of("missing", () -> sc.binaryFiles(folder + "/missing").count())
        .of("lineage", () -> sc.binaryFiles(one, 3).toDebugString());
  }

  public static Object binaryRecords(JavaSparkContext sc, Path folder) throws IOException {
    String sixteen = write(folder, "sixteen", "abcdefghijklmnop");
    return new Report()
        .of("four", () -> records(sc, sixteen, 4))
        .of("all", () -> records(sc, sixteen, 16))
        .of("empty", () -> records(sc, write(folder, "empty", ""), 4))
        .of("missing", () -> records(sc, folder + "/missing", 4))
        .of("name", () -> sc.binaryRecords(sixteen, 4).name())
        .of("lineage", () -> sc.binaryRecords(sixteen, 4).toDebugString());
  }

  private static List<List<String>> records(JavaSparkContext sc, String path, int length) {
    return sc.binaryRecords(path, length).map(record -> new String(record, UTF_8)).glom().collect();
  }

  public static Object checkpoints(JavaSparkContext sc, Path folder) {
    sc.setCheckpointDir(folder.toString());
    JavaPairRDD<String, Integer> placed = Data.pairs(sc, 2).partitionBy(new HashPartitioner(3));
    placed.checkpoint();
    placed.count();
    String directory = placed.getCheckpointFile().get();
    JavaRDD<Tuple2<String, Integer>> back = sc.checkpointFile(directory);
    return new Report()
        .of("files", () -> names(directory.substring("file:".length())))
        .of("records", () -> back.glom().collect())
        .of("placed", () -> back.partitioner().isPresent())
        .of("is one", () -> back.isCheckpointed())
        .of("knows its file", () -> back.getCheckpointFile().get().equals(directory))
        .of("no shuffle", () -> sums(back).toDebugString().contains("Shuffled"))
        .of("missing", () -> sc.checkpointFile(folder + "/missing"));
  }

  private static JavaPairRDD<String, Integer> sums(JavaRDD<Tuple2<String, Integer>> pairs) {
    return JavaPairRDD.fromJavaRDD(pairs).reduceByKey(Integer::sum);
  }

  public static Object addedFiles(JavaSparkContext sc, Path folder) throws IOException {
    String plain = write(folder, "added.txt", "added");
    String spaced = write(folder, "sp ace.txt", "spaced");
    String encoded = write(folder, "per%20cent.txt", "encoded");
    write(folder, "tree/in/leaf", "leaf");
    JavaRDD<Integer> two = Data.range(sc, 2, 2);
    return new Report()
        .does("file", () -> sc.addFile(plain))
        .does("again", () -> sc.addFile("file:" + plain))
        .does("spaced", () -> sc.addFile(spaced))
        .does("encoded", () -> sc.addFile(encoded))
        .of("here", () -> read("added.txt"))
        .of("in tasks", () -> two.map(n -> read("added.txt") + read("sp ace.txt")).collect())
        .of("per cent", () -> two.map(n -> read("per%20cent.txt")).collect())
        .does("directory", () -> sc.addFile(folder + "/tree"))
        .does("missing", () -> sc.addFile(folder + "/missing"))
        .does("directory with a word", () -> sc.addFile(folder + "/tree", true))
        .of("leaf", () -> two.map(n -> read("tree/in/leaf")).collect())
        .does("missing jar", () -> sc.addJar(folder + "/missing.jar"))
        .does("no jar", () -> sc.addJar(null))
        .of(
            "root",
            () -> Path.of(SparkFiles.getRootDirectory()).resolve("added.txt").toFile().isFile());
  }

  public static Object addedArchive(JavaSparkContext sc, Path folder) throws IOException {
    Path zip = folder.resolve("pack.zip");
    try (var out = new ZipOutputStream(Files.newOutputStream(zip))) {
      out.putNextEntry(new ZipEntry("in/leaf"));
      out.write("zipped".getBytes(UTF_8));
      out.closeEntry();
    }
    JavaRDD<Integer> one = Data.range(sc, 1, 1);
    return new Report()
        .does("archive", () -> sc.sc().addArchive(zip.toString()))
        .of("leaf", () -> one.map(n -> read("pack.zip/in/leaf")).collect())
        .does("by name", () -> sc.sc().addArchive(zip + "#other"))
        .of("other leaf", () -> one.map(n -> read("other/in/leaf")).collect());
  }

  private static String read(String name) throws IOException {
    return Files.readString(Path.of(SparkFiles.get(name)));
  }

  public static Object wholeFilesThroughTheContext(JavaSparkContext sc, Path folder)
      throws IOException {
    String one = write(folder, "one", "1");
    return new Report()
        .of("texts", () -> sc.sc().wholeTextFiles(one, 1).toJavaRDD().collect())
        .of("bytes", () -> sc.sc().binaryFiles(one, 1).toJavaRDD().count())
        .does("file", () -> sc.sc().addFile(one))
        .does("file or directory", () -> sc.sc().addFile(one, true))
        .does("jar", () -> sc.sc().addJar(folder + "/missing.jar"))
        .of("added", () -> Data.range(sc, 1, 1).map(n -> read("one")).collect());
  }

  private static String write(Path folder, String name, String content) throws IOException {
    Path file = folder.resolve(name);
    Files.createDirectories(file.getParent());
    return Files.writeString(file, content).toString();
  }

  private static List<String> names(String directory) throws IOException {
    try (Stream<Path> files = Files.list(Path.of(directory))) {
      return files.map(file -> file.getFileName().toString()).sorted().toList();
    }
  }

  private static List<String> sorted(JavaRDD<String> lines) {
    List<String> sorted = new ArrayList<>(lines.collect());
    Collections.sort(sorted);
    return sorted;
  }
}
