package shop;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.minispark.api.java.JavaPairRDD;
import org.minispark.api.java.JavaSparkContext;
import org.minispark.junit5.MiniSpark;

@MiniSpark(conf = "spark.default.parallelism=3")
@Execution(ExecutionMode.CONCURRENT)
class RevenueInParallelTest {
  private static JavaPairRDD<String, Long> revenue;

  @BeforeAll
  static void readOnce(JavaSparkContext ofTheClass) {
    revenue = Revenue.byCustomer(ofTheClass.parallelize(List.of("ann,5", "bob,7"))).cache();
  }

  @Test
  void everyCustomerCounts() {
    assertEquals(2, revenue.count());
  }

  @Test
  void nothingSoldIsNoRevenue(JavaSparkContext ofThisTest) {
    assertEquals(Map.of(), Revenue.byCustomer(ofThisTest.emptyRDD()).collectAsMap());
  }
}
