package org.minispark.util.random;

import java.io.Serializable;
import java.util.Collections;
import java.util.HashMap;
import java.util.Iterator;
import java.util.Map;
import java.util.NoSuchElementException;
import org.minispark.Tuple2;
import org.minispark.engine.base.Iterators;

/**
 * Sampling with a fraction of its own for each key.
 *
 * <p>Simple sampling decides on each element alone, so the size of the sample varies. Exact
 * sampling takes {@code ceil(fraction * count)} elements of each key, by two passes over the data
 * (Meng, "Scalable Simple Random Sampling and Stratified Sampling", ICML 2013). The first draws a
 * number for each element: below one bound it is surely in the sample, between two bounds it waits,
 * above it is out; the waiting are few. {@link #thresholds} then finds for each key the number that
 * cuts the waiting at the right place, and the second pass repeats the draws and applies it. So
 * both passes must give a partition the same seed: the user's seed plus the partition's index.
 */
public final class StratifiedSampling {
  private static final double FAILURE_RATE = 5e-5;

  private StratifiedSampling() {}

  /** What a first pass has found for each key. Opaque: made, merged and used here. */
  public static final class Acceptances<K> implements Serializable {
    private static final long serialVersionUID = 1L;

    private final HashMap<K, Acceptance> byKey = new HashMap<>();
  }

  /**
   * @throws IllegalArgumentException if a fraction is negative
   */
  public static void checkFractions(Map<?, Double> fractions) {
    boolean valid = fractions.values().stream().allMatch(fraction -> fraction >= 0);
    Requirement.require(valid, "Negative sampling rates.");
  }

  /**
   * Takes each element at most once, with its key's probability. The second pass of exact sampling
   * too, with {@link #thresholds} in the place of the fractions.
   *
   * @throws NoSuchElementException for a key without a fraction
   */
  public static <K, V> Iterator<Tuple2<K, V>> withoutReplacement(
      Iterator<Tuple2<K, V>> elements, Map<K, Double> fractions, long partitionSeed) {
    KeyedDraws draws = new KeyedDraws(partitionSeed);
    return Iterators.filter(
        elements, element -> draws.nextUniform() < valueOf(fractions, element._1()));
  }

  /**
   * Takes each element a Poisson-distributed number of times, with its key's fraction as the mean.
   *
   * @throws NoSuchElementException for a key without a fraction
   * @throws IllegalArgumentException for a key whose fraction is 0, as in Spark
   */
  public static <K, V> Iterator<Tuple2<K, V>> withReplacement(
      Iterator<Tuple2<K, V>> elements, Map<K, Double> fractions, long partitionSeed) {
    KeyedDraws draws = new KeyedDraws(partitionSeed);
    return Iterators.flatMap(
        elements, element -> repeat(element, draws.nextPoisson(valueOf(fractions, element._1()))));
  }

  /** The first pass of exact sampling without replacement over one partition. */
  public static <K, V> Acceptances<K> acceptWithoutReplacement(
      Iterator<Tuple2<K, V>> elements, Map<K, Double> fractions, long partitionSeed) {
    KeyedDraws draws = new KeyedDraws(partitionSeed);
    Acceptances<K> acceptances = new Acceptances<>();
    elements.forEachRemaining(
        element -> {
          double fraction = valueOf(fractions, element._1());
          Acceptance acceptance = acceptanceOf(acceptances, element._1());
          acceptOnce(acceptance, fraction, draws.nextUniform());
          acceptance.elements++;
        });
    return acceptances;
  }

  /**
   * The first pass of exact sampling with replacement over one partition.
   *
   * @param counts how many elements each key has in the whole data set
   */
  public static <K, V> Acceptances<K> acceptWithReplacement(
      Iterator<Tuple2<K, V>> elements,
      Map<K, Double> fractions,
      Map<K, Long> counts,
      long partitionSeed) {
    KeyedDraws draws = new KeyedDraws(partitionSeed);
    Acceptances<K> acceptances = new Acceptances<>();
    elements.forEachRemaining(
        element -> {
          K key = element._1();
          double fraction = valueOf(fractions, key);
          Acceptance acceptance = acceptanceOf(acceptances, key);
          if (!acceptance.hasBounds()) {
            setPoissonBounds(acceptance, valueOf(counts, key), fraction);
          }
          acceptRepeatedly(acceptance, draws);
          acceptance.elements++;
        });
    return acceptances;
  }

  /**
   * Joins the findings of a partition with those of all partitions before it. Changes and returns
   * the later ones.
   */
  public static <K> Acceptances<K> merge(Acceptances<K> earlier, Acceptances<K> later) {
    earlier.byKey.forEach(
        (key, acceptance) -> {
          Acceptance known = later.byKey.putIfAbsent(key, acceptance);
          if (known != null) {
            known.addEarlier(acceptance);
          }
        });
    return later;
  }

  /** For each key the number below which an element's draw must lie. */
  public static <K> Map<K, Double> thresholds(
      Acceptances<K> acceptances, Map<K, Double> fractions) {
    Map<K, Double> thresholds = new HashMap<>();
    acceptances.byKey.forEach(
        (key, acceptance) -> thresholds.put(key, acceptance.threshold(valueOf(fractions, key))));
    return thresholds;
  }

  /** The second pass of exact sampling with replacement over one partition. */
  public static <K, V> Iterator<Tuple2<K, V>> exactWithReplacement(
      Iterator<Tuple2<K, V>> elements,
      Acceptances<K> acceptances,
      Map<K, Double> thresholds,
      long partitionSeed) {
    KeyedDraws draws = new KeyedDraws(partitionSeed);
    return Iterators.flatMap(
        elements,
        element -> {
          K key = element._1();
          Acceptance acceptance = acceptances.byKey.get(key);
          return repeat(element, copiesOf(acceptance, draws, valueOf(thresholds, key)));
        });
  }

  private static void acceptOnce(Acceptance acceptance, double fraction, double draw) {
    acceptance.acceptBound = BinomialBounds.lowerBound(FAILURE_RATE, acceptance.elements, fraction);
    acceptance.waitListBound =
        BinomialBounds.upperBound(FAILURE_RATE, acceptance.elements, fraction);
    if (draw < acceptance.acceptBound) {
      acceptance.accepted++;
    } else if (draw < acceptance.waitListBound) {
      acceptance.wait(draw);
    }
  }

  private static void setPoissonBounds(Acceptance acceptance, long count, double fraction) {
    double sampleSize = Math.ceil(count * fraction);
    double lower = PoissonBounds.lowerBound(sampleSize);
    acceptance.acceptBound = lower / count;
    acceptance.waitListBound = (PoissonBounds.upperBound(sampleSize) - lower) / count;
  }

  private static void acceptRepeatedly(Acceptance acceptance, KeyedDraws draws) {
    acceptance.accepted += copiesAccepted(acceptance, draws);
    int waiting = draws.nextPoisson(acceptance.waitListBound);
    for (int i = 0; i < waiting; i++) {
      acceptance.wait(draws.nextUniform());
    }
  }

  private static int copiesOf(Acceptance acceptance, KeyedDraws draws, double threshold) {
    int copies = copiesAccepted(acceptance, draws);
    int waiting = draws.nextPoisson(acceptance.waitListBound);
    for (int i = 0; i < waiting; i++) {
      if (draws.nextUniform() < threshold) {
        copies++;
      }
    }
    return copies;
  }

  private static int copiesAccepted(Acceptance acceptance, KeyedDraws draws) {
    return acceptance.acceptBound == 0 ? 0 : draws.nextPoisson(acceptance.acceptBound);
  }

  private static <K> Acceptance acceptanceOf(Acceptances<K> acceptances, K key) {
    return acceptances.byKey.computeIfAbsent(key, absent -> new Acceptance());
  }

  private static <T> Iterator<T> repeat(T element, int times) {
    return Collections.nCopies(times, element).iterator();
  }

  private static <K, N extends Number> N valueOf(Map<K, N> values, K key) {
    N value = values.get(key);
    if (value == null) {
      throw new NoSuchElementException("key not found: " + key);
    }
    return value;
  }
}
