package org.minispark.api.java;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class OptionalTest {
  @Test
  void holdsAValue() {
    Optional<Integer> one = Optional.of(1);

    assertThat(one.isPresent()).isTrue();
    assertThat(one.get()).isEqualTo(1);
    assertThat(one.orElse(2)).isEqualTo(1);
    assertThat(one.or(2)).isEqualTo(1);
    assertThat(one.orNull()).isEqualTo(1);
    assertThat(one).isEqualTo(Optional.fromNullable(1)).hasSameHashCodeAs(1);
    assertThat(one).hasToString("Optional[1]");
  }

  @Test
  void orHoldsNone() {
    Optional<Integer> none = Optional.absent();

    assertThat(none.isPresent()).isFalse();
    assertThat(none.orElse(2)).isEqualTo(2);
    assertThat(none.orNull()).isNull();
    assertThat(none).isEqualTo(Optional.ofNullable(null)).hasToString("Optional.empty");
    assertThat(none).isNotEqualTo(Optional.of(1));
  }

  @Test
  void nullIsNoValue() {
    assertThatThrownBy(() -> Optional.of(null)).isInstanceOf(NullPointerException.class);
    assertThatThrownBy(() -> Optional.empty().get()).isInstanceOf(NullPointerException.class);
  }
}
