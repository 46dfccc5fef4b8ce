package org.minispark.compare.differential;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.minispark.compare.differential.ExplainedDifferences.Explained;
import org.minispark.compare.parity.cases.ExplainedCases;
import org.minispark.compare.parity.probe.Differs;

/** The page explains few differences, and a parity case shows that each is still there. */
class ExplainedDifferencesTest {
  private static final int MOST = 10;

  @Test
  void eachHasACaseThatShowsIt() throws IOException {
    List<String> shown =
        Arrays.stream(ExplainedCases.class.getMethods())
            .filter(method -> method.isAnnotationPresent(Differs.class))
            .map(method -> method.getAnnotation(Differs.class).value())
            .toList();
    assertThat(ExplainedDifferences.read().rows())
        .hasSizeLessThanOrEqualTo(MOST)
        .extracting(Explained::name)
        .containsExactlyInAnyOrderElementsOf(shown);
  }

  @Test
  void whatIsExplainedIsLeftOut() throws IOException {
    assertThat(
            ExplainedDifferences.read()
                .without(
                    "job 0, stage 1, collect at A.java:5: 2 tasks"
                        + " (2) A\\n |  CachedPartitions: 2; MemorySize: 1.5 KiB; DiskSize: 0.0 B"
                        + "\\n |  B"))
        .isEqualTo("job 0, stage 1: 2 tasks (2) A\\n |  B");
  }
}
