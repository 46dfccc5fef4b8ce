package org.minispark.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.io.IOException;
import java.io.NotSerializableException;
import java.io.Serializable;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import org.assertj.core.api.AbstractThrowableAssert;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.minispark.Partitioner;
import org.minispark.SparkDriverExecutionException;
import org.minispark.SparkException;
import org.minispark.Tuple2;
import org.minispark.api.java.JavaPairRDD;
import org.minispark.api.java.JavaRDD;
import org.minispark.api.java.JavaSparkContext;
import org.minispark.storage.StorageLevel;
import org.minispark.util.AccumulatorV2;
import org.minispark.util.CollectionAccumulator;

/** Each mistake gets one clear exception of the kind Spark gives, and the context goes on. */
class BadUseTest {
  @TempDir static Path directory;

  private static TestingEngine engine;
  private static JavaSparkContext sc;

  @BeforeAll
  static void start() {
    engine = TestingEngine.start("local[2]", directory, "spark.driver.maxResultSize", "1m");
    sc = engine.sc;
  }

  @AfterAll
  static void stop() {
    engine.close();
    sc = null;
  }

  @AfterEach
  void theContextGoesOn() {
    assertThat(engine.keyed(9, 3, 2).reduceByKey(Integer::sum).count()).isEqualTo(3);
  }

  private static final class Boom extends RuntimeException {
    private static final long serialVersionUID = 1L;

    Boom(String message) {
      super(message);
    }
  }

  /** Has all a key needs, but is not Serializable. */
  private record Plain(int n) {}

  private static JavaRDD<Integer> numbers() {
    return engine.numbers(4, 2);
  }

  private static JavaRDD<Plain> plains() {
    return numbers().map(Plain::new);
  }

  private static JavaPairRDD<Integer, Integer> pairs() {
    return engine.keyed(10, 3, 2);
  }

  /** The job fails in a task; the error names its stage and task, and the cause is its own. */
  private static AbstractThrowableAssert<?, ? extends Throwable> assertTaskFails(
      ThrowingCallable action) {
    Throwable failure = catchThrowable(action);
    assertThat(failure)
        .isExactlyInstanceOf(SparkException.class)
        .message()
        .matches(
            "(?s)Job aborted due to stage failure: Task \\d in stage \\d+\\.0 failed 1 times, most"
                + " recent failure: Lost task \\d\\.0 in stage \\d+\\.0 \\(TID \\d+\\)"
                + " \\(\\S+ executor driver\\): .*Driver stacktrace:");
    return assertThat(failure.getCause());
  }

  private static void assertNotSerializableResult(ThrowingCallable action) {
    assertThatThrownBy(action)
        .isExactlyInstanceOf(SparkException.class)
        .hasMessageMatching(
            "(?s)Job aborted due to stage failure: task \\d\\.0 in stage \\d+\\.0 \\(TID \\d+\\)"
                + " had a not serializable result: "
                + Plain.class.getName().replace("$", "\\$")
                + ".*");
  }

  // ---- Tasks that fail
  // ---------------------------------------------------------------------------

  @Test
  void whatTheUsersFunctionThrowsIsTheCauseAndItsLineIsInTheMessage() {
    Boom boom = new Boom("of the user");
    ThrowingCallable action =
        () ->
            numbers()
                .map(
                    n -> {
                      if (n == 3) {
                        throw new Boom("of the user");
                      }
                      return n;
                    })
                .collect();
    assertTaskFails(action).isExactlyInstanceOf(Boom.class).hasMessage(boom.getMessage());
    assertThatThrownBy(action).hasMessageContaining("BadUseTest.java:");
  }

  @Test
  void checkedExceptionsAndErrorsTooAreTheCauseAsTheyAre() {
    assertTaskFails(
            () ->
                numbers()
                    .foreach(
                        n -> {
                          throw new IOException("checked");
                        }))
        .isExactlyInstanceOf(IOException.class);
    assertTaskFails(
            () ->
                numbers()
                    .foreachPartition(
                        n -> {
                          throw new NoClassDefFoundError("a/Missing");
                        }))
        .isExactlyInstanceOf(NoClassDefFoundError.class);
  }

  @Test
  void anAllocationTooLargeForTheHeap() {
    assertTaskFails(() -> numbers().map(n -> new long[Integer.MAX_VALUE - 8].length).collect())
        .isExactlyInstanceOf(OutOfMemoryError.class);
  }

  private static int deep(int n) {
    return n == Integer.MIN_VALUE ? 0 : deep(n + 1) + 1;
  }

  @Test
  void endlessRecursion() {
    assertTaskFails(() -> numbers().map(BadUseTest::deep).collect())
        .isExactlyInstanceOf(StackOverflowError.class);
  }

  private static final class Misplacing extends Partitioner {
    private static final long serialVersionUID = 1L;
    private final int place;

    Misplacing(int place) {
      this.place = place;
    }

    @Override
    public int numPartitions() {
      return 2;
    }

    @Override
    public int getPartition(Object key) {
      if (place == 0) {
        throw new Boom("of the partitioner");
      }
      return place;
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {-1, 2})
  void aPartitionThatDoesNotExist(int place) {
    assertTaskFails(() -> pairs().partitionBy(new Misplacing(place)).count())
        .isInstanceOf(IndexOutOfBoundsException.class)
        .hasMessageContaining("Misplacing puts key")
        .hasMessageContaining("into partition " + place + " of 2");
    assertTaskFails(() -> pairs().reduceByKey(new Misplacing(place), Integer::sum).count())
        .isInstanceOf(IndexOutOfBoundsException.class);
  }

  private static final class Refusing implements Comparator<Integer>, Serializable {
    private static final long serialVersionUID = 1L;

    @Override
    public int compare(Integer left, Integer right) {
      throw new Boom("of the comparator");
    }
  }

  private static final class Unequal implements Serializable {
    private static final long serialVersionUID = 1L;

    @Override
    public boolean equals(Object other) {
      throw new Boom("of equals");
    }

    @Override
    public int hashCode() {
      return 1;
    }
  }

  @Test
  void everyKindOfUserFunctionFailsItsTask() {
    assertTaskFails(() -> pairs().partitionBy(new Misplacing(0)).count())
        .hasMessage("of the partitioner");
    assertTaskFails(() -> pairs().sortByKey(new Refusing(), true, 1).count())
        .hasMessage("of the comparator");
    assertTaskFails(
            () ->
                pairs()
                    .reduceByKey(
                        (a, b) -> {
                          throw new Boom("of the aggregator");
                        })
                    .count())
        .hasMessage("of the aggregator");
    assertTaskFails(
            () -> pairs().mapToPair(p -> new Tuple2<>(new Unequal(), 1)).groupByKey().count())
        .hasMessage("of equals");
    assertTaskFails(() -> numbers().flatMap(n -> (java.util.Iterator<Integer>) null).count())
        .isExactlyInstanceOf(NullPointerException.class);
  }

  @Test
  void whatMergesResultsAtTheDriverFailsThere() {
    assertThatThrownBy(
            () ->
                engine
                    .numbers(2, 2)
                    .reduce(
                        (a, b) -> {
                          throw new Boom("of reduce");
                        }))
        .isExactlyInstanceOf(SparkDriverExecutionException.class)
        .hasMessage("Execution error")
        .hasCauseExactlyInstanceOf(Boom.class);
    assertThatThrownBy(
            () ->
                numbers()
                    .aggregate(
                        0,
                        Integer::sum,
                        (a, b) -> {
                          throw new Boom("of combine");
                        }))
        .isExactlyInstanceOf(SparkDriverExecutionException.class)
        .hasCauseExactlyInstanceOf(Boom.class);
  }

  private static final class Spoiled extends AccumulatorV2<Integer, Integer> {
    private static final long serialVersionUID = 1L;
    private int sum;

    @Override
    public boolean isZero() {
      return sum == 0;
    }

    @Override
    public AccumulatorV2<Integer, Integer> copy() {
      return new Spoiled();
    }

    @Override
    public void reset() {
      sum = 0;
    }

    @Override
    public void add(Integer value) {
      sum += value;
    }

    @Override
    public void merge(AccumulatorV2<Integer, Integer> other) {
      throw new Boom("of merge");
    }

    @Override
    public Integer value() {
      return sum;
    }
  }

  @Test
  void anAccumulatorThatCannotMergeSpoilsItselfNotTheJob() {
    Spoiled spoiled = new Spoiled();
    sc.sc().register(spoiled, "spoiled");
    numbers().foreach(spoiled::add);
    assertThat(spoiled.value()).isZero();
  }

  @Test
  void aResultLargerThanAllowed() {
    assertThatThrownBy(() -> engine.numbers(64, 8).map(n -> new byte[200_000]).collect())
        .isExactlyInstanceOf(SparkException.class)
        .hasMessageMatching(
            "Job aborted due to stage failure: Total size of serialized results of \\d tasks"
                + " \\(.* KiB\\) is bigger than spark.driver.maxResultSize \\(1024.0 KiB\\)");
  }

  // ---- What is not Serializable
  // ------------------------------------------------------------------

  @Test
  void aRecordThatIsNotSerializableMayNotLeaveItsTask() {
    assertNotSerializableResult(() -> plains().collect());
    assertNotSerializableResult(() -> plains().first());
    assertNotSerializableResult(() -> plains().reduce((a, b) -> a));
    assertNotSerializableResult(
        () -> plains().mapToPair(p -> new Tuple2<>(p, 1)).groupByKey().count());
    assertNotSerializableResult(
        () -> plains().mapToPair(p -> new Tuple2<>(1, p)).reduceByKey((a, b) -> a).count());
    assertNotSerializableResult(() -> plains().repartition(3).count());
    assertNotSerializableResult(() -> plains().persist(StorageLevel.MEMORY_ONLY_SER()).count());
    assertNotSerializableResult(() -> plains().persist(StorageLevel.DISK_ONLY()).count());
    assertNotSerializableResult(() -> sc.parallelize(List.of(new Plain(1)), 1).count());
  }

  @Test
  void whatAnAccumulatorHasGatheredMustBeSerializableToo() {
    CollectionAccumulator<Object> gathered = sc.sc().collectionAccumulator();
    assertNotSerializableResult(() -> numbers().foreach(n -> gathered.add(new Plain(n))));
    assertThat(gathered.value()).isEmpty();
    numbers().foreach(gathered::add);
    assertThat(gathered.value()).containsExactly(0, 1, 2, 3);
  }

  @Test
  void aRecordThatIsNotSerializableMayBeUsedWhereItIs() {
    assertThat(plains().count()).isEqualTo(4);
    assertThat(plains().cache().map(Plain::n).collect()).containsExactly(0, 1, 2, 3);
  }

  @Test
  void aValueThatIsNotSerializableIsRefusedAtOnce() {
    assertThatThrownBy(() -> sc.broadcast(new Plain(1)))
        .isInstanceOf(NotSerializableException.class)
        .hasMessageContaining("BadUseTest$Plain");
    assertThatThrownBy(() -> numbers().aggregate(new Plain(0), (a, b) -> a, (a, b) -> a))
        .isInstanceOf(NotSerializableException.class);
    assertThatThrownBy(() -> pairs().aggregateByKey(new Plain(0), (a, b) -> a, (a, b) -> a))
        .isInstanceOf(NotSerializableException.class);
  }

  private static final class Service {
    final Thread connection = new Thread();
    final int factor = 3;

    JavaRDD<Integer> scale(JavaRDD<Integer> numbers) {
      return numbers.map(n -> n * factor);
    }
  }

  private static final class Job implements Serializable {
    private static final long serialVersionUID = 1L;

    @SuppressWarnings("serial") // what the test is about
    final Service service = new Service();

    JavaRDD<Integer> scale(JavaRDD<Integer> numbers) {
      return numbers.map(n -> n * service.factor);
    }
  }

  @Test
  void aClosureThatCannotTravelIsNamedWithItsLineAndThePathToTheCulprit() {
    assertThatThrownBy(() -> new Service().scale(numbers()))
        .isExactlyInstanceOf(SparkException.class)
        .hasMessage("Task not serializable")
        .hasCauseInstanceOf(NotSerializableException.class)
        .cause()
        .hasMessageContaining("BadUseTest.java:")
        .hasMessageContaining("captures this");
    assertThatThrownBy(() -> new Job().scale(numbers()))
        .cause()
        .hasMessageContaining("BadUseTest$Job.service -> org.minispark.faults.BadUseTest$Service");
    JavaSparkContext captured = sc;
    assertThatThrownBy(() -> numbers().map(n -> captured.parallelize(List.of(n)).count()))
        .hasMessage("Task not serializable")
        .cause()
        .hasMessageContaining("JavaSparkContext");
  }

  // ---- Where there is no context
  // -----------------------------------------------------------------

  @Test
  void anRddUsedInATask() {
    JavaRDD<Integer> other = engine.numbers(3, 1);
    assertTaskFails(() -> numbers().map(n -> other.count() + n).collect())
        .isExactlyInstanceOf(SparkException.class)
        .hasMessageContaining("This RDD lacks a SparkContext")
        .hasMessageContaining("SPARK-5063");
    assertTaskFails(() -> numbers().map(n -> other.map(m -> m).hashCode()).collect())
        .hasMessageContaining("This RDD lacks a SparkContext");
  }

  /** In local mode a task can reach the context by a static field; it must not wait for itself. */
  @Test
  void anActionInATaskDoesNotHang() {
    assertTaskFails(() -> numbers().map(n -> sc.parallelize(List.of(n), 1).count()).collect())
        .isExactlyInstanceOf(SparkException.class)
        .hasMessageContaining("was called in a task");
  }

  @Test
  void aContextMadeInATask() {
    assertTaskFails(() -> numbers().foreach(n -> TestingEngine.start("local", Path.of("unused"))))
        .isExactlyInstanceOf(IllegalStateException.class)
        .hasMessage("SparkContext should only be created and accessed on the driver.");
  }

  // ---- Arguments
  // ---------------------------------------------------------------------------------

  @ParameterizedTest
  @ValueSource(ints = {0, -1})
  void aNumberOfPartitionsThatMakesNoSense(int partitions) {
    List<ThrowingCallable> calls =
        List.of(
            () -> sc.parallelize(List.of(1, 2), partitions).count(),
            () -> numbers().repartition(partitions),
            () -> numbers().coalesce(partitions),
            () -> numbers().coalesce(partitions, true),
            () -> numbers().treeAggregate(0, Integer::sum, Integer::sum, partitions));
    for (ThrowingCallable call : calls) {
      assertThatThrownBy(call).isInstanceOf(IllegalArgumentException.class);
    }
    assertThatThrownBy(() -> sc.textFile(directory.toString(), -1).count())
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("-1");
  }

  @Test
  void aNegativeNumberOfPartitionsOfAShuffle() {
    List<ThrowingCallable> calls =
        List.of(
            () -> numbers().distinct(-1),
            () -> numbers().groupBy(n -> n, -1),
            () -> numbers().subtract(numbers(), -1),
            () -> pairs().groupByKey(-1),
            () -> pairs().reduceByKey(Integer::sum, -1),
            () -> pairs().foldByKey(0, -1, Integer::sum),
            () -> pairs().aggregateByKey(0, -1, Integer::sum, Integer::sum),
            () -> pairs().combineByKey(n -> n, Integer::sum, Integer::sum, -1),
            () -> pairs().join(pairs(), -1),
            () -> pairs().cogroup(pairs(), -1),
            () -> pairs().subtractByKey(pairs(), -1),
            () -> pairs().sortByKey(Comparator.<Integer>naturalOrder(), true, -1));
    for (ThrowingCallable call : calls) {
      assertThatThrownBy(call)
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageMatching("requirement failed: Number of partitions .*cannot be negative.*");
    }
  }

  @Test
  void nullsWhereSparkAllowsThem() {
    JavaRDD<String> words = sc.parallelize(Arrays.asList("a", null, null), 2);
    JavaPairRDD<String, Integer> ones = words.mapToPair(word -> new Tuple2<>(word, 1));
    assertThat(ones.reduceByKey(Integer::sum).collectAsMap()).containsEntry(null, 2).hasSize(2);
    assertThat(ones.groupByKey().count()).isEqualTo(2);
    assertThat(ones.join(ones).count()).isEqualTo(5);
    assertThat(ones.countByKey()).containsEntry(null, 2L);
    assertThat(words.distinct().count()).isEqualTo(2);
    assertThat(ones.lookup(null)).containsExactly(1, 1);
    assertThatThrownBy(() -> ones.sortByKey().collect()).isInstanceOf(NullPointerException.class);
  }

  @Test
  void missingAndExistingPaths() throws IOException {
    String missing = directory.resolve("missing").toString();
    assertThatThrownBy(() -> sc.textFile(missing).count())
        .hasMessage("Input path does not exist: file:" + missing)
        .isInstanceOf(IOException.class);
    Path file = Files.createFile(directory.resolve("a file"));
    assertThatThrownBy(() -> sc.setCheckpointDir(file.resolve("below it").toString()))
        .isInstanceOf(IOException.class)
        .hasMessageContaining(file.toString());
    assertThatThrownBy(() -> numbers().saveAsTextFile(directory.toString()))
        .hasMessage("Output directory file:" + directory + " already exists")
        .isInstanceOf(IOException.class);
  }
}
