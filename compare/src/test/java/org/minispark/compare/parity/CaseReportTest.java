package org.minispark.compare.parity;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.Test;
import org.minispark.Tuple2;
import org.minispark.compare.parity.probe.Report;

/** Values that differ are told differently, and a reader sees where. */
class CaseReportTest {
  @Test
  void tellsTypesAndEveryDigit() {
    assertThat(told(() -> Arrays.asList(1, 1L, 1.0, 1f, (short) 1, '1', "1", null)))
        .isEqualTo("[1, 1L, 1.0, 1.0f, Short(1), '1', \"1\", null]");
    assertThat(told(() -> 0.1 + 0.2)).isEqualTo("0.30000000000000004");
    assertThat(told(() -> -0.0)).isEqualTo("-0.0");
    assertThat(told(() -> "a\"\n\u00e4")).isEqualTo("\"a\\\"\\n\\u00e4\"");
  }

  @Test
  void keepsTheOrderOfListsAndSortsMaps() {
    Map<String, Integer> map = new LinkedHashMap<>();
    map.put("b", 1);
    map.put("a", 2);
    assertThat(told(() -> List.of(new Tuple2<>("b", 1), new int[] {2, 1})))
        .isEqualTo("[(\"b\", 1), int[2, 1]]");
    assertThat(told(() -> map)).isEqualTo("map{\"a\": 2, \"b\": 1}");
  }

  @Test
  void tellsAnExceptionByClassMessageAndCauses() {
    assertThat(
            told(
                () -> {
                  throw new IllegalStateException("outer", new Exception("inner"));
                }))
        .isEqualTo(
            """
            throws java.lang.IllegalStateException: outer
              caused by java.lang.Exception: inner""");
  }

  @Test
  void showsTheLinesThatDiffer() {
    assertThat(TextDifference.of("a = 1\nb = 2", "a = 1\nb = 3"))
        .isEqualTo("  Spark:     b = 2\n  MiniSpark: b = 3\n");
  }

  private static String told(Callable<?> action) {
    return new Report().of("it", action).toString().substring("it = ".length());
  }
}
