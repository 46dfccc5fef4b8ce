package org.minispark.util.random;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import org.junit.jupiter.api.Test;
import org.minispark.Tuple2;

/** Edges as seen in Spark 3.5.7. */
class StratifiedSamplingTest {
  private static final List<Tuple2<String, Integer>> ELEMENTS =
      List.of(new Tuple2<>("a", 1), new Tuple2<>("b", 2), new Tuple2<>("a", 3));

  @Test
  void aFractionOfZeroDropsAKeyAndOneKeepsIt() {
    Iterator<Tuple2<String, Integer>> sample =
        StratifiedSampling.withoutReplacement(ELEMENTS.iterator(), Map.of("a", 1.0, "b", 0.0), 1);

    assertThat(sample).toIterable().containsExactly(ELEMENTS.get(0), ELEMENTS.get(2));
  }

  @Test
  void aKeyWithoutAFractionIsAnError() {
    Map<String, Double> onlyA = Map.of("a", 1.0);

    assertThatThrownBy(
            () ->
                StratifiedSampling.withoutReplacement(ELEMENTS.iterator(), onlyA, 1)
                    .forEachRemaining(element -> {}))
        .isInstanceOf(NoSuchElementException.class)
        .hasMessage("key not found: b");
  }

  @Test
  void withReplacementAFractionOfZeroIsAnError() {
    assertThatThrownBy(
            () ->
                StratifiedSampling.withReplacement(
                        ELEMENTS.iterator(), Map.of("a", 1.0, "b", 0.0), 1)
                    .forEachRemaining(element -> {}))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("mean (0)");
  }

  @Test
  void negativeFractionsAreAnError() {
    StratifiedSampling.checkFractions(Map.of("a", 0.0));

    assertThatThrownBy(() -> StratifiedSampling.checkFractions(Map.of("a", 1.0, "b", -1.0)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("requirement failed: Negative sampling rates.");
  }
}
