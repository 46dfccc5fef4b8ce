package org.minispark.compare.recording;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The file in which a run notes what happens: a line per event, its fields parted by tabs. One per
 * process, named by a system property; without that, nothing is noted.
 */
public final class Journal {
  /** The system property that names the file. */
  public static final String PROPERTY = "minispark.compare.journal";

  private static final Optional<Journal> CURRENT =
      Optional.ofNullable(System.getProperty(PROPERTY)).map(Path::of).map(Journal::new);

  private final Writer lines;

  /** A journal that is kept wherever the writer writes. */
  public Journal(Writer lines) {
    this.lines = lines;
  }

  Journal(Path file) {
    this(append(file));
  }

  private static Writer append(Path file) {
    try {
      return Files.newBufferedWriter(file, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** This process's journal. */
  public static Optional<Journal> current() {
    return CURRENT;
  }

  /** Notes one event; fields are written as {@link String#valueOf(Object)} says. */
  public synchronized void note(String kind, Object... fields) {
    try {
      lines.write(kind);
      for (Object field : fields) {
        lines.write('\t');
        lines.write(escape(String.valueOf(field)));
      }
      lines.write('\n');
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Makes sure that what was noted is in the file. */
  public synchronized void flush() {
    try {
      lines.flush();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The events of a journal, each its kind and its fields. */
  static List<List<String>> read(String journal) {
    List<List<String>> events = new ArrayList<>();
    for (String line : journal.lines().toList()) {
      List<String> fields = new ArrayList<>();
      for (String field : line.split("\t", -1)) {
        fields.add(unescape(field));
      }
      events.add(fields);
    }
    return events;
  }

  private static String escape(String text) {
    StringBuilder escaped = null;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      String replacement =
          switch (c) {
            case '\t' -> "\\t";
            case '\n' -> "\\n";
            case '\r' -> "\\r";
            case '\\' -> "\\\\";
            default -> Character.isSurrogate(c) ? String.format("\\u%04x", (int) c) : null;
          };
      if (replacement != null && escaped == null) {
        escaped = new StringBuilder(text.substring(0, i));
      }
      if (escaped != null) {
        escaped.append(replacement == null ? String.valueOf(c) : replacement);
      }
    }
    return escaped == null ? text : escaped.toString();
  }

  private static String unescape(String field) {
    if (field.indexOf('\\') < 0) {
      return field;
    }
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < field.length(); i++) {
      char c = field.charAt(i);
      if (c != '\\') {
        text.append(c);
        continue;
      }
      char escaped = field.charAt(++i);
      switch (escaped) {
        case 't' -> text.append('\t');
        case 'n' -> text.append('\n');
        case 'r' -> text.append('\r');
        case 'u' -> {
          text.append((char) Integer.parseInt(field.substring(i + 1, i + 5), 16));
          i += 4;
        }
        default -> text.append(escaped);
      }
    }
    return text.toString();
  }
}
