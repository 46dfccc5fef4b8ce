package org.minispark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.minispark.scheduler.SparkListenerExecutorRemoved;
import org.minispark.scheduler.SparkListenerSpeculativeTaskSubmitted;

class ProductTest {
  @Test
  void aRecordIsReadByPosition() {
    Product event = SparkListenerExecutorRemoved.apply(7, "1", "lost");

    assertThat(event.productPrefix()).isEqualTo("SparkListenerExecutorRemoved");
    assertThat(event.productArity()).isEqualTo(3);
    assertThat(event.productElement(0)).isEqualTo(7L);
    assertThat(event.productElement(2)).isEqualTo("lost");
    assertThatThrownBy(() -> event.productElement(3))
        .isInstanceOf(IndexOutOfBoundsException.class)
        .hasMessage("3");
    assertThatThrownBy(() -> event.productElement(-1))
        .isInstanceOf(IndexOutOfBoundsException.class);
    assertThat(event.canEqual(new SparkListenerExecutorRemoved(8, "2", ""))).isTrue();
    assertThat(event.canEqual("lost")).isFalse();
  }

  @Test
  void aRecordIsCopiedWithOtherValues() {
    assertThat(new SparkListenerExecutorRemoved(7, "1", "lost").copy(8, "1", "gone"))
        .isEqualTo(new SparkListenerExecutorRemoved(8, "1", "gone"));
  }

  @Test
  void whatStandsBesideTheCaseClassIsNoElementOfIt() {
    var event = new SparkListenerSpeculativeTaskSubmitted(1, 0, 5, 6);

    assertThat(event.productArity()).isEqualTo(2);
    assertThat(event.productElement(0)).isEqualTo(1);
    assertThat(event.productElement(1)).isEqualTo(0);
    assertThatThrownBy(() -> event.productElement(2)).isInstanceOf(IndexOutOfBoundsException.class);
    assertThat(event.copy(2, 1)).isEqualTo(SparkListenerSpeculativeTaskSubmitted.apply(2, 1));
    assertThat(event.copy(2, 1).taskIndex()).isEqualTo(-1);
  }

  @Test
  void tuplesAreProducts() {
    Tuple2<Integer, String> pair = new Tuple2<>(1, "a");

    assertThat(pair.productPrefix()).isEqualTo("Tuple2");
    assertThat(pair.copy(3, 4)).isEqualTo(new Tuple2<>(3, 4));
    assertThat(pair.canEqual(new Tuple2<>(3, 4))).isTrue();
    assertThat(pair.canEqual(3)).isFalse();
    assertThat(new Tuple3<>(1, 2, 3).copy("x", "y", "z")).hasToString("(x,y,z)");
  }

  @Test
  void aClassThatIsNoRecordMustSayWhatItHolds() {
    Product nothing = new Product() {};

    assertThatThrownBy(nothing::productArity)
        .isInstanceOf(UnsupportedOperationException.class)
        .hasMessageContaining("is no record");
  }
}
