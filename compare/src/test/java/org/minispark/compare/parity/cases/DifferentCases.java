package org.minispark.compare.parity.cases;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import org.minispark.Partitioner;
import org.minispark.SparkConf;
import org.minispark.api.java.JavaRDD;
import org.minispark.api.java.JavaSparkContext;
import org.minispark.compare.parity.probe.Differs;
import org.minispark.compare.parity.probe.Report;
import org.minispark.hadoop.io.compress.BZip2Codec;
import org.minispark.hadoop.io.compress.SnappyCodec;

/** What MiniSpark does otherwise, on purpose. */
public final class DifferentCases {
  private DifferentCases() {}

  public static void configure(SparkConf conf) {
    Heard.listen(conf);
  }

  @Differs("Keys that Scala calls equal")
  public static Object distinctZeros(JavaSparkContext sc) {
    return Data.doubles(sc, 2, 0.0, -0.0, Double.NaN, Double.NaN, 0.0).distinct();
  }

  @Differs("A comparator that is not Serializable")
  public static Object sortByUnserializableComparator(JavaSparkContext sc) {
    return Data.skewed(sc, 60, 4).sortByKey(Comparator.comparing(x -> x)).count();
  }

  @Differs("puts key a into partition 1 of 1")
  public static Object partitionerBeyondItsNumber(JavaSparkContext sc) {
    return Data.pairs(sc, 3).partitionBy(new ByLength(1)).collect();
  }

  @Differs("Snappy and Zstandard are refused")
  public static Object snappy(JavaSparkContext sc, Path folder) {
    JavaRDD<String> words = Data.words(sc, 1);
    return new Report()
        .does("write", () -> words.saveAsTextFile(folder + "/out", SnappyCodec.class));
  }

  @Differs("`IllegalArgumentException`, which names the length and the file")
  public static Object binaryRecordsOfNoLength(JavaSparkContext sc, Path folder)
      throws IOException {
    Path file = Files.writeString(folder.resolve("sixteen"), "abcdefghijklmnop");
    return sc.binaryRecords(file.toString(), 0).count();
  }

  @Differs("A bzip2 file is one partition")
  public static Object partitionsOfBzip2(JavaSparkContext sc, Path folder) {
    Data.words(sc, 1).saveAsTextFile(folder + "/out", BZip2Codec.class);
    return sc.textFile(folder + "/out", 2).getNumPartitions();
  }

  @Differs("A record of the program's list that cannot be serialized")
  public static Object unserializableRecord(JavaSparkContext sc) {
    return sc.parallelize(List.of(new Object()), 1).count();
  }

  @Differs("A stopped context says where it was made")
  public static Object jobOfStoppedContext(JavaSparkContext sc) {
    JavaRDD<Integer> numbers = sc.parallelize(List.of(1, 2), 1);
    sc.stop();
    return numbers.count();
  }

  @Differs("Peaks of an executor's memory are not measured")
  public static Object executorMetrics(JavaSparkContext sc) throws Exception {
    var metrics = Heard.taskEnd(sc).taskExecutorMetrics();
    return new Report()
        .of("set", () -> metrics.isSet())
        .of("heap", () -> metrics.getMetricValue("JVMHeapMemory") >= 0)
        .of("no such metric", () -> metrics.getMetricValue("none"));
  }

  @Differs("An RDD used in a task")
  public static Object rddInATask(JavaSparkContext sc) {
    JavaRDD<Integer> numbers = Data.range(sc, 3, 1);
    return Data.range(sc, 1, 1).map(value -> numbers.count()).collect();
  }

  @Differs("An exception that is not Serializable")
  public static Object unserializableException(JavaSparkContext sc) {
    return Data.range(sc, 1, 1).map(value -> fail(new Unserializable())).collect();
  }

  private static Object fail(Exception exception) throws Exception {
    throw exception;
  }

  private static final class Unserializable extends Exception {
    private static final long serialVersionUID = 1;

    @SuppressWarnings("unused")
    private final Object field = new Object();

    Unserializable() {
      super("unserializable");
    }
  }

  private static final class ByLength extends Partitioner {
    private static final long serialVersionUID = 1;
    private final int number;

    ByLength(int number) {
      this.number = number;
    }

    @Override
    public int numPartitions() {
      return number;
    }

    @Override
    public int getPartition(Object key) {
      return key == null ? 0 : ((String) key).length() % 3;
    }
  }
}
