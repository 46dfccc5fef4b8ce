package org.minispark.partial;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class PartialResultTest {
  private final PartialResult<Integer> partial = new PartialResult<>(1, false);
  private final List<Object> heard = new ArrayList<>();

  @Test
  void mayBeFinalFromTheStart() throws Exception {
    PartialResult<Integer> exact = new PartialResult<>(1, true).onComplete(heard::add);

    assertThat(exact.isInitialValueFinal()).isTrue();
    assertThat(exact.getFinalValue()).isEqualTo(1);
    assertThat(exact).hasToString("(final: 1)");
    assertThat(heard).containsExactly(1);
  }

  @Test
  void becomesFinalOnce() throws Exception {
    partial.onComplete(heard::add);
    assertThat(partial).hasToString("(partial: 1)");

    partial.setFinalValue(2);

    assertThat(partial.initialValue()).isEqualTo(1);
    assertThat(partial.getFinalValue()).isEqualTo(2);
    assertThat(partial).hasToString("(final: 2)");
    assertThat(heard).containsExactly(2);
    assertThatThrownBy(() -> partial.setFinalValue(3))
        .isInstanceOf(UnsupportedOperationException.class)
        .hasMessage("setFinalValue called twice on a PartialResult");
  }

  @Test
  void failsOnce() {
    Exception failure = new Exception("boo");
    partial.onFail(heard::add);

    partial.setFailure(failure);

    assertThat(heard).containsExactly(failure);
    assertThat(partial).hasToString("(partial: 1)");
    assertThatThrownBy(partial::getFinalValue).isSameAs(failure);
    assertThatThrownBy(() -> partial.setFailure(failure))
        .isInstanceOf(UnsupportedOperationException.class)
        .hasMessage("setFailure called twice on a PartialResult");
  }

  @Test
  void wakesWhoWaits() throws Exception {
    CompletableFuture<Integer> waiting =
        CompletableFuture.supplyAsync(
            () -> {
              try {
                return partial.getFinalValue();
              } catch (Exception e) {
                throw new AssertionError(e);
              }
            });

    partial.setFinalValue(2);

    assertThat(waiting.get(5, TimeUnit.MINUTES)).isEqualTo(2);
  }

  @Test
  void isMappedNowAndLater() throws Exception {
    PartialResult<String> mapped = partial.map(value -> "v" + value);
    assertThat(mapped.initialValue()).isEqualTo("v1");

    partial.setFinalValue(2);

    assertThat(mapped.getFinalValue()).isEqualTo("v2");
    assertThat(new PartialResult<>(1, true).map(value -> "v" + value).getFinalValue())
        .isEqualTo("v1");
  }

  @Test
  void aMappedResultFailsToo() {
    PartialResult<String> mapped = partial.map(value -> "v" + value);

    partial.setFailure(new Exception("boo"));

    assertThatThrownBy(mapped::getFinalValue).hasMessage("boo");
  }

  @Test
  void takesOneHandlerOfAKind() {
    partial.onComplete(heard::add).onFail(heard::add);

    assertThatThrownBy(() -> partial.onComplete(heard::add))
        .isInstanceOf(UnsupportedOperationException.class);
    assertThatThrownBy(() -> partial.onFail(heard::add))
        .isInstanceOf(UnsupportedOperationException.class);
  }

  @Test
  void boundsArePrintedWithThreeDigits() {
    BoundedDouble bounds = new BoundedDouble(1.5, 0.9, 1, 2);

    assertThat(bounds).hasToString("[1.000, 2.000]").hasSameHashCodeAs(-1289224191);
    assertThat(bounds).isEqualTo(new BoundedDouble(1.5, 0.9, 1, 2));
    assertThat(bounds).isNotEqualTo(new BoundedDouble(1.5, 0.9, 1, 3));
  }
}
