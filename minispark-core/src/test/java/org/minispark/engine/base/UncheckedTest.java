package org.minispark.engine.base;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import org.junit.jupiter.api.Test;

class UncheckedTest {
  @Test
  void throwsTheVeryExceptionItWasGiven() {
    IOException failure = new IOException("no such file");

    assertThatThrownBy(() -> rethrow(failure)).isSameAs(failure);
  }

  private static void rethrow(Exception failure) {
    throw Unchecked.rethrow(failure);
  }
}
