package org.minispark.util.random;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.minispark.Tuple2;

/** Samples, bounds and errors are Spark's, to the bit. */
class SamplingGoldenTest {
  @Test
  void bernoulli() throws IOException {
    assertSameAsSpark(
        "bernoulli",
        arguments ->
            sampled(
                new BernoulliSampler<>(number(arguments, 0)),
                integer(arguments, 1),
                integer(arguments, 2)));
  }

  @Test
  void bernoulliCell() throws IOException {
    assertSameAsSpark(
        "cell",
        arguments -> sampled(cellSampler(arguments), integer(arguments, 3), integer(arguments, 4)));
  }

  @Test
  void poisson() throws IOException {
    assertSameAsSpark(
        "poisson",
        arguments ->
            sampled(poissonSampler(arguments), integer(arguments, 2), integer(arguments, 3)));
  }

  @Test
  void fractionForASampleSize() throws IOException {
    assertSameAsSpark(
        "fraction",
        arguments ->
            String.valueOf(
                SampleSize.fractionFor(
                    integer(arguments, 0),
                    Long.parseLong(arguments[1]),
                    Boolean.parseBoolean(arguments[2]))));
  }

  @Test
  void reservoir() throws IOException {
    assertSameAsSpark(
        "reservoir",
        arguments -> {
          Reservoir<Integer> reservoir =
              Reservoir.sampleAndCount(
                  range(integer(arguments, 0)), integer(arguments, 1), integer(arguments, 2));
          return reservoir.count() + ":" + joined(reservoir.sample().stream());
        });
  }

  @Test
  void shuffle() throws IOException {
    assertSameAsSpark(
        "shuffle",
        arguments -> {
          List<Integer> elements = new ArrayList<>();
          range(integer(arguments, 0)).forEachRemaining(elements::add);
          FisherYates.shuffle(elements, new Random(integer(arguments, 1)));
          return joined(elements.stream());
        });
  }

  /** Arguments: partitions, elements, keys, fraction of key 0, replacement, exact, seed. */
  @Test
  void stratified() throws IOException {
    assertSameAsSpark("stratified", SamplingGoldenTest::stratifiedSample);
  }

  @Test
  void errors() throws IOException {
    assertSameErrors("error bernoulli", arguments -> new BernoulliSampler<>(number(arguments, 0)));
    assertSameErrors("error poisson", SamplingGoldenTest::poissonSampler);
    assertSameErrors("error cell", SamplingGoldenTest::cellSampler);
  }

  private static String stratifiedSample(String[] arguments) {
    int keys = integer(arguments, 2);
    boolean replacement = Boolean.parseBoolean(arguments[4]);
    Map<String, Double> fractions = new HashMap<>();
    for (int key = 0; key < keys; key++) {
      double fraction = number(arguments, 3) / (1 + key);
      fractions.put("k" + key, replacement ? fraction : Math.min(1, fraction));
    }
    List<List<Tuple2<String, Integer>>> partitions =
        keyedSlices(integer(arguments, 0), integer(arguments, 1), keys);
    StratifiedRun run = new StratifiedRun(partitions, fractions, integer(arguments, 6));
    boolean exact = Boolean.parseBoolean(arguments[5]);
    return joined(run.sample(replacement, exact).stream().map(Tuple2::_2));
  }

  private static List<List<Tuple2<String, Integer>>> keyedSlices(
      int partitions, int elements, int keys) {
    List<List<Tuple2<String, Integer>>> slices = new ArrayList<>();
    for (int partition = 0; partition < partitions; partition++) {
      slices.add(
          IntStream.range(
                  partition * elements / partitions, (partition + 1) * elements / partitions)
              .mapToObj(i -> new Tuple2<>("k" + i * i % keys, i))
              .collect(Collectors.toList()));
    }
    return slices;
  }

  private static BernoulliCellSampler<Integer> cellSampler(String[] arguments) {
    return new BernoulliCellSampler<>(
        number(arguments, 0), number(arguments, 1), Boolean.parseBoolean(arguments[2]));
  }

  private static PoissonSampler<Integer> poissonSampler(String[] arguments) {
    return new PoissonSampler<>(number(arguments, 0), Boolean.parseBoolean(arguments[1]));
  }

  /** Runs a clone of the sampler, as an RDD does, both pulled and pushed. */
  private static String sampled(RandomSampler<Integer, Integer> sampler, long seed, int elements) {
    RandomSampler<Integer, Integer> pulled = sampler.clone();
    pulled.setSeed(seed);
    List<Integer> results = new ArrayList<>();
    for (Iterator<Integer> sample = pulled.sample(range(elements)); sample.hasNext(); ) {
      results.add(sample.next());
    }
    RandomSampler<Integer, Integer> pushed = sampler.clone();
    pushed.setSeed(seed);
    List<Integer> pushedResults = new ArrayList<>();
    pushed.sample(range(elements)).forEachRemaining(pushedResults::add);
    assertThat(pushedResults).isEqualTo(results);
    return joined(results.stream());
  }

  private static void assertSameAsSpark(String kind, Function<String[], String> compute)
      throws IOException {
    for (String[] line : golden(kind)) {
      assertThat(compute.apply(line[1].split(" ")))
          .as("%s %s", kind, line[1])
          .isEqualTo(line.length > 2 ? line[2] : "");
    }
  }

  private static void assertSameErrors(String kind, Function<String[], ?> construct)
      throws IOException {
    for (String[] line : golden(kind)) {
      assertThatThrownBy(() -> construct.apply(line[1].split(" ")))
          .satisfies(
              thrown ->
                  assertThat(thrown.getClass().getSimpleName() + ": " + thrown.getMessage())
                      .isEqualTo(line[2]));
    }
  }

  private static List<String[]> golden(String kind) throws IOException {
    try (BufferedReader reader =
        new BufferedReader(
            new InputStreamReader(
                SamplingGoldenTest.class.getResourceAsStream("sampling.tsv"),
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

  private static Iterator<Integer> range(int end) {
    return IntStream.range(0, end).iterator();
  }

  private static String joined(Stream<?> elements) {
    return elements.map(String::valueOf).collect(Collectors.joining(" "));
  }

  private static double number(String[] arguments, int index) {
    return Double.parseDouble(arguments[index]);
  }

  private static int integer(String[] arguments, int index) {
    return Integer.parseInt(arguments[index]);
  }
}
