/**
 * Parity: every case, a few lines of a user's program, runs on MiniSpark and on real Spark, and
 * what it tells must be the same, to the bit.
 *
 * <p><b>To add a case</b>, write a method in a class below {@code parity.cases}:
 *
 * <pre>{@code
 * public static Object countsWords(JavaSparkContext sc) {
 *   JavaRDD<String> words = sc.parallelize(List.of("a", "b", "a"), 2);
 *   return new Report()
 *       .of("pairs", () -> words.mapToPair(word -> new Tuple2<>(word, 1)).reduceByKey(Integer::sum))
 *       .of("no such partition", () -> words.coalesce(0));
 * }
 * }</pre>
 *
 * A case is {@code public static Object} and takes nothing, a {@code JavaSparkContext}, a {@code
 * Path} to an empty folder of its own, or both in this order; it may throw. It returns any value,
 * or a {@link org.minispark.compare.parity.probe.Report} of several, in which exceptions count as
 * values. {@link org.minispark.compare.recording.Rendering} says how values become text: an RDD as
 * its records, partition by partition, in order; maps and sets sorted; a folder's name as {@code
 * <folder>}; exceptions as class, message and causes. What Spark leaves to timing must be sorted by
 * the case.
 *
 * <p>The cases of a class share a context, {@code local[1]} unless the class has a method {@code
 * public static void configure(SparkConf)}; methods run in the order of their names, so that ids
 * are equal too. A case without a context parameter finds none running and may make its own.
 *
 * <p>Where MiniSpark is different on purpose, {@code @Differs("...")} quotes the line of
 * docs/COMPATIBILITY.md that says so; the case then fails when the engines agree.
 *
 * <p>{@code ParityTest} runs all; {@code -Dparity.only=Join|Sort} those in whose {@code
 * Class.method} the expression is found, {@code -Dparity.show=true} prints what Spark tells. {@code
 * ParityCoverageTest} fails on a plain method that no case calls. Read {@link
 * org.minispark.compare.parity.ParityTest} first.
 */
package org.minispark.compare.parity;
