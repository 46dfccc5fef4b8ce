package org.minispark.compare.parity.cases;

import java.util.List;
import org.minispark.Tuple2;
import org.minispark.api.java.JavaRDD;
import org.minispark.api.java.JavaSparkContext;
import org.minispark.compare.parity.probe.Report;

public final class FirstCases {
  private FirstCases() {}

  public static Object countsWords(JavaSparkContext sc) {
    JavaRDD<String> words = sc.parallelize(List.of("a", "b", "a"), 2);
    return new Report()
        .of("words", () -> words)
        .of("pairs", () -> words.mapToPair(word -> new Tuple2<>(word, 1)).reduceByKey(Integer::sum))
        .of("no such partition", () -> words.coalesce(0))
        .of("fails", () -> words.map(word -> word.charAt(3)).collect())
        .of("empty", () -> sc.emptyRDD().first());
  }
}
