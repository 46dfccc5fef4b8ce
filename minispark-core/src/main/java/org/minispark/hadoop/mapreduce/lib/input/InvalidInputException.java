package org.minispark.hadoop.mapreduce.lib.input;

import java.io.IOException;
import java.util.List;
import java.util.stream.Collectors;

/**
 * The same as its namesake in {@code mapred}, thrown where Spark reads through Hadoop's newer
 * formats: whole files and binary records.
 */
public class InvalidInputException extends IOException {
  private static final long serialVersionUID = 1L;

  private final List<IOException> problems;

  public InvalidInputException(List<IOException> problems) {
    super(problems.stream().map(Throwable::getMessage).collect(Collectors.joining("\n")));
    this.problems = List.copyOf(problems);
    if (!problems.isEmpty()) {
      initCause(problems.get(0));
    }
  }

  /** All that was wrong, in the order of the paths. */
  public List<IOException> getProblems() {
    return problems;
  }
}
