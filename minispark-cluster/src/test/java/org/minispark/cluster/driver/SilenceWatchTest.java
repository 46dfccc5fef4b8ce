package org.minispark.cluster.driver;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.minispark.engine.base.TestingClock;
import org.minispark.engine.base.TestingTimer;

class SilenceWatchTest {
  private static final long TIMEOUT = 4_000;

  private final TestingClock clock = new TestingClock();
  private final TestingTimer timer = new TestingTimer(clock);
  private final SilenceWatch watch = new SilenceWatch(clock, timer, TIMEOUT);
  private final long heard = watch.now();
  private final List<Boolean> looks = new ArrayList<>();

  SilenceWatchTest() {
    watch.start(() -> looks.add(isTooLong()));
  }

  private boolean isTooLong() {
    return watch.isTooLong(watch.silentMillis(heard));
  }

  @Test
  void silenceIsTooLongAfterTheTimeout() {
    timer.advance(TIMEOUT);
    assertThat(watch.silentMillis(heard)).isEqualTo(TIMEOUT);
    assertThat(looks).containsExactly(false, false, false, false);

    timer.advance(TIMEOUT / 4);
    assertThat(looks).endsWith(true);
  }

  @Test
  void betweenTwoLooksTimeGoesOn() {
    timer.advance(TIMEOUT / 2);
    clock.advance(300);

    assertThat(watch.silentMillis(heard)).isEqualTo(TIMEOUT / 2 + 300);
  }

  @Test
  void aTimeInWhichTheDriverStoodStillIsNobodysSilence() {
    timer.advance(TIMEOUT / 4);
    clock.advance(100 * TIMEOUT);

    assertThat(isTooLong()).isFalse();
    timer.advance(TIMEOUT / 4); // the look that was due, and the next
    assertThat(looks).doesNotContain(true);
    assertThat(watch.silentMillis(heard)).isLessThanOrEqualTo(TIMEOUT);

    timer.advance(TIMEOUT / 2); // who still says nothing is silent indeed
    assertThat(looks).endsWith(true);
  }
}
