package org.minispark.cluster.cli;

import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What a page says that a program prints. A line {@code ...} stands for any number of lines, a
 * {@code …} within a line for whatever stands there.
 */
final class Output {
  private static final String ANY_LINES = "...";
  private static final String ANY_WORDS = "…";

  private final Pattern pattern;

  Output(String told) {
    pattern =
        Pattern.compile(
            lines(told).stream()
                .map(line -> line.equals(ANY_LINES) ? "(?:.*\n)*?" : words(line) + "\n")
                .collect(Collectors.joining()));
  }

  private static String words(String line) {
    return Stream.of(line.split(ANY_WORDS, -1))
        .map(Pattern::quote)
        .collect(Collectors.joining(".*"));
  }

  boolean matches(String printed) {
    return pattern.matcher(String.join("\n", lines(printed)) + "\n").matches();
  }

  private static List<String> lines(String text) {
    return text.stripTrailing().lines().map(String::stripTrailing).toList();
  }
}
