package org.minispark.rdd;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import org.minispark.rdd.MapPartitionsRDD.Keys;
import org.minispark.util.random.BernoulliCellSampler;
import org.minispark.util.random.BernoulliSampler;
import org.minispark.util.random.FisherYates;
import org.minispark.util.random.PoissonSampler;
import org.minispark.util.random.RandomSampler;
import org.minispark.util.random.SampleSize;

/** Random parts of an RDD; the same seed gives the same records, and Spark's. */
final class Sampling<T> {
  /** Leaves room above the wanted size: the fraction is chosen ten standard deviations higher. */
  private static final int LARGEST_SAMPLE =
      Integer.MAX_VALUE - (int) (10.0 * Math.sqrt(Integer.MAX_VALUE));

  private final RDD<T> rdd;

  Sampling(RDD<T> rdd) {
    this.rdd = rdd;
  }

  RDD<T> sample(boolean withReplacement, double fraction, long seed) {
    require(fraction >= 0, "Fraction must be nonnegative, but got " + fraction);
    RandomSampler<T, T> sampler =
        withReplacement ? new PoissonSampler<>(fraction) : new BernoulliSampler<>(fraction);
    return new PartitionwiseSampledRDD<>(rdd, sampler, seed);
  }

  List<RDD<T>> randomSplit(double[] weights, long seed) {
    double sum = Arrays.stream(weights).sum();
    require(
        Arrays.stream(weights).allMatch(weight -> weight >= 0),
        "Weights must be nonnegative, but got " + listing(weights));
    require(sum > 0, "Sum of weights must be positive, but got " + listing(weights));
    List<RDD<T>> parts = new ArrayList<>();
    double lower = 0;
    for (double weight : weights) {
      double upper = lower + weight / sum;
      parts.add(cell(lower, upper, seed));
      lower = upper;
    }
    return parts;
  }

  /** The records whose random number lies within the bounds; other cells draw the same numbers. */
  private RDD<T> cell(double lower, double upper, long seed) {
    return new MapPartitionsRDD<>(
        rdd,
        (context, index, records) -> {
          BernoulliCellSampler<T> sampler = new BernoulliCellSampler<>(lower, upper);
          sampler.setSeed(seed + index);
          return sampler.sample(records);
        },
        Keys.KEPT);
  }

  List<T> takeSample(boolean withReplacement, int num, long seed) {
    require(num >= 0, "Negative number of elements requested");
    require(num <= LARGEST_SAMPLE, "Cannot support a sample size > " + LARGEST_SAMPLE);
    long count = num == 0 ? 0 : rdd.count();
    if (count == 0) {
      return new ArrayList<>();
    }
    Random random = new Random(seed);
    if (!withReplacement && num >= count) {
      return shuffled(rdd.collect(), random);
    }
    double fraction = SampleSize.fractionFor(num, count, withReplacement);
    List<T> sample = sample(withReplacement, fraction, random.nextInt()).collect();
    while (sample.size() < num) {
      sample = sample(withReplacement, fraction, random.nextInt()).collect();
    }
    return new ArrayList<>(shuffled(sample, random).subList(0, num));
  }

  private static <T> List<T> shuffled(List<T> records, Random random) {
    FisherYates.shuffle(records, random);
    return records;
  }

  private static String listing(double[] weights) {
    return Arrays.stream(weights)
        .mapToObj(Double::toString)
        .collect(Collectors.joining(",", "[", "]"));
  }

  private static void require(boolean condition, String message) {
    if (!condition) {
      throw new IllegalArgumentException("requirement failed: " + message);
    }
  }
}
