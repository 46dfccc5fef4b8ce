package org.minispark.sql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Isolated;
import org.minispark.SparkConf;
import org.minispark.api.java.JavaRDD;
import org.minispark.api.java.JavaSparkContext;

/**
 * The session of a thread and of the process, whose contexts other tests must not make meanwhile.
 */
@Isolated
class SparkSessionTest {
  @TempDir Path directory;

  @BeforeEach
  @AfterEach
  void forgetSessions() {
    SparkSession.clearActiveSession();
    SparkSession.clearDefaultSession();
  }

  private static SparkSession.Builder builder() {
    return SparkSession.builder().master("local[2]");
  }

  @Test
  void getOrCreateMakesOneSessionAndGivesItToAllThreads() throws Exception {
    try (SparkSession session = builder().appName("first").getOrCreate()) {
      assertThat(session.sparkContext().appName()).isEqualTo("first");
      assertThat(SparkSession.active()).isSameAs(session);

      SparkSession again = builder().appName("second").config("spark.own", 7L).getOrCreate();
      assertThat(again).isSameAs(session);
      assertThat(session.conf().get("spark.own")).isEqualTo("7");
      assertThat(session.sparkContext().appName()).isEqualTo("first");

      var other = Executors.newSingleThreadExecutor();
      SparkSession.clearActiveSession();
      assertThat(CompletableFuture.supplyAsync(() -> builder().getOrCreate(), other).get())
          .isSameAs(session);
      other.shutdownNow();
    }
  }

  @Test
  void theActiveSessionWinsOverTheDefaultOne() {
    try (SparkSession session = builder().getOrCreate();
        JavaSparkContext sc = new JavaSparkContext("local[1]", "own")) {
      SparkSession own = new SparkSession(sc.sc());
      SparkSession.setActiveSession(own);
      assertThat(builder().getOrCreate()).isSameAs(own);

      SparkSession.clearActiveSession();
      assertThat(builder().getOrCreate()).isSameAs(session);
    }
  }

  @Test
  void aNewSessionTakesTheProcessesContext() {
    try (JavaSparkContext sc = new JavaSparkContext("local[1]", "own")) {
      SparkSession session = builder().config("spark.own", 7).getOrCreate();
      assertThat(session.sparkContext()).isEqualTo(sc.sc());
      assertThat(session.conf().get("spark.own")).isEqualTo("7");
    }
  }

  @Test
  void aStoppedSessionIsNotFoundAgain() {
    SparkSession session = builder().getOrCreate();
    session.stop();
    assertThat(session.sparkContext().isStopped()).isTrue();

    try (SparkSession next = builder().getOrCreate()) {
      assertThat(next).isNotSameAs(session);
      assertThat(next.sparkContext().isStopped()).isFalse();
    }
    assertThatThrownBy(SparkSession::active)
        .isExactlyInstanceOf(IllegalStateException.class)
        .hasMessage("No active or default Spark session found");
  }

  @Test
  void theBuilderTakesEveryKindOfSetting() {
    SparkConf conf = new SparkConf(false).set("spark.of.conf", "c");
    SparkSession.Builder builder =
        builder()
            .config("spark.a", "text")
            .config("spark.b", 2.5)
            .config("spark.c", true)
            .config(Map.of("spark.d", 4))
            .config(conf);
    try (SparkSession session = builder.getOrCreate()) {
      assertThat(session.sparkContext().getConf().get("spark.a")).isEqualTo("text");
      assertThat(session.conf().get("spark.b")).isEqualTo("2.5");
      assertThat(session.conf().get("spark.c")).isEqualTo("true");
      assertThat(session.conf().get("spark.d")).isEqualTo("4");
      assertThat(session.conf().get("spark.of.conf")).isEqualTo("c");
      assertThat(session.conf().get("spark.master")).isEqualTo("local[2]");
      assertThat(session.conf().get("spark.none", "else")).isEqualTo("else");
      assertThatThrownBy(() -> session.conf().get("spark.none"))
          .isInstanceOf(NoSuchElementException.class)
          .hasMessageContaining("\"spark.none\" cannot be found");
      assertThat(session.version()).isEqualTo("3.5.7");
    }
  }

  @Test
  void textFilesAreReadAsLines() throws Exception {
    Path file = Files.writeString(directory.resolve("lines"), "one\ntwo\nthree");
    try (SparkSession session = builder().getOrCreate()) {
      JavaRDD<String> lines = session.read().textFile(file.toString()).javaRDD();
      assertThat(lines.collect()).containsExactly("one", "two", "three");
      assertThat(lines.getNumPartitions()).isEqualTo(1);
    }
  }

  @Test
  void noSessionInATask() {
    try (SparkSession session = builder().getOrCreate()) {
      JavaSparkContext sc = new JavaSparkContext(session.sparkContext());
      assertThatThrownBy(
              () ->
                  sc.parallelize(List.of(1))
                      .foreach(one -> SparkSession.builder().getOrCreate().stop()))
          .hasMessageContaining("SparkSession should only be created and accessed on the driver.");
    }
  }
}
