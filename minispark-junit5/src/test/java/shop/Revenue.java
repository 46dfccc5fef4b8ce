package shop;

import org.minispark.Tuple2;
import org.minispark.api.java.JavaPairRDD;
import org.minispark.api.java.JavaRDD;
import org.minispark.api.java.JavaSparkContext;

/** What each customer has paid, from lines such as {@code ann,1250}. */
public final class Revenue {
  private Revenue() {}

  static JavaPairRDD<String, Long> byCustomer(JavaRDD<String> sales) {
    return sales
        .map(line -> line.split(","))
        .filter(fields -> fields.length == 2)
        .mapToPair(fields -> new Tuple2<>(fields[0], Long.parseLong(fields[1])))
        .reduceByKey(Long::sum);
  }

  public static void main(String[] args) {
    try (JavaSparkContext sc = new JavaSparkContext()) {
      byCustomer(sc.textFile(args[0])).saveAsTextFile(args[1]);
    }
  }
}
