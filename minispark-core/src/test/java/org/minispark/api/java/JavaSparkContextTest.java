package org.minispark.api.java;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.minispark.SparkConf;
import org.minispark.SparkContext;
import org.minispark.SparkException;
import org.minispark.TaskContext;

/** The context: how it starts and ends, what it says of itself, properties of jobs. */
class JavaSparkContextTest extends EngineSuite {
  @AfterEach
  void forgetProperties() {
    sc.clearJobTags();
    sc.clearJobGroup();
    sc.clearCallSite();
  }

  @Test
  void everyConstructorStartsAnEngine() {
    try (var named = new JavaSparkContext("local[2,3]", "named")) {
      assertThat(named.master()).isEqualTo("local[2,3]");
      assertThat(named.appName()).isEqualTo("named");
      assertThat(named.defaultParallelism()).isEqualTo(2);
      assertThat(named.parallelize(List.of(1)).count()).isEqualTo(1);
    }
    SparkConf conf = new SparkConf(false).setMaster("local[7]").set("spark.key", "value");
    try (var overridden = new JavaSparkContext("local", "name wins", conf)) {
      assertThat(overridden.getConf().get("spark.key")).isEqualTo("value");
      assertThat(overridden.appName()).isEqualTo("name wins");
      assertThat(overridden.defaultParallelism()).isEqualTo(1);
    }
    try (var homed = new JavaSparkContext("local", "a", "/home", "job.jar")) {
      assertThat(homed.jars()).containsExactly("job.jar");
      assertThat(homed.getSparkHome()).isEqualTo(Optional.of("/home"));
    }
    try (var full =
        new JavaSparkContext("local", "a", null, new String[] {}, Map.of("PLACE", "here"))) {
      assertThat(full.jars()).isEmpty();
      assertThat(full.getConf().get("spark.executorEnv.PLACE")).isEqualTo("here");
    }
    try (var all = new JavaSparkContext("local[*]", "a")) {
      assertThat(all.defaultParallelism()).isEqualTo(Runtime.getRuntime().availableProcessors());
    }
  }

  @Test
  void aWrongMasterIsRefused() {
    assertRefused(new SparkConf(false).setAppName("a"), "A master URL must be set");
    assertRefused(new SparkConf(false).setMaster("local"), "An application name must be set");
    for (String master : List.of("nonsense", "local[x]", "local[ 2 ]", "local[-1]")) {
      assertRefused(
          new SparkConf(false).setAppName("a").setMaster(master),
          "Could not parse Master URL: '" + master + "'");
    }
    assertRefused(
        new SparkConf(false).setAppName("a").setMaster("local[0]"),
        "Asked to run locally with 0 threads");
  }

  private static void assertRefused(SparkConf conf, String message) {
    assertThatThrownBy(() -> new JavaSparkContext(conf))
        .isInstanceOf(SparkException.class)
        .hasMessageContaining(message);
  }

  @Test
  void saysWhatItIs() {
    assertThat(sc.version()).isEqualTo("3.5.7");
    assertThat(sc.appName()).isEqualTo("behaviour");
    assertThat(sc.isLocal()).isEqualTo(sc.master().matches("local(\\[.*)?"));
    assertThat(sc.defaultMinPartitions()).isEqualTo(Math.min(sc.defaultParallelism(), 2));
    assertThat(sc.startTime()).isPositive();
    assertThat(sc.resources()).isEmpty();
    assertThat(sc.sparkUser()).isNotEmpty();
    assertThat(JavaSparkContext.toSparkContext(sc)).isSameAs(sc.sc());
    assertThat(JavaSparkContext.fromSparkContext(sc.sc()).sc()).isSameAs(sc.sc());
    SparkContext ofRdd = numbers().context();
    assertThat(ofRdd).isEqualTo(sc.sc());
  }

  @Test
  void findsTheJarOfAClass() {
    assertThat(JavaSparkContext.jarOfClass(Test.class)).hasSize(1);
    assertThat(JavaSparkContext.jarOfClass(Test.class)[0]).startsWith("/").endsWith(".jar");
    assertThat(JavaSparkContext.jarOfObject("in the JDK")).isEmpty();
  }

  @Test
  void itsConfigurationIsACopy() {
    sc.getConf().set("spark.changed", "yes");

    assertThat(sc.getConf().contains("spark.changed")).isFalse();
  }

  @Test
  void aStoppedContextRefusesWork() {
    var stopped = new JavaSparkContext("local", "stopped");
    JavaRDD<Integer> rdd = stopped.parallelize(List.of(1));
    stopped.stop();
    stopped.close();

    for (Runnable work :
        List.<Runnable>of(
            rdd::collect,
            () -> rdd.map(n -> n),
            () -> stopped.parallelize(List.of(1)),
            () -> stopped.textFile("file"),
            () -> stopped.broadcast(1),
            stopped::defaultParallelism)) {
      assertThatThrownBy(work::run)
          .isInstanceOf(IllegalStateException.class)
          .hasMessageContaining("stopped SparkContext");
    }
  }

  @Test
  void severalContextsLiveSideBySide() {
    try (var other = new JavaSparkContext("local", "other")) {
      other.setLocalProperty("key", "other's");
      assertThat(sc.getLocalProperty("key")).isNull();
      assertThat(other.parallelize(List.of(1, 2)).count()).isEqualTo(numbers().count() - 2);
    }
    assertThat(numbers().count()).isEqualTo(4);
  }

  @Test
  void localPropertiesReachTasks() {
    sc.setLocalProperty("key", "value");

    assertThat(numbers().map(n -> TaskContext.get().getLocalProperty("key")).collect())
        .containsExactly("value", "value", "value", "value");
    sc.setLocalProperty("key", null);
    assertThat(sc.getLocalProperty("key")).isNull();
  }

  @Test
  void threadsInheritLocalProperties() throws InterruptedException {
    sc.setLocalProperty("key", "parent's");
    String[] seen = new String[1];
    Thread child =
        new Thread(
            () -> {
              seen[0] = sc.getLocalProperty("key");
              sc.setLocalProperty("key", "child's");
            });
    child.start();
    child.join();

    assertThat(seen[0]).isEqualTo("parent's");
    assertThat(sc.getLocalProperty("key")).isEqualTo("parent's");
    sc.setLocalProperty("key", null);
  }

  @Test
  void aJobGroupIsThreeProperties() {
    sc.setJobGroup("g", "description", true);
    assertThat(sc.getLocalProperty("spark.jobGroup.id")).isEqualTo("g");
    assertThat(sc.getLocalProperty("spark.job.description")).isEqualTo("description");
    assertThat(sc.getLocalProperty("spark.job.interruptOnCancel")).isEqualTo("true");
    sc.setJobGroup("g", "d");
    assertThat(sc.getLocalProperty("spark.job.interruptOnCancel")).isEqualTo("false");
    sc.setInterruptOnCancel(true);
    assertThat(sc.getLocalProperty("spark.job.interruptOnCancel")).isEqualTo("true");
    sc.setJobDescription("other");
    assertThat(sc.getLocalProperty("spark.job.description")).isEqualTo("other");
    sc.clearJobGroup();
    assertThat(sc.getLocalProperty("spark.jobGroup.id")).isNull();
    assertThat(sc.getLocalProperty("spark.job.description")).isNull();
  }

  @Test
  void tagsComeAndGo() {
    sc.addJobTag("x");
    sc.addJobTag("y");
    assertThat(sc.getJobTags()).containsExactlyInAnyOrder("x", "y");
    sc.removeJobTag("x");
    assertThat(sc.getJobTags()).containsExactly("y");
    sc.clearJobTags();
    assertThat(sc.getJobTags()).isEmpty();
    assertThatIllegalArgumentException()
        .isThrownBy(() -> sc.addJobTag("a,b"))
        .withMessage("Spark job tag cannot contain ','.");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> sc.addJobTag(""))
        .withMessage("Spark job tag cannot be an empty string.");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> sc.addJobTag(null))
        .withMessage("Spark job tag cannot be null.");
  }

  @Test
  void callSitesCanBeNamed() {
    sc.setCallSite("mine");
    assertThat(numbers().toString()).endsWith(" at mine");
    sc.clearCallSite();
    assertThat(numbers().toString()).doesNotContain("mine");
  }

  @Test
  void onlyKnownLogLevelsAreTaken() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> sc.setLogLevel("LOUD"))
        .withMessageContaining("Supplied level LOUD did not match one of: ALL");
  }

  @Test
  void cancellingNothingDoesNothing() {
    sc.cancelJobGroup("nobody");
    sc.cancelJobsWithTag("nobody");
    sc.cancelAllJobs();

    assertThat(numbers().count()).isEqualTo(4);
  }
}
