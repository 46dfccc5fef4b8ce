package org.minispark.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.ref.WeakReference;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.minispark.SparkConf;
import org.minispark.SparkException;
import org.minispark.api.java.JavaRDD;
import org.minispark.api.java.JavaSparkContext;
import org.minispark.scheduler.SparkListener;
import org.minispark.scheduler.SparkListenerJobEnd;
import org.minispark.scheduler.SparkListenerJobStart;
import org.minispark.scheduler.SparkListenerTaskEnd;

/**
 * The life of contexts: wrong starts, several at once, stopped ones, and what they leave behind.
 */
class ContextsTest {
  @TempDir Path directory;

  private static void start(String master, String name) {
    SparkConf conf = new SparkConf(false);
    if (master != null) {
      conf.setMaster(master);
    }
    if (name != null) {
      conf.setAppName(name);
    }
    new JavaSparkContext(conf).stop();
  }

  @ParameterizedTest
  @CsvSource({
    "bogus, Could not parse Master URL: 'bogus'",
    "'', Could not parse Master URL: ''",
    "'local[2', 'Could not parse Master URL: ''local[2'''",
    "local[0], Asked to run locally with 0 threads",
    "spark://host:7077, Could not parse Master URL: 'spark://host:7077'. A cluster needs",
    "'local-cluster[2,1,1024]', 'Could not parse Master URL: ''local-cluster[2,1,1024]''. A cluster'",
  })
  void aMasterThatNobodyKnows(String master, String message) {
    assertThatThrownBy(() -> start(master, "name"))
        .isExactlyInstanceOf(SparkException.class)
        .hasMessageStartingWith(message);
  }

  @Test
  void missingSettings() {
    assertThatThrownBy(() -> start(null, "name"))
        .isExactlyInstanceOf(SparkException.class)
        .hasMessage("A master URL must be set in your configuration");
    assertThatThrownBy(() -> start("local", null))
        .isExactlyInstanceOf(SparkException.class)
        .hasMessage("An application name must be set in your configuration");
  }

  @Test
  void aStoppedContextRefusesEveryCallAndTellsWhereItWasMade() {
    TestingEngine engine = TestingEngine.start("local[2]", directory);
    JavaSparkContext sc = engine.sc;
    JavaRDD<Integer> numbers = engine.numbers(4, 2);
    JavaRDD<Integer> cached = engine.numbers(4, 2).cache();
    assertThat(cached.count()).isEqualTo(4);
    sc.stop();
    sc.stop();
    List<ThrowingCallable> calls =
        List.of(
            () -> sc.parallelize(List.of(1)),
            () -> sc.textFile("any"),
            () -> sc.broadcast(1),
            () -> sc.sc().longAccumulator(),
            () -> sc.defaultParallelism(),
            () -> sc.cancelAllJobs(),
            () -> sc.cancelJobGroup("g"),
            () -> sc.setCheckpointDir("any"),
            () -> numbers.map(n -> n),
            () -> numbers.collect(),
            () -> numbers.take(1),
            () -> cached.count(),
            () -> cached.unpersist());
    for (ThrowingCallable call : calls) {
      assertThatThrownBy(call)
          .isExactlyInstanceOf(IllegalStateException.class)
          .hasMessageStartingWith("Cannot call methods on a stopped SparkContext.\n")
          .hasMessageContaining("TestingEngine.java:");
    }
    assertThatThrownBy(() -> sc.sc().addSparkListener(new SparkListener() {}))
        .isExactlyInstanceOf(IllegalStateException.class);
    assertThat(sc.getConf().get("spark.app.name")).isEqualTo("faults");
  }

  @Test
  void twoContextsShareNothing() {
    try (TestingEngine one = TestingEngine.start("local[2]", directory);
        TestingEngine two = TestingEngine.start("local[2]", directory)) {
      JavaRDD<Integer> ofOne = one.numbers(10, 2).cache();
      assertThat(ofOne.count()).isEqualTo(10);
      assertThat(two.keyed(10, 3, 2).reduceByKey(Integer::sum).count()).isEqualTo(3);
      two.sc.stop();
      assertThat(ofOne.count()).isEqualTo(10);
      assertThat(one.keyed(10, 3, 2).reduceByKey(Integer::sum).count()).isEqualTo(3);
    }
  }

  @Test
  void aContextUsedFromManyThreads() throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(16);
    try (TestingEngine engine = TestingEngine.start("local[2]", directory)) {
      List<Callable<Long>> jobs = new ArrayList<>();
      for (int i = 0; i < 200; i++) {
        int keys = i % 20 + 1;
        jobs.add(() -> engine.keyed(100, keys, 3).reduceByKey(Integer::sum).count() - keys);
      }
      for (Future<Long> job : threads.invokeAll(jobs)) {
        assertThat(job.get()).isZero();
      }
    } finally {
      threads.shutdownNow();
    }
  }

  @Test
  void listenersThatFailBlockOrRunJobsHarmNobody() throws Exception {
    CountDownLatch release = new CountDownLatch(1);
    CompletableFuture<Long> counted = new CompletableFuture<>();
    CompletableFuture<Throwable> stopped = new CompletableFuture<>();
    try (TestingEngine engine =
        TestingEngine.start(
            "local[2]", directory, "spark.scheduler.listenerbus.eventqueue.capacity", "20")) {
      engine
          .sc
          .sc()
          .addSparkListener(
              new SparkListener() {
                @Override
                public void onJobStart(SparkListenerJobStart event) {
                  throw new IllegalStateException("a listener that fails");
                }

                @Override
                public void onTaskEnd(SparkListenerTaskEnd event) {
                  throw new AssertionError("a listener that fails badly");
                }

                @Override
                public void onJobEnd(SparkListenerJobEnd event) {
                  if (event.jobId() == 0) {
                    counted.complete(engine.numbers(3, 2).count());
                    try {
                      engine.sc.stop();
                    } catch (Exception refused) {
                      stopped.complete(refused);
                    }
                    try {
                      release.await();
                    } catch (InterruptedException e) {
                      throw new IllegalStateException(e);
                    }
                  }
                }
              });
      assertThat(engine.numbers(4, 2).count()).isEqualTo(4);
      assertThat(counted.get()).isEqualTo(3);
      assertThat(stopped.get())
          .isExactlyInstanceOf(SparkException.class)
          .hasMessage("Cannot stop SparkContext within listener bus thread.");
      // The listener's thread is stuck now; the queue runs full, jobs go on.
      assertThat(engine.numbers(40, 20).count()).isEqualTo(40);
      assertThat(engine.sc.sc().engine().listenerBus().droppedEvents()).isPositive();
      release.countDown();
    }
  }

  @Test
  void twoHundredContextsLeaveNothing() throws Exception {
    List<WeakReference<Object>> contexts = new ArrayList<>();
    // A group of their own tells their threads from those of tests that run at the same time.
    ThreadGroup group = new ThreadGroup("two hundred contexts");
    Thread program =
        new Thread(
            group,
            () -> {
              for (int i = 0; i < 200; i++) {
                contexts.add(lifeOfAContext(i % 10 == 0 ? "false" : "true"));
              }
            });
    program.start();
    program.join();
    assertThat(contexts).hasSize(200);
    while (contexts.stream().anyMatch(context -> context.get() != null)) {
      System.gc();
    }
    awaitEnd(group);
    try (var files = Files.list(directory)) {
      assertThat(files).isEmpty();
    }
  }

  /** Who has done its last step for a context may not have ended yet. */
  private static void awaitEnd(ThreadGroup group) throws InterruptedException {
    Thread[] left = new Thread[10];
    while (group.enumerate(left) > 0) {
      left[0].join();
    }
  }

  private WeakReference<Object> lifeOfAContext(String handover) {
    try (TestingEngine engine =
        TestingEngine.start("local[2]", directory, "spark.minispark.shuffle.handover", handover)) {
      assertThat(engine.keyed(20, 3, 2).reduceByKey(Integer::sum).cache().count()).isEqualTo(3);
      assertThat(engine.sc.broadcast(List.of(1)).value()).hasSize(1);
      return new WeakReference<>(engine.sc.sc().engine());
    }
  }
}
