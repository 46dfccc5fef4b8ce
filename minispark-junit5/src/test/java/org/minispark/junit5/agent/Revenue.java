package org.minispark.junit5.agent;

import java.util.Map;
import org.minispark.Tuple2;
import org.minispark.api.java.JavaRDD;
import org.minispark.api.java.function.Function2;

/** A job with all that renaming could miss; its test makes it one for Spark first. */
public final class Revenue {
  private Revenue() {}

  /** Adds up the second fields of lines by the first; none counts less than {@code minimum[0]}. */
  public static Map<String, Long> byCustomer(JavaRDD<String> sales, long[] minimum) {
    Function2<Long, Long, Long> sum = Long::sum;
    return sales
        .mapToPair(
            line -> {
              String[] fields = line.split(",");
              long cents = Math.max(minimum[0], Long.parseLong(fields[1]));
              return new Tuple2<>(fields[0], cents);
            })
        .reduceByKey(sum)
        .filter(pair -> pair._1 != null && pair._2() > minimum[0])
        .collectAsMap();
  }

  /** Names as programs write them into their configuration. */
  public static String serializer() {
    return "org.minispark.serializer.KryoSerializer";
  }

  /** Text that only speaks of a name. */
  public static String text() {
    return "see org.minispark.SparkConf";
  }
}
