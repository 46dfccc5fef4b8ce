package org.minispark.compare.parity.cases;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.minispark.TaskContext;
import org.minispark.api.java.JavaRDD;
import org.minispark.api.java.JavaSparkContext;
import org.minispark.compare.parity.probe.Report;

/** Programs of the operating system in the middle of a job. */
public final class PipeCases {
  private PipeCases() {}

  public static Object lines(JavaSparkContext sc) {
    JavaRDD<Integer> numbers = Data.range(sc, 5, 2);
    return new Report()
        .of("cat", () -> numbers.pipe("cat").glom().collect())
        .of("words", () -> numbers.pipe("echo  'a b'\t\"c d\" $HOME").collect())
        .of("arguments", () -> numbers.pipe(List.of("echo", "a  b", "$HOME", "")).collect())
        .of("ends", () -> numbers.pipe(List.of("printf", "a\\r\\nb\\rc\\n\\nd")).collect())
        .of("null", () -> sc.parallelize(Arrays.asList("a", null), 1).pipe("cat").collect())
        .of("pairs", () -> Data.pairs(sc, 2).pipe("cat").collect())
        .of("doubles", () -> Data.doubles(sc, 1, 0.1, -0.0).pipe("cat").collect())
        .of("partitioner", () -> numbers.pipe("cat").partitioner().isPresent())
        .of("lineage", () -> numbers.pipe("cat").toDebugString())
        .of("reads little", () -> Data.range(sc, 50_000, 1).pipe("head -1").collect())
        .of("wanted little", () -> Data.range(sc, 50_000, 1).pipe("cat").take(2))
        .of("task", () -> numbers.map(n -> TaskContext.getPartitionId()).pipe("cat").collect());
  }

  public static Object failures(JavaSparkContext sc) {
    JavaRDD<Integer> numbers = Data.range(sc, 5, 2);
    return new Report()
        .of("status", () -> numbers.pipe(List.of("sh", "-c", "cat; exit 3")).collect())
        .of("unknown", () -> numbers.pipe("no_such_program x").collect())
        .of("empty", () -> numbers.pipe("").collect())
        .of("records", () -> numbers.map(n -> 1 / (n - 1)).pipe("cat").collect())
        .of("records, checked", () -> numbers.map(PipeCases::fail).pipe("cat").collect());
  }

  private static int fail(int number) throws IOException {
    throw new IOException("no " + number);
  }

  public static Object surroundings(JavaSparkContext sc, Path folder) throws IOException {
    Path file = Files.writeString(folder.resolve("in put"), "x\n");
    List<String> variables = List.of("sh", "-c", "env | grep map_input_file | sort");
    JavaRDD<String> text = sc.parallelize(List.of("\u00e9\u20ac"), 1);
    return new Report()
        .of(
            "variables",
            () ->
                text.pipe(List.of("sh", "-c", "echo $A-$B"), Map.of("A", "1", "B", "2")).collect())
        .of("file", () -> sc.textFile(file.toString(), 1).pipe(variables).collect())
        .of("small buffer", () -> text.pipe(List.of("cat"), Map.of(), false, 1).collect())
        .of("latin", () -> encoded(text, "ISO-8859-1"))
        .of("utf-16", () -> text.pipe(List.of("cat"), Map.of(), false, 8, "UTF-16BE").collect());
  }

  private static List<String> encoded(JavaRDD<String> text, String encoding) {
    return text.pipe(List.of("od", "-An", "-tx1"), Map.of(), false, 8192, encoding).collect();
  }
}
