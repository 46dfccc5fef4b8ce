package org.minispark.engine.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Comparator;
import org.junit.jupiter.api.Test;
import org.minispark.SparkUnsupportedOperationException;

class RangeBoundsTest {
  private static final Integer[] BOUNDS = {10, 20, 30};

  @Test
  void aKeyBelongsToTheFirstRangeWhoseBoundIsNotLess() {
    assertThat(rangeOf(-5)).isEqualTo(0);
    assertThat(rangeOf(10)).isEqualTo(0);
    assertThat(rangeOf(11)).isEqualTo(1);
    assertThat(rangeOf(30)).isEqualTo(2);
    assertThat(rangeOf(31)).isEqualTo(3);
    assertThat(RangeBounds.rangeOf(7, new Integer[0], Comparator.naturalOrder())).isEqualTo(0);
  }

  @Test
  void aHistogramNeedsFiniteNumbers() {
    assertThatThrownBy(() -> Histogram.evenBounds(Double.NaN, 1, 3))
        .isInstanceOf(SparkUnsupportedOperationException.class)
        .hasMessage("Histogram on either an empty RDD or RDD containing +/-infinity or NaN");
    assertThatThrownBy(() -> Histogram.evenBounds(0, Double.POSITIVE_INFINITY, 3))
        .isInstanceOf(SparkUnsupportedOperationException.class);
  }

  private static int rangeOf(Integer key) {
    return RangeBounds.rangeOf(key, BOUNDS, Comparator.naturalOrder());
  }
}
