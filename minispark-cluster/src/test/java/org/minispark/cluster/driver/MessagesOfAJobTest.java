package org.minispark.cluster.driver;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.minispark.SparkConf;
import org.minispark.Tuple2;
import org.minispark.api.java.JavaSparkContext;

/** The course's picture of one job in a cluster shows the messages of a real one. */
class MessagesOfAJobTest {
  private static final String PAGE = "docs/06-driver-and-executors.md";
  private static final Pattern ARROW = Pattern.compile("(?m)^ *([DE]--?>>[DE]: \\w+)");
  private static final int EXECUTORS = 2;

  @TempDir private Path folder;

  @Test
  void thePictureIsTrue() throws Exception {
    RecordingTransport.Messages messages = new RecordingTransport.Messages();
    SparkConf conf =
        RecordedClusterManager.record("local-cluster[" + EXECUTORS + ",1,256]", messages)
            .setAppName("messages")
            .set("spark.local.dir", folder.toString())
            .set("spark.scheduler.minRegisteredResourcesRatio", "1.0") // each gets its tasks
            .set("spark.scheduler.maxRegisteredResourcesWaitingTime", "10min")
            .set("spark.executor.heartbeatInterval", "1h")
            .set("spark.network.timeout", "2h");
    try (JavaSparkContext sc = new JavaSparkContext(conf)) {
      assertThat(countWords(sc)).hasSize(4);
    }
    assertThat(messages.byExecutor()).hasSize(EXECUTORS);
    assertThat(messages.byExecutor().values())
        .allSatisfy(said -> assertThat(withoutRepetition(said)).isEqualTo(picture()));
  }

  private static List<Tuple2<String, Integer>> countWords(JavaSparkContext sc) {
    return sc.parallelize(List.of("to be", "or not to be"), 2)
        .flatMap(line -> Arrays.asList(line.split(" ")).iterator())
        .mapToPair(word -> new Tuple2<>(word, 1))
        .reduceByKey(Integer::sum, 2)
        .collect();
  }

  /**
   * A request and its reply that are repeated count once; what is dropped, and when, is up to the
   * garbage collector.
   */
  private static List<String> withoutRepetition(List<String> said) {
    List<String> once = new ArrayList<>();
    for (String each : said) {
      if (each.endsWith(": DropShuffle") || each.endsWith(": Done")) {
        continue;
      }
      once.add(each);
      int size = once.size();
      if (size >= 4 && once.subList(size - 4, size - 2).equals(once.subList(size - 2, size))) {
        once.subList(size - 2, size).clear();
      }
    }
    return once;
  }

  /** The arrows of the page's first sequence diagram. */
  private static List<String> picture() throws IOException {
    Path here = Path.of("").toAbsolutePath();
    Path project = Files.isDirectory(here.resolve("docs")) ? here : here.getParent();
    String page = Files.readString(project.resolve(PAGE));
    String diagram = page.substring(page.indexOf("sequenceDiagram"));
    return ARROW
        .matcher(diagram.substring(0, diagram.indexOf("```")))
        .results()
        .map(MatchResult::group)
        .map(String::strip)
        .toList();
  }
}
