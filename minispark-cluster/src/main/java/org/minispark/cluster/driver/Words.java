package org.minispark.cluster.driver;

import java.util.ArrayList;
import java.util.List;

/** Splits options as a shell does: at blanks, unless quotes or a backslash say otherwise. */
public final class Words {
  private static final char NO_QUOTE = 0;

  private final List<String> words = new ArrayList<>();
  private final StringBuilder word = new StringBuilder();
  private boolean inWord;
  private char quote = NO_QUOTE;

  private Words() {}

  /** The words, without their quotes. */
  public static List<String> of(String line) {
    Words split = new Words();
    for (int i = 0; i < line.length(); i++) {
      char c = line.charAt(i);
      boolean escapes = c == '\\' && split.quote != '\'' && i + 1 < line.length();
      if (escapes) {
        i++;
        split.add(line.charAt(i));
      } else {
        split.read(c);
      }
    }
    split.end();
    return split.words;
  }

  private void read(char c) {
    if (quote != NO_QUOTE) {
      readQuoted(c);
    } else if (c == '\'' || c == '"') {
      quote = c;
      inWord = true;
    } else if (Character.isWhitespace(c)) {
      end();
    } else {
      add(c);
    }
  }

  private void readQuoted(char c) {
    if (c == quote) {
      quote = NO_QUOTE;
    } else {
      add(c);
    }
  }

  private void add(char c) {
    word.append(c);
    inWord = true;
  }

  private void end() {
    if (inWord) {
      words.add(word.toString());
      word.setLength(0);
      inWord = false;
    }
  }
}
