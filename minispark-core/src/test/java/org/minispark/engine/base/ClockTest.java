package org.minispark.engine.base;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

class ClockTest {
  private final TestingClock clock = new TestingClock(1_000);

  @Test
  void testingClockStandsStillUntilMoved() {
    assertThat(clock.timeMillis()).isEqualTo(1_000);

    clock.advance(20);
    clock.advanceNanos(1_500_000);

    assertThat(clock.timeMillis()).isEqualTo(1_021);
    assertThat(clock.nanoTime()).isEqualTo(1_021_500_000L);
    assertThatThrownBy(() -> clock.setTime(5)).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void testingClockWakesWhoeverWaitsForItsTime() throws Exception {
    CompletableFuture<Long> woken = new CompletableFuture<>();
    Thread waiter = new Thread(() -> complete(woken));
    waiter.start();

    clock.setTime(1_499);
    assertThat(woken).isNotDone();
    clock.setTime(1_500);

    assertThat(woken.get()).isEqualTo(1_500);
    waiter.join();
  }

  @Test
  void waitingForThePastReturnsAtOnce() throws Exception {
    SystemClock system = new SystemClock();
    long now = system.timeMillis();

    assertThat(system.waitUntil(now - 1_000)).isGreaterThanOrEqualTo(now);
    assertThat(clock.waitUntil(999)).isEqualTo(1_000);
  }

  @Test
  void systemClockReachesItsTarget() throws Exception {
    SystemClock system = new SystemClock();
    long target = system.timeMillis() + 3;

    assertThat(system.waitUntil(target)).isGreaterThanOrEqualTo(target);
    assertThat(system.nanoTime()).isLessThanOrEqualTo(system.nanoTime());
  }

  private void complete(CompletableFuture<Long> woken) {
    try {
      woken.complete(clock.waitUntil(1_500));
    } catch (InterruptedException e) {
      woken.completeExceptionally(e);
    }
  }
}
