package org.minispark.engine.files;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Files are put together as Spark 3.5.7 and its Hadoop do it on one machine. */
class FileGroupsTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "2127; e0 f400 f100 f200 z27 g0 f500 f600 f300; f400+f100+f200+z27+f500+f600+f300 | e0+g0",
        "1064; e0 f400 f100 f200 z27 g0 f500 f600 f300; f400+f100+f200+z27+f500 | e0+g0+f600+f300",
        "426; e0 f400 f100 f200 z27 g0 f500 f600 f300;"
            + " f400+f100 | f200+z27+f500 | f600 | e0+g0+f300",
        "0; e0 a5 b5; e0+a5+b5",
        "-5; a5 e0 b5; a5 | b5 | e0",
        "9; a5 a5 a5; a5+a5 | a5",
        "5; e0; e0",
      })
  void asSparkDoes(long bytes, String files, String expected) {
    assertThat(groups(bytes, files.split(" "))).isEqualTo(expected);
  }

  @Test
  void ofNothingThereIsNone() {
    assertThat(FileGroups.of(List.of(), 10)).isEmpty();
  }

  @Test
  void aHundredThousandFilesTakeNoTime() {
    List<InputFile> many = new ArrayList<>();
    for (int i = 0; i < 100_000; i++) {
      many.add(new InputFile(FileName.parse("/f" + i), i % 3));
    }
    List<List<InputFile>> groups = FileGroups.of(many, 10);

    assertThat(groups.stream().mapToInt(List::size).sum()).isEqualTo(many.size());
  }

  private static String groups(long bytes, String... files) {
    List<InputFile> all = new ArrayList<>();
    for (String file : files) {
      long length = Long.parseLong(file.substring(1));
      all.add(new InputFile(FileName.parse("/" + file), length));
    }
    return FileGroups.of(all, bytes).stream()
        .map(group -> group.stream().map(file -> file.name().lastStep()).collect(joining("+")))
        .collect(joining(" | "));
  }
}
