package org.minispark.cluster.driver;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URL;
import java.net.URLClassLoader;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class SerialWorkTest {
  private final ClassLoader programClasses = new URLClassLoader(new URL[0]);
  private final SerialWork work = new SerialWork(programClasses);
  private final List<String> done = new ArrayList<>();

  @Test
  void whatIsGivenMeanwhileRunsAfterwards() {
    work.execute(
        () -> {
          work.execute(() -> done.add("second"));
          done.add("first");
        });

    assertThat(done).containsExactly("first", "second");
  }

  @Test
  void findsTheProgramsClassesAndLeavesTheThreadAsItWas() {
    ClassLoader before = Thread.currentThread().getContextClassLoader();
    List<ClassLoader> seen = new ArrayList<>();

    work.execute(() -> seen.add(Thread.currentThread().getContextClassLoader()));

    assertThat(seen).containsExactly(programClasses);
    assertThat(Thread.currentThread().getContextClassLoader()).isSameAs(before);
  }

  @Test
  void oneThatFailsDoesNotStopTheNext() {
    work.execute(
        () -> {
          throw new IllegalStateException("on purpose");
        });
    work.execute(() -> done.add("next"));

    assertThat(done).containsExactly("next");
  }
}
