package org.minispark.engine.statistics;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.Random;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.minispark.util.random.BernoulliSampler;

/** Bounds, histograms, distinct counts and estimates are Spark's, to the bit. */
class StatisticsGoldenTest {
  private static final double INFINITY = Double.POSITIVE_INFINITY;
  private static final double NAN = Double.NaN;

  private static final double[][] OBSERVATIONS = {
    {},
    {5},
    {1, 2},
    {3, 3, 3},
    {1, 2, 3, 4, 5.5, -7},
    {NAN, 1},
    {1e300, 1},
    {INFINITY, 2},
    multiples(100),
    multiples(101)
  };

  private static final double[][] NUMBERS = {
    {},
    {1},
    {3, 3, 3},
    {0, 1, 2.5, 5, 9.9, 10, 11},
    {-1, 0, 1e-9, 7, 7.5, 100},
    {NAN, 1},
    {1, INFINITY},
    {-INFINITY, 2},
    {-0.0, 0.0},
    {0.1, 0.2, 0.3, 0.7}
  };

  private static final double[][] BUCKETS = {
    {},
    {1},
    {0, 5, 10},
    {0, 0.1, 0.2, 0.3},
    {3, 3},
    {-INFINITY, 0, INFINITY},
    {NAN, 1},
    {0, 5, NAN},
    {5, 0},
    {1, 1, 2},
    {0, NAN, 10}
  };

  private static final int[][] PARTITION_SIZES = {
    {0, 0},
    {10},
    {5, 5, 5},
    {10, 2000, 0, 10},
    {3000, 1, 1, 1, 1, 1, 1, 1},
    {100, 200, 300, 400, 500},
    {40, 40, 40, 40},
    {1, 0, 0, 1}
  };

  @Test
  void estimateOfACount() throws IOException {
    assertSameAsSpark(
        "count",
        arguments ->
            describe(
                Estimate.ofCount(
                    Long.parseLong(arguments[0]), progress(arguments), number(arguments, 3))));
  }

  @Test
  void estimateOfASum() throws IOException {
    assertSameAsSpark(
        "sum",
        arguments ->
            describe(
                Estimate.ofSum(observed(arguments), progress(arguments), number(arguments, 3))));
  }

  @Test
  void estimateOfAMean() throws IOException {
    assertSameAsSpark(
        "mean",
        arguments ->
            describe(
                Estimate.ofMean(observed(arguments), progress(arguments), number(arguments, 3))));
  }

  @Test
  void distinctCountOfLongs() throws IOException {
    assertSameAsSpark("hllLong", arguments -> distinct(arguments, i -> i % 3000 * 7L));
  }

  @Test
  void distinctCountOfStrings() throws IOException {
    assertSameAsSpark("hllString", arguments -> distinct(arguments, i -> "s" + i % 3000));
  }

  @Test
  void distinctCountByPrecisions() throws IOException {
    assertSameAsSpark(
        "hllP",
        arguments -> {
          DistinctCount count = new DistinctCount(integer(arguments, 0), integer(arguments, 1));
          DistinctCount other = new DistinctCount(integer(arguments, 0), integer(arguments, 1));
          List.of(1, 2).forEach(count::add);
          List.of(3, 4, 5).forEach(other::add);
          count.addAll(other);
          return String.valueOf(count.estimate());
        });
  }

  @Test
  void histogramOfEvenBuckets() throws IOException {
    assertSameAsSpark(
        "histEven",
        arguments -> {
          double[] numbers = NUMBERS[integer(arguments, 0)];
          double min = Arrays.stream(numbers).reduce(INFINITY, Math::min);
          double max = Arrays.stream(numbers).reduce(-INFINITY, Math::max);
          double[] bounds = Histogram.evenBounds(min, max, integer(arguments, 1));
          long[] counts = new Histogram(bounds, true).count(boxed(numbers));
          return joined(DoubleStream.of(bounds).boxed().toList()) + " : " + joined(counts);
        });
  }

  @Test
  void histogramOfGivenBuckets() throws IOException {
    assertSameAsSpark(
        "hist",
        arguments -> {
          double[] bounds = BUCKETS[integer(arguments, 1)];
          Histogram histogram = new Histogram(bounds, Boolean.parseBoolean(arguments[2]));
          return joined(histogram.count(boxed(NUMBERS[integer(arguments, 0)])));
        });
  }

  /** Arguments: index of the sizes, ranges, modulus of keys, sample points per range, RDD id. */
  @Test
  void rangeBounds() throws IOException {
    assertSameAsSpark("range", StatisticsGoldenTest::boundsOf);
  }

  @Test
  void rangeBoundsErrors() throws IOException {
    assertSameAsSpark(
        "rangeErr",
        arguments ->
            String.valueOf(
                new RangeBounds<Long>(integer(arguments, 0), 2, integer(arguments, 1))
                    .sketchSize()));
  }

  private static String boundsOf(String[] arguments) {
    int[] sizes = PARTITION_SIZES[integer(arguments, 0)];
    int modulus = integer(arguments, 2);
    int rddId = integer(arguments, 4);
    RangeBounds<Long> bounds =
        new RangeBounds<>(integer(arguments, 1), sizes.length, integer(arguments, 3));
    for (int i = 0; i < sizes.length; i++) {
      bounds.add(RangeSketch.of(keys(i, sizes[i], modulus), bounds.sketchSize(), i, rddId + 1));
    }
    BitSet large = bounds.partitionsToResample();
    if (!large.isEmpty()) {
      List<Long> sample = new ArrayList<>();
      Random seeds = new Random(RangeBounds.resampleSeed(rddId));
      large.stream()
          .forEach(
              i -> {
                BernoulliSampler<Long> sampler = new BernoulliSampler<>(bounds.resampleFraction());
                sampler.setSeed(seeds.nextLong());
                sampler.sample(keys(i, sizes[i], modulus)).forEachRemaining(sample::add);
              });
      bounds.addResampled(sample);
    }
    String result = joined(bounds.determine(Comparator.naturalOrder()));
    return result.length() > 400
        ? "#" + result.split(" ").length + " " + result.hashCode()
        : result;
  }

  private static Iterator<Long> keys(int partition, int size, int modulus) {
    return LongStream.range(0, size)
        .map(i -> Math.floorMod((i + partition * 10007L) * 2654435761L, (long) modulus))
        .iterator();
  }

  private static String distinct(String[] arguments, Function<Integer, Object> element) {
    int precision = DistinctCount.precisionFor(number(arguments, 0));
    int size = integer(arguments, 1);
    DistinctCount merged = new DistinctCount(precision, 0);
    for (int slice = 0; slice < 3; slice++) {
      DistinctCount count = new DistinctCount(precision, 0);
      IntStream.range(slice * size / 3, (slice + 1) * size / 3)
          .forEach(i -> count.add(element.apply(i)));
      merged.addAll(count);
    }
    return String.valueOf(merged.estimate());
  }

  private static Estimate.Progress progress(String[] arguments) {
    return new Estimate.Progress(integer(arguments, 1), integer(arguments, 2));
  }

  /** Statistics as Spark computes them: an online mean and sum of squared deviations. */
  private static Estimate.Observed observed(String[] arguments) {
    long count = 0;
    double mean = 0;
    double squares = 0;
    if (integer(arguments, 1) > 0) {
      for (double value : OBSERVATIONS[integer(arguments, 0)]) {
        double delta = value - mean;
        count++;
        mean += delta / count;
        squares += delta * (value - mean);
      }
    }
    return new Estimate.Observed(
        count, count * mean, mean, count <= 1 ? NAN : squares / (count - 1));
  }

  private static String describe(Estimate estimate) {
    return estimate.mean()
        + " "
        + estimate.confidence()
        + " "
        + estimate.low()
        + " "
        + estimate.high();
  }

  private static double[] multiples(int count) {
    return IntStream.range(0, count).mapToDouble(i -> i * 0.37).toArray();
  }

  private static Iterator<Double> boxed(double[] numbers) {
    return DoubleStream.of(numbers).boxed().iterator();
  }

  private static String joined(long[] numbers) {
    return joined(LongStream.of(numbers).boxed().toList());
  }

  private static String joined(List<?> elements) {
    return elements.stream().map(String::valueOf).collect(Collectors.joining(" "));
  }

  private static void assertSameAsSpark(String kind, Function<String[], String> compute)
      throws IOException {
    for (String[] line : golden(kind)) {
      assertThat(resultOf(compute, line[1].split(" ")))
          .as("%s %s", kind, line[1])
          .isEqualTo(line.length > 2 ? line[2] : "");
    }
  }

  private static String resultOf(Function<String[], String> compute, String[] arguments) {
    try {
      return compute.apply(arguments);
    } catch (RuntimeException e) {
      return "!" + e.getClass().getSimpleName() + ": " + e.getMessage();
    }
  }

  private static List<String[]> golden(String kind) throws IOException {
    try (BufferedReader reader =
        new BufferedReader(
            new InputStreamReader(
                StatisticsGoldenTest.class.getResourceAsStream("statistics.tsv"),
                StandardCharsets.UTF_8))) {
      List<String[]> lines =
          reader
              .lines()
              .filter(line -> line.startsWith(kind + "\t"))
              .map(line -> line.split("\t"))
              .toList();
      assertThat(lines).isNotEmpty();
      return lines;
    }
  }

  private static double number(String[] arguments, int index) {
    return Double.parseDouble(arguments[index]);
  }

  private static int integer(String[] arguments, int index) {
    return Integer.parseInt(arguments[index]);
  }
}
