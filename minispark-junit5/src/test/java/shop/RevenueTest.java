package shop;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.minispark.SparkException;
import org.minispark.api.java.JavaSparkContext;
import org.minispark.junit5.MiniSpark;

class RevenueTest {
  @Test
  void addsUpEachCustomer(@MiniSpark JavaSparkContext sc) {
    var sales = sc.parallelize(List.of("ann,5", "bob,7", "ann,10", "nonsense"), 2);

    assertEquals(Map.of("ann", 15L, "bob", 7L), Revenue.byCustomer(sales).collectAsMap());
  }

  @Test
  void tellsWhichNumberIsWrong(@MiniSpark(master = "local[4]") JavaSparkContext sc) {
    var sales = sc.parallelize(List.of("ann,five"));

    SparkException failure =
        assertThrows(SparkException.class, () -> Revenue.byCustomer(sales).collect());

    assertTrue(failure.getMessage().contains("NumberFormatException: For input string: \"five\""));
  }

  /** Not Serializable, and its lambda needs it. */
  static class Discount {
    private final long percent = 10;

    List<Long> off(JavaSparkContext sc) {
      return sc.parallelize(List.of(100L, 200L))
          .map(cents -> cents - cents * percent / 100)
          .collect();
    }
  }

  @Test
  void tellsWhatCannotTravel(@MiniSpark JavaSparkContext sc) {
    Throwable failure = assertThrows(SparkException.class, () -> new Discount().off(sc));

    assertEquals("Task not serializable", failure.getMessage());
    assertTrue(
        failure.getCause().getMessage().contains("captures this (shop.RevenueTest$Discount)"));
  }
}
