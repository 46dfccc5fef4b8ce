package org.minispark.compare.parity.cases;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.minispark.SparkConf;
import org.minispark.api.java.JavaRDD;
import org.minispark.api.java.JavaSparkContext;
import org.minispark.compare.parity.probe.Report;

/** Files under other settings than the usual ones. */
public final class FileSettingCases {
  private FileSettingCases() {}

  public static void configure(SparkConf conf) {
    conf.set("spark.hadoop.mapred.input.dir.recursive", "true");
    conf.set("spark.hadoop.mapreduce.input.fileinputformat.split.minsize", "200");
    conf.set("spark.hadoop.mapreduce.input.fileinputformat.split.maxsize", "300");
    conf.set("spark.hadoop.validateOutputSpecs", "false");
    conf.set("spark.hadoop.mapreduce.output.fileoutputformat.compress", "true");
    conf.set(
        "spark.hadoop.mapreduce.output.fileoutputformat.compress.codec",
        "org.apache.hadoop.io.compress.GzipCodec");
    conf.set("spark.hadoop.mapreduce.fileoutputcommitter.marksuccessfuljobs", "false");
    conf.set("spark.files.ignoreMissingFiles", "true");
    conf.set("spark.files.ignoreCorruptFiles", "true");
  }

  public static Object input(JavaSparkContext sc, Path folder) throws IOException {
    Files.createDirectories(folder.resolve("in/side"));
    Files.writeString(folder.resolve("in/side/deep"), "x\ny\n");
    String large = Files.writeString(folder.resolve("large"), "a".repeat(1_000)).toString();
    Path gone = Files.writeString(folder.resolve("gone"), "x\n");
    Files.writeString(folder.resolve("corrupt.gz"), "not gzip");
    JavaRDD<String> ofGone = sc.textFile(gone.toString(), 1);
    return new Report()
        .of("lines", () -> sc.textFile(folder + "/in").collect())
        .of("whole", () -> sc.wholeTextFiles(folder + "/in").collect())
        .of("records", () -> sc.binaryRecords(folder + "/in", 2).count())
        .of("least split", () -> sc.textFile(large, 20).getNumPartitions())
        .of("blocks", () -> sc.binaryRecords(large, 4).getNumPartitions())
        .of("partitions", () -> ofGone.getNumPartitions())
        .does("gone", () -> Files.delete(gone))
        .of("nothing", () -> ofGone.collect())
        .of("no path", () -> sc.textFile(folder + "/missing").getNumPartitions())
        .of("no records", () -> sc.binaryRecords(folder + "/missing", 1).getNumPartitions())
        .of("corrupt", () -> sc.textFile(folder + "/corrupt.gz").collect());
  }

  public static Object output(JavaSparkContext sc, Path folder) {
    Path path = folder.resolve("out");
    return new Report()
        .does("three", () -> Data.range(sc, 3, 3).saveAsTextFile(path.toString()))
        .does("one", () -> Data.words(sc, 1).saveAsTextFile(path.toString()))
        .of("files", () -> names(path))
        .of("first", () -> sc.textFile(path + "/part-00000.gz").collect());
  }

  private static List<String> names(Path directory) throws IOException {
    try (Stream<Path> files = Files.list(directory)) {
      return files.map(file -> file.getFileName().toString()).sorted().toList();
    }
  }
}
