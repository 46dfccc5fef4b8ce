package org.minispark.api.java;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.minispark.SparkConf;
import org.minispark.Tuple2;

/**
 * One engine for the tests of a class. It runs in this process, or where the system property {@code
 * minispark.test.master} says: what these tests expect holds on every master.
 *
 * <p>Most expectations are the output of the same calls on Spark 3.5.7.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class EngineSuite {
  protected JavaSparkContext sc;

  static SparkConf conf() {
    return new SparkConf(false)
        .setMaster(System.getProperty("minispark.test.master", "local[2]"))
        .setAppName("behaviour");
  }

  @BeforeAll
  void startEngine() {
    sc = new JavaSparkContext(conf());
  }

  @AfterAll
  void stopEngine() {
    sc.close();
  }

  /** 3 and 1, then 2 and 3. */
  final JavaRDD<Integer> numbers() {
    return sc.parallelize(List.of(3, 1, 2, 3), 2);
  }

  /** (a,1), then (b,2) and (a,3). */
  final JavaPairRDD<String, Integer> pairs() {
    return sc.parallelizePairs(List.of(pair("a", 1), pair("b", 2), pair("a", 3)), 2);
  }

  /** (a,10), then (c,20) and (a,30). */
  final JavaPairRDD<String, Integer> otherPairs() {
    return sc.parallelizePairs(List.of(pair("a", 10), pair("c", 20), pair("a", 30)), 2);
  }

  /** (null,1), then (b,2) and (null,3). */
  final JavaPairRDD<String, Integer> nullKeys() {
    return sc.parallelizePairs(Arrays.asList(pair(null, 1), pair("b", 2), pair(null, 3)), 2);
  }

  final <T> JavaRDD<T> emptyPartitions() {
    return sc.parallelize(List.of(), 2);
  }

  static <K, V> Tuple2<K, V> pair(K key, V value) {
    return new Tuple2<>(key, value);
  }

  /** The records in their partitions, as text: {@code [[3, 1], [2, 3]]}. */
  static String layout(JavaRDDLike<?, ?> rdd) {
    return rdd.glom().collect().toString();
  }
}
