package org.minispark.engine.files;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The splits are those that Spark 3.5.7 makes. */
class SplitRuleTest {
  @ParameterizedTest
  @CsvSource({
    "1, 0, 0+1",
    "1, 10, 0+1",
    "2, 1, 0+2",
    "2, 3, 0+1 1+1",
    "5, 2, 0+2 2+2 4+1",
    "11, 2, 0+5 5+5 10+1",
    "11, 3, 0+3 3+3 6+3 9+2",
    "21, 2, 0+10 10+11",
    "22, 2, 0+11 11+11",
    "22, 3, 0+7 7+7 14+7 21+1",
    "109, 3, 0+36 36+36 72+37",
    "110, 10, 0+11 11+11 22+11 33+11 44+11 55+11 66+11 77+11 88+11 99+11",
    "111, 7, 0+15 15+15 30+15 45+15 60+15 75+15 90+15 105+6",
    "111, 10, 0+11 11+11 22+11 33+11 44+11 55+11 66+11 77+11 88+11 99+12",
    "33554432, 1, 0+33554432",
    "36909875, 1, 0+36909875",
    "36909876, 0, 0+33554432 33554432+3355444",
    "36909876, 2, 0+18454938 18454938+18454938",
    "80000000, 2, 0+33554432 33554432+33554432 67108864+12891136",
    "80000000, 3, 0+26666666 26666666+26666666 53333332+26666668",
  })
  void cutsAFileAsSparkDoes(long length, int wanted, String expected) {
    assertThat(split(wanted, length)).isEqualTo(expected);
  }

  @Test
  void theGoalIsOfAllFilesTogether() {
    assertThat(split(2, 100, 10, 90)).isEqualTo("0+100 0+10 0+90");
    assertThat(split(4, 100, 10, 90)).isEqualTo("0+50 50+50 0+10 0+50 50+40");
  }

  @Test
  void emptyFilesHaveNoSplit() {
    assertThat(split(2, 0, 5, 0)).isEqualTo("0+2 2+2 4+1");
    assertThat(split(2)).isEmpty();
  }

  @Test
  void compressedFilesAreNotCut() {
    InputFile file = new InputFile(FileName.parse("/f.gz"), 1_000);
    assertThat(SplitRule.LOCAL.split(List.of(file), 10))
        .containsExactly(new FileSplit(file.name(), 0, 1_000, 1_000, Compression.GZIP));
  }

  @Test
  void splitsMayBeGivenALeastSize() {
    InputFile file = new InputFile(FileName.parse("/f"), 100);
    assertThat(new SplitRule(60, 10).split(List.of(file), 1)).hasSize(2);
  }

  private static String split(int wanted, long... lengths) {
    List<InputFile> files =
        IntStream.range(0, lengths.length)
            .mapToObj(i -> new InputFile(FileName.of(Path.of("/f" + i)), lengths[i]))
            .toList();
    return SplitRule.LOCAL.split(files, wanted).stream()
        .map(split -> split.start() + "+" + split.length())
        .collect(joining(" "));
  }
}
