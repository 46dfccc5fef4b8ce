package org.minispark.util.random;

import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import org.apache.commons.math3.distribution.PoissonDistribution;
import org.minispark.engine.base.XORShiftRandom;

/**
 * The random numbers of one partition in stratified sampling: one stream of uniform numbers, and
 * one stream of Poisson numbers for each mean, all from the same seed.
 */
final class KeyedDraws {
  private final long seed;
  private final Random uniform;
  private final Map<Double, PoissonDistribution> poissonByMean = new HashMap<>();

  KeyedDraws(long seed) {
    this.seed = seed;
    this.uniform = new XORShiftRandom(seed);
  }

  double nextUniform() {
    return uniform.nextDouble();
  }

  int nextPoisson(double mean) {
    return poissonByMean.computeIfAbsent(mean, this::seededPoisson).sample();
  }

  private PoissonDistribution seededPoisson(double mean) {
    PoissonDistribution distribution = new PoissonDistribution(mean);
    distribution.reseedRandomGenerator(seed);
    return distribution;
  }
}
