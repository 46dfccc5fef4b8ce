/**
 * Random sampling with Spark's exact results: the same seed picks the same records.
 *
 * <p>Everything here works on iterators, arrays and maps and knows nothing of RDDs; the RDDs that
 * sample decide which seed a partition gets. It may import {@code engine.base} and commons-math3's
 * distributions.
 *
 * <p>Read {@link org.minispark.util.random.RandomSampler} first, then {@link
 * org.minispark.util.random.BernoulliSampler}.
 */
package org.minispark.util.random;
