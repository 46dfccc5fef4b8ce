package org.minispark.examples;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.api.parallel.Resources;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The example against a count that is made without any engine, character by character. */
@ResourceLock(Resources.SYSTEM_PROPERTIES)
@ResourceLock(Resources.SYSTEM_OUT)
class WordCountTest {
  @TempDir Path directory;

  /** The pages of the course, or the book that {@code -Dminispark.test.book=FILE} names. */
  @ParameterizedTest
  @ValueSource(ints = {1, 2, 7, 64})
  void countsARealText(int partitions) throws Exception {
    String book = System.getProperty("minispark.test.book");
    if (book != null) {
      check(book, List.of(Path.of(book)), partitions);
      return;
    }
    Path docs = ExampleRuns.project().resolve("docs");
    try (Stream<Path> files = Files.list(docs)) {
      List<Path> pages = files.filter(file -> file.toString().endsWith(".md")).toList();
      assertThat(pages).hasSizeGreaterThan(5);
      check(docs + "/*.md", pages, partitions);
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 7, 64})
  void countsAGeneratedText(int partitions) throws Exception {
    Path text = directory.resolve("generated.txt");
    Files.writeString(text, generated(new Random(partitions)));
    check(text.toString(), List.of(text), partitions);
  }

  @Test
  void printsTheMostFrequentWordsFirst() throws Exception {
    Path text = directory.resolve("text.txt");
    Files.writeString(text, "b a c\na b\na\n");
    assertThat(ExampleRuns.run("local[2]", WordCount::main, text, 3))
        .isEqualTo(String.format("%8d  a%n%8d  b%n%8d  c%n3 distinct words%n", 3, 2, 1));
  }

  private void check(String input, List<Path> files, int partitions) throws Exception {
    Map<String, Integer> expected = counted(files);
    Path output = directory.resolve("counts");

    String printed = ExampleRuns.run("local[2]", WordCount::main, input, partitions, output);

    assertThat(printed).endsWith(expected.size() + " distinct words" + System.lineSeparator());
    assertThat(output.resolve("_SUCCESS")).exists();
    assertThat(saved(output, partitions)).isEqualTo(expected);
  }

  private static Map<String, Integer> counted(List<Path> files) throws IOException {
    Map<String, Integer> counts = new HashMap<>();
    for (Path file : files) {
      String text = Files.readString(file);
      int start = 0;
      for (int i = 0; i <= text.length(); i++) {
        if (i == text.length() || " \r\n".indexOf(text.charAt(i)) >= 0) {
          if (i > start) {
            counts.merge(text.substring(start, i), 1, Integer::sum);
          }
          start = i + 1;
        }
      }
    }
    return counts;
  }

  /** What was saved, in one file for each partition; no word stands in two of them. */
  private static Map<String, Integer> saved(Path output, int partitions) throws IOException {
    Map<String, Integer> counts = new HashMap<>();
    for (int i = 0; i < partitions; i++) {
      for (String line : Files.readAllLines(output.resolve(String.format("part-%05d", i)))) {
        int comma = line.lastIndexOf(',');
        Integer count = Integer.valueOf(line.substring(comma + 1, line.length() - 1));
        assertThat(counts.put(line.substring(1, comma), count)).as(line).isNull();
      }
    }
    assertThat(output.resolve(String.format("part-%05d", partitions))).doesNotExist();
    return counts;
  }

  /** All kinds of line ends and blanks, letters of one to four bytes, a line without an end. */
  private static String generated(Random random) {
    String[] letters = {"a", "b", "c", "\u00e9", "\u20ac", "\ud83d\ude00", "\t", ",", "("};
    String[] ends = {" ", " ", " ", "  ", "\n", "\r\n", "\r", "\n\n"};
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < 20_000; i++) {
      int length = 1 + random.nextInt(random.nextInt(20) == 0 ? 200 : 4);
      for (int j = 0; j < length; j++) {
        text.append(letters[random.nextInt(letters.length)]);
      }
      text.append(ends[random.nextInt(ends.length)]);
    }
    return text.append("end").toString();
  }
}
