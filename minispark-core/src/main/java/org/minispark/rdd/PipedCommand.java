package org.minispark.rdd;

import java.io.Serializable;
import java.nio.charset.Charset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.StringTokenizer;

/**
 * A program of the operating system that records are piped through. No shell is between: the words
 * reach the program as they are.
 *
 * @param words the program and its arguments
 * @param environment variables beside those of this process
 * @param separateWorkingDirectory whether each partition works in a directory of its own, with
 *     links to all that is in this process's
 * @param bufferSize characters that may wait before the program gets them
 * @param encoding of the lines in both directions
 */
public record PipedCommand(
    List<String> words,
    Map<String, String> environment,
    boolean separateWorkingDirectory,
    int bufferSize,
    String encoding)
    implements Serializable {
  private static final long serialVersionUID = 1L;

  private static final int BUFFER_SIZE = 8192;

  /** Words without anything special. */
  public static PipedCommand of(List<String> words, Map<String, String> environment) {
    String encoding = Charset.defaultCharset().name();
    return new PipedCommand(
        new ArrayList<>(words),
        new HashMap<>(environment),
        /* separateWorkingDirectory= */ false,
        BUFFER_SIZE,
        encoding);
  }

  /** A line cut at blanks; quotes mean nothing. */
  public static PipedCommand of(String line) {
    return of(cut(line), Map.of());
  }

  private static List<String> cut(String line) {
    return Collections.list(new StringTokenizer(line)).stream().map(String.class::cast).toList();
  }

  @Override
  public String toString() {
    return String.join(" ", words);
  }
}
