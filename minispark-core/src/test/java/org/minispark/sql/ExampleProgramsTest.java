package org.minispark.sql;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.Serializable;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Isolated;
import org.minispark.SparkJobInfo;
import org.minispark.SparkStageInfo;
import org.minispark.Tuple2;
import org.minispark.Tuple3;
import org.minispark.api.java.JavaFutureAction;
import org.minispark.api.java.JavaPairRDD;
import org.minispark.api.java.JavaRDD;
import org.minispark.api.java.JavaSparkContext;
import org.minispark.api.java.function.Function;
import org.minispark.api.java.function.Function2;
import org.minispark.api.java.function.PairFunction;

/**
 * Programs that make the same calls, written in the same manner, as the examples of Spark on RDDs
 * in Java: a session first, then a context on it; functions as classes and as lambdas.
 */
@Isolated
@SuppressWarnings("serial") // functions as users write them
class ExampleProgramsTest {
  private static final Pattern SPACE = Pattern.compile("\\s+");

  @TempDir Path directory;
  private SparkSession spark;

  @BeforeEach
  void start() {
    spark = SparkSession.builder().appName("example").master("local[2]").getOrCreate();
  }

  @AfterEach
  void stop() {
    spark.stop();
    SparkSession.clearActiveSession();
    SparkSession.clearDefaultSession();
  }

  private JavaRDD<String> lines(String... lines) throws Exception {
    Path file = Files.write(directory.resolve("input"), Arrays.asList(lines));
    return spark.read().textFile(file.toString()).javaRDD();
  }

  @Test
  void pi() {
    JavaSparkContext jsc = new JavaSparkContext(spark.sparkContext());
    int slices = 2;
    int n = 1000 * slices;
    List<Integer> darts = new ArrayList<>(n);
    for (int i = 0; i < n; i++) {
      darts.add(i);
    }

    int hits =
        jsc.parallelize(darts, slices)
            .map(
                dart -> {
                  SplittableRandom random = new SplittableRandom(dart);
                  double x = random.nextDouble() * 2 - 1;
                  double y = random.nextDouble() * 2 - 1;
                  return (x * x + y * y <= 1) ? 1 : 0;
                })
            .reduce((a, b) -> a + b);

    assertThat(4.0 * hits / n).isBetween(2.9, 3.4);
  }

  @Test
  void wordCount() throws Exception {
    JavaRDD<String> words =
        lines("a b", "b c b").flatMap(line -> Arrays.asList(SPACE.split(line)).iterator());
    JavaPairRDD<String, Integer> ones = words.mapToPair(word -> new Tuple2<>(word, 1));
    JavaPairRDD<String, Integer> counts = ones.reduceByKey((i1, i2) -> i1 + i2);

    List<Tuple2<String, Integer>> output = counts.collect();

    List<String> printed = new ArrayList<>();
    for (Tuple2<?, ?> tuple : output) {
      printed.add(tuple._1() + ": " + tuple._2());
    }
    assertThat(printed).containsExactlyInAnyOrder("a: 1", "b: 3", "c: 1");
  }

  private static class Sum implements Function2<Double, Double, Double> {
    @Override
    public Double call(Double a, Double b) {
      return a + b;
    }
  }

  @Test
  void pageRank() throws Exception {
    JavaPairRDD<String, Iterable<String>> links =
        lines("1 2", "1 3", "2 1", "3 1")
            .mapToPair(
                line -> {
                  String[] parts = SPACE.split(line);
                  return new Tuple2<>(parts[0], parts[1]);
                })
            .distinct()
            .groupByKey()
            .cache();
    JavaPairRDD<String, Double> ranks = links.mapValues(neighbours -> 1.0);
    for (int round = 0; round < 10; round++) {
      JavaPairRDD<String, Double> contributions =
          links
              .join(ranks)
              .values()
              .flatMapToPair(
                  page -> {
                    List<Tuple2<String, Double>> results = new ArrayList<>();
                    int count = 0;
                    for (String unused : page._1()) {
                      count++;
                    }
                    for (String neighbour : page._1) {
                      results.add(new Tuple2<>(neighbour, page._2() / count));
                    }
                    return results.iterator();
                  });
      ranks = contributions.reduceByKey(new Sum()).mapValues(sum -> 0.15 + sum * 0.85);
    }

    List<Tuple2<String, Double>> output = ranks.sortByKey().collect();

    assertThat(output).extracting(Tuple2::_1).containsExactly("1", "2", "3");
    assertThat(output.get(0)._2()).isGreaterThan(output.get(1)._2());
    assertThat(output.get(1)._2()).isEqualTo(output.get(2)._2());
  }

  static class Project
      implements PairFunction<Tuple2<Integer, Tuple2<Integer, Integer>>, Integer, Integer> {
    static final Project INSTANCE = new Project();

    @Override
    public Tuple2<Integer, Integer> call(Tuple2<Integer, Tuple2<Integer, Integer>> triple) {
      return new Tuple2<>(triple._2()._2(), triple._2()._1());
    }
  }

  @Test
  void transitiveClosure() {
    JavaSparkContext jsc = new JavaSparkContext(spark.sparkContext());
    Set<Tuple2<Integer, Integer>> graph = new HashSet<>();
    for (int i = 0; i < 4; i++) {
      graph.add(new Tuple2<>(i, i + 1));
    }
    int slices = 2;
    JavaPairRDD<Integer, Integer> tc = jsc.parallelizePairs(new ArrayList<>(graph), slices).cache();
    JavaPairRDD<Integer, Integer> edges = tc.mapToPair(edge -> new Tuple2<>(edge._2(), edge._1()));
    long oldCount;
    long nextCount = tc.count();
    do {
      oldCount = nextCount;
      tc = tc.union(tc.join(edges).mapToPair(Project.INSTANCE)).distinct().cache();
      nextCount = tc.count();
    } while (nextCount != oldCount);

    assertThat(tc.count()).isEqualTo(10);
  }

  private static final class Stats implements Serializable {
    private static final long serialVersionUID = 1L;
    private final int count;
    private final int bytes;

    Stats(int count, int bytes) {
      this.count = count;
      this.bytes = bytes;
    }

    Stats merge(Stats other) {
      return new Stats(count + other.count, bytes + other.bytes);
    }

    @Override
    public String toString() {
      return String.format("bytes=%s\tn=%s", bytes, count);
    }
  }

  private static final Pattern LOG = Pattern.compile("^(\\S+) (\\S+) \"(.+?)\" (\\d+)$");

  private static Tuple3<String, String, String> key(String line) {
    Matcher matcher = LOG.matcher(line);
    return matcher.find() && !matcher.group(2).equals("-")
        ? new Tuple3<>(matcher.group(1), matcher.group(2), matcher.group(3))
        : new Tuple3<>(null, null, null);
  }

  private static Stats stats(String line) {
    Matcher matcher = LOG.matcher(line);
    return new Stats(1, matcher.find() ? Integer.parseInt(matcher.group(4)) : 0);
  }

  @Test
  void logQuery() {
    JavaSparkContext jsc = new JavaSparkContext(spark.sparkContext());
    JavaRDD<String> dataSet =
        jsc.parallelize(
            Arrays.asList("h u \"GET /\" 10", "h u \"GET /\" 32", "h - \"GET /\" 5", "none"));
    JavaPairRDD<Tuple3<String, String, String>, Stats> extracted =
        dataSet.mapToPair(line -> new Tuple2<>(key(line), stats(line)));
    JavaPairRDD<Tuple3<String, String, String>, Stats> counts = extracted.reduceByKey(Stats::merge);

    List<Tuple2<Tuple3<String, String, String>, Stats>> output = counts.collect();

    List<String> printed = new ArrayList<>();
    for (Tuple2<?, ?> tuple : output) {
      printed.add(tuple._1() + "\t" + tuple._2());
    }
    assertThat(printed)
        .containsExactlyInAnyOrder("(h,u,GET /)\tbytes=42\tn=2", "(null,null,null)\tbytes=5\tn=2");
  }

  private static final class DataPoint implements Serializable {
    private static final long serialVersionUID = 1L;
    private final double[] x;
    private final double y;

    DataPoint(double[] x, double y) {
      this.x = x;
      this.y = y;
    }
  }

  static class ParsePoint implements Function<String, DataPoint> {
    @Override
    public DataPoint call(String line) {
      double[] numbers =
          Arrays.stream(SPACE.split(line)).mapToDouble(Double::parseDouble).toArray();
      return new DataPoint(Arrays.copyOfRange(numbers, 1, numbers.length), numbers[0]);
    }
  }

  static class ComputeGradient implements Function<DataPoint, double[]> {
    private final double[] weights;

    ComputeGradient(double[] weights) {
      this.weights = weights;
    }

    @Override
    public double[] call(DataPoint p) {
      double dot = 0;
      for (int i = 0; i < weights.length; i++) {
        dot += weights[i] * p.x[i];
      }
      double[] gradient = new double[weights.length];
      for (int i = 0; i < weights.length; i++) {
        gradient[i] = (1 / (1 + Math.exp(-p.y * dot)) - 1) * p.y * p.x[i];
      }
      return gradient;
    }
  }

  static class VectorSum implements Function2<double[], double[], double[]> {
    @Override
    public double[] call(double[] a, double[] b) {
      double[] result = a.clone();
      for (int i = 0; i < result.length; i++) {
        result[i] += b[i];
      }
      return result;
    }
  }

  @Test
  void logisticRegression() throws Exception {
    JavaRDD<DataPoint> points =
        lines("1 1.0 2.0", "1 2.0 1.5", "-1 -1.0 -2.0", "-1 -2.0 -0.5")
            .map(new ParsePoint())
            .cache();
    double[] w = {-0.5, 0.25};
    for (int i = 0; i < 10; i++) {
      double[] gradient = points.map(new ComputeGradient(w)).reduce(new VectorSum());
      for (int j = 0; j < w.length; j++) {
        w[j] -= gradient[j];
      }
    }

    assertThat(w[0]).isPositive();
    assertThat(w[1]).isPositive();
  }

  static final class WaitingIdentity<T> implements Function<T, T> {
    private static final CountDownLatch ASKED = new CountDownLatch(1);

    @Override
    public T call(T x) throws Exception {
      ASKED.await();
      return x;
    }
  }

  @Test
  void statusTracker() throws Exception {
    JavaSparkContext jsc = new JavaSparkContext(spark.sparkContext());
    JavaRDD<Integer> rdd =
        jsc.parallelize(Arrays.asList(1, 2, 3, 4, 5), 5).map(new WaitingIdentity<>());

    JavaFutureAction<List<Integer>> jobFuture = rdd.collectAsync();

    SparkStageInfo stageInfo = null;
    while (stageInfo == null || stageInfo.numActiveTasks() < 2) {
      LockSupport.parkNanos(1_000_000);
      List<Integer> jobIds = jobFuture.jobIds();
      if (!jobIds.isEmpty()) {
        SparkJobInfo jobInfo = jsc.statusTracker().getJobInfo(jobIds.get(jobIds.size() - 1));
        stageInfo =
            jobInfo == null ? null : jsc.statusTracker().getStageInfo(jobInfo.stageIds()[0]);
      }
    }
    assertThat(jobFuture.isDone()).isFalse();
    assertThat(stageInfo.numTasks()).isEqualTo(5);
    assertThat(stageInfo.numCompletedTasks()).isZero();
    WaitingIdentity.ASKED.countDown();
    assertThat(jobFuture.get()).containsExactly(1, 2, 3, 4, 5);
  }
}
