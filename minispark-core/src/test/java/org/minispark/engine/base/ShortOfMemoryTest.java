package org.minispark.engine.base;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class ShortOfMemoryTest {
  private final AtomicInteger tries = new AtomicInteger();

  @Test
  void triesUntilThereIsMemory() {
    ShortOfMemory.insist(
        () -> {
          if (tries.incrementAndGet() < 3) {
            throw new OutOfMemoryError("for a while");
          }
        });
    assertThat(tries).hasValue(3);
  }

  @Test
  void otherFailuresGoOut() {
    assertThatThrownBy(
            () ->
                ShortOfMemory.insist(
                    () -> {
                      tries.incrementAndGet();
                      throw new IllegalStateException("something else");
                    }))
        .isInstanceOf(IllegalStateException.class);
    assertThat(tries).hasValue(1);
  }
}
