package org.minispark.compare.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.minispark.compare.TestPrograms;
import org.minispark.compare.relocation.MissingReference;
import org.minispark.compare.relocation.ProgramRelocator;

/** The way in: a program that was compiled against real Spark. */
class CompiledAgainstSparkTest {
  @TempDir private Path folder;

  @Test
  void runsHere() throws Exception {
    Path classes =
        compile(
            """
package shop;

import java.util.Arrays;
import org.apache.spark.SparkConf;
import org.apache.spark.api.java.JavaSparkContext;
import scala.Tuple2;

public class Job {
  public static void main(String[] args) {
    try (JavaSparkContext sc = new JavaSparkContext(new SparkConf().setAppName("job"))) {
      sc.parallelize(Arrays.asList("a b", "b c", "b"), 2)
          .flatMap(line -> Arrays.asList(line.split(" ")).iterator())
          .mapToPair(word -> new Tuple2<>(word, 1))
          .reduceByKey(Integer::sum)
          .sortByKey()
          .collect()
          .forEach(count -> System.out.println(count._1 + " " + count._2()));
    }
  }
}
""");
    assertThat(missingHere(classes)).isEmpty();

    EngineRun run =
        new ProgramRunner(Path.of(System.getProperty("java.home"), "bin", "java"), folder)
            .run(
                Engines.miniSpark(
                    TestPrograms.miniSparkClassPath(), "test", Map.of("spark.master", "local[1]")),
                new Program("Job", "shop.Job", List.of(classes), List.of()));

    assertThat(run.exitStatus()).as(String.join("\n", run.errorLines())).isZero();
    assertThat(run.standardOutput()).hasContent("a 1\nb 3\nc 1");
  }

  @Test
  void whatIsNotHereIsNamedWithClassAndLine() throws Exception {
    Path classes =
        compile(
            """
            package shop;

            import org.apache.spark.api.java.JavaRDD;
            import org.apache.spark.streaming.Durations;

            public class Job {
              static Object tag(JavaRDD<String> rdd) {
                System.out.println(rdd.count());
                return rdd.classTag();
              }

              static Object pause() {
                return Durations.seconds(1);
              }
            }
            """);

    assertThat(missingHere(classes))
        .extracting(MissingReference::toString)
        .contains(
            "shop.Job (Job.java:9): there is no org.minispark.api.java.JavaRDD.classTag()",
            "shop.Job (Job.java:13): there is no org.minispark.streaming.Durations");
  }

  private List<MissingReference> missingHere(Path classes) throws IOException {
    Path jar = folder.resolve("job-for-minispark.jar");
    ProgramRelocator toMiniSpark = ProgramRelocator.toMiniSpark();
    toMiniSpark.relocate(classes, jar);
    return toMiniSpark.findMissing(jar, TestPrograms.miniSparkClassPath());
  }

  private Path compile(String source) throws IOException {
    Path classes = Files.createDirectories(folder.resolve("classes"));
    Path file = Files.writeString(folder.resolve("Job.java"), source);
    String classPath =
        TestPrograms.sparkClassPath().stream()
            .map(Path::toString)
            .collect(Collectors.joining(File.pathSeparator));
    int status =
        ToolProvider.getSystemJavaCompiler()
            .run(
                null,
                null,
                null,
                "-proc:none",
                "-cp",
                classPath,
                "-d",
                classes.toString(),
                file.toString());
    assertThat(status).isZero();
    return classes;
  }
}
