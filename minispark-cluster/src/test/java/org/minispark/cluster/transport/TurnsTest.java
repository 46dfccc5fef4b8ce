package org.minispark.cluster.transport;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import org.junit.jupiter.api.Test;

class TurnsTest {
  private final Queue<Runnable> pool = new ArrayDeque<>();
  private final Turns turns = new Turns(pool::add);
  private final List<String> done = new ArrayList<>();

  @Test
  void whatIsQuickRunsAtOnceIfNothingIsBeforeIt() {
    turns.runHere(() -> done.add("quick"));

    assertThat(done).containsExactly("quick");
    assertThat(pool).isEmpty();
  }

  @Test
  void whatIsQuickWaitsForWhatCameBefore() {
    turns.run(() -> done.add("slow"));
    turns.runHere(() -> done.add("quick"));
    assertThat(done).isEmpty();

    pool.remove().run();

    assertThat(done).containsExactly("slow", "quick");
  }

  @Test
  void whatComesMeanwhileRunsAfterwards() {
    turns.runHere(
        () -> {
          turns.runHere(() -> done.add("second"));
          done.add("first");
        });

    assertThat(done).containsExactly("first", "second");
  }

  @Test
  void oneThatFailsDoesNotStopTheNext() {
    turns.runHere(
        () -> {
          throw new IllegalStateException("on purpose");
        });
    turns.runHere(() -> done.add("next"));

    assertThat(done).containsExactly("next");
  }

  @Test
  void aPoolWithoutThreadsHoldsNothingUp() {
    Turns poor =
        new Turns(
            drain -> {
              throw new OutOfMemoryError("unable to create native thread, on purpose");
            });

    poor.run(() -> done.add("first"));
    poor.run(() -> done.add("second"));

    assertThat(done).containsExactly("first", "second");
  }
}
