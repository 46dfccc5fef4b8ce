package org.minispark.compare.parity.cases;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.minispark.Tuple2;
import org.minispark.api.java.JavaPairRDD;
import org.minispark.api.java.JavaRDD;
import org.minispark.api.java.JavaSparkContext;
import org.minispark.compare.parity.probe.Report;

/** Random samples: the same records for the same seed. */
public final class SampleCases {
  private static final long SEED = 42;

  private SampleCases() {}

  public static Object sample(JavaSparkContext sc) {
    JavaRDD<Integer> numbers = Data.range(sc, 300, 3);
    Report report = new Report();
    for (double fraction : new double[] {0.0, 0.05, 0.39, 0.4, 0.41, 0.9, 1.0}) {
      report.of("without " + fraction, () -> numbers.sample(false, fraction, SEED));
      report.of("with " + fraction, () -> numbers.sample(true, fraction, SEED));
    }
    return report
        .of("with, more than one each", () -> numbers.sample(true, 2.5, SEED))
        .of("without, more than one each", () -> numbers.sample(false, 1.5, SEED).count())
        .of("negative", () -> numbers.sample(false, -0.1, SEED).count())
        .of("with, negative", () -> numbers.sample(true, -0.1, SEED).count())
        .of("negative seed", () -> numbers.sample(false, 0.1, -SEED))
        .of("empty", () -> sc.emptyRDD().sample(false, 0.5, SEED))
        .of("of a sample", () -> numbers.sample(false, 0.5, SEED).sample(false, 0.5, SEED));
  }

  public static Object sampleWithoutSeed(JavaSparkContext sc) {
    JavaRDD<Integer> numbers = Data.range(sc, 1000, 2);
    JavaRDD<Integer> once = numbers.sample(false, 0.5);
    return new Report()
        .of("same each time", () -> once.collect().equals(once.collect()))
        .of("part of it", () -> numbers.collect().containsAll(once.collect()))
        .of("about half", () -> Math.abs(once.count() - 500) < 200)
        .of("all", () -> numbers.sample(false, 1.0).count())
        .of("none", () -> numbers.sample(true, 0.0).count());
  }

  public static Object randomSplit(JavaSparkContext sc) {
    JavaRDD<Integer> numbers = Data.range(sc, 100, 3);
    return new Report()
        .of("halves", () -> numbers.randomSplit(new double[] {1, 1}, SEED))
        .of("weights", () -> numbers.randomSplit(new double[] {0.2, 0.3, 5}, SEED))
        .of("one", () -> numbers.randomSplit(new double[] {3}, SEED))
        .of("zero weight", () -> numbers.randomSplit(new double[] {0, 1}, SEED))
        .of("no weights", () -> numbers.randomSplit(new double[0], SEED))
        .of("negative", () -> numbers.randomSplit(new double[] {-1, 2}, SEED))
        .of("all zero", () -> numbers.randomSplit(new double[] {0, 0}, SEED))
        .of("without a seed", () -> total(numbers.randomSplit(new double[] {1, 2, 3})));
  }

  public static Object takeSample(JavaSparkContext sc) {
    JavaRDD<Integer> numbers = Data.range(sc, 200, 4);
    return new Report()
        .of("without", () -> numbers.takeSample(false, 10, SEED))
        .of("with", () -> numbers.takeSample(true, 10, SEED))
        .of("without, nearly all", () -> numbers.takeSample(false, 195, SEED))
        .of("without, all", () -> numbers.takeSample(false, 200, SEED))
        .of("without, more", () -> numbers.takeSample(false, 300, SEED))
        .of("with, more", () -> numbers.takeSample(true, 300, SEED))
        .of("one", () -> numbers.takeSample(false, 1, SEED))
        .of("none", () -> numbers.takeSample(false, 0, SEED))
        .of("negative", () -> numbers.takeSample(false, -1, SEED))
        .of("empty", () -> sc.emptyRDD().takeSample(true, 3, SEED))
        .of("without a seed", () -> numbers.takeSample(false, 50).size())
        .of("with, without a seed", () -> numbers.takeSample(true, 50).size());
  }

  public static Object sampleByKey(JavaSparkContext sc) {
    JavaPairRDD<String, Integer> pairs = strata(sc);
    return new Report()
        .of("without", () -> pairs.sampleByKey(false, fractions(), SEED))
        .of("with", () -> pairs.sampleByKey(true, fractions(), SEED))
        .of("missing stratum", () -> pairs.sampleByKey(false, Map.of("a", 0.5), SEED).collect())
        .of("negative", () -> pairs.sampleByKey(false, Map.of("a", -0.5), SEED))
        .of("without a seed", () -> pairs.sampleByKey(false, all(), 1).count())
        .of("never", () -> pairs.sampleByKey(false, none()).count());
  }

  public static Object sampleByKeyExact(JavaSparkContext sc) {
    JavaPairRDD<String, Integer> pairs = strata(sc);
    return new Report()
        .of("without", () -> pairs.sampleByKeyExact(false, fractions(), SEED))
        .of("with", () -> pairs.sampleByKeyExact(true, fractions(), SEED))
        .of("counts", () -> pairs.sampleByKeyExact(false, fractions()).countByKey())
        .of("negative", () -> pairs.sampleByKeyExact(false, Map.of("a", -0.5), SEED));
  }

  public static Object sampleOfPairsAndDoubles(JavaSparkContext sc) {
    JavaPairRDD<String, Integer> pairs = strata(sc);
    return new Report()
        .of("pairs", () -> pairs.sample(false, 0.1, SEED))
        .of("pairs, none", () -> pairs.sample(false, 0.0).count())
        .of("doubles", () -> Data.doubles(sc, 2, 1.0, 2.0, 3.0, 4.0).sample(true, 0.9, SEED))
        .of("doubles, all", () -> Data.doubles(sc, 2, 1.0, 2.0, 3.0, 4.0).sample(false, 1.0));
  }

  private static JavaPairRDD<String, Integer> strata(JavaSparkContext sc) {
    List<String> keys = Arrays.asList("a", "b", "c");
    return Data.range(sc, 240, 3)
        .mapToPair(value -> new Tuple2<>(keys.get(value * value % 3 + value % 2), value));
  }

  private static Map<String, Double> fractions() {
    Map<String, Double> fractions = new HashMap<>();
    fractions.put("a", 0.1);
    fractions.put("b", 0.5);
    fractions.put("c", 0.05);
    return fractions;
  }

  private static Map<String, Double> all() {
    return Map.of("a", 1.0, "b", 1.0, "c", 1.0);
  }

  private static Map<String, Double> none() {
    return Map.of("a", 0.0, "b", 0.0, "c", 0.0);
  }

  private static long total(JavaRDD<Integer>[] parts) {
    long total = 0;
    for (JavaRDD<Integer> part : parts) {
      total += part.count();
    }
    return total;
  }
}
