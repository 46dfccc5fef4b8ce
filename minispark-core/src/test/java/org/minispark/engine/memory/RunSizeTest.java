package org.minispark.engine.memory;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.Test;
import org.minispark.Tuple2;
import org.minispark.util.SizeEstimator;

class RunSizeTest {
  @Test
  void flatRecordsAreCountedExactly() {
    RunSize run = new RunSize();
    Object[] records = {"word", 1L, null, new Tuple2<>("key", 7), new double[20]};
    long exact = 0;
    for (Object record : records) {
      run.add(record);
      exact += SizeEstimator.estimate(record);
    }

    assertThat(run.bytes()).isEqualTo(exact);
  }

  @Test
  void otherRecordsAreEstimatedFromFewOfThem() {
    RunSize run = new RunSize();
    long exact = 0;
    for (int i = 0; i < 5000; i++) {
      List<String> record = words(i % 17 + 1);
      run.add(record);
      exact += SizeEstimator.estimate(record);
    }

    assertThat(run.bytes()).isCloseTo(exact, Percentage.withPercentage(10));
  }

  @Test
  void oneHugeListAmongSmallOnesIsSeen() {
    RunSize run = new RunSize();
    for (int i = 0; i < 5000; i++) {
      run.add(words(3));
    }
    long before = run.bytes();
    List<String> huge = words(100_000);

    run.add(huge);

    assertThat(run.bytes() - before)
        .isCloseTo(SizeEstimator.estimate(huge), Percentage.withPercentage(50));
  }

  @Test
  void theSameRecordsGiveTheSameSizes() {
    List<Long> first = sizesOf(new RunSize());
    RunSize used = new RunSize();
    used.add(words(1000));
    used.reset();

    assertThat(sizesOf(used)).isEqualTo(first);
  }

  private static List<Long> sizesOf(RunSize run) {
    List<Long> sizes = new ArrayList<>();
    for (int i = 0; i < 300; i++) {
      run.add(words(i * 7 % 31));
      sizes.add(run.bytes());
    }
    return sizes;
  }

  private static List<String> words(int count) {
    return new ArrayList<>(IntStream.range(0, count).mapToObj(i -> "word" + i).toList());
  }
}
