package org.minispark.compare.surface;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.SortedSet;
import java.util.StringJoiner;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The tables of docs/COMPATIBILITY.md: under the heading of each {@link Finding.Kind} one row a
 * class, with what differs in backticks in the second column, and the reason in the third where the
 * heading does not give it.
 */
final class CompatibilityPage {
  private static final Pattern ROW = Pattern.compile("\\| `([\\w.]+)` \\| (.+?) \\|( .+ \\|)?");
  private static final Pattern ITEM = Pattern.compile("`([^`]+)`");

  private final Path file;

  CompatibilityPage(Path file) {
    this.file = file;
  }

  /** What the page says may differ. */
  SortedSet<Finding> listed() throws IOException {
    SortedSet<Finding> listed = new TreeSet<>();
    Finding.Kind kind = null;
    for (String line : Files.readAllLines(file)) {
      if (line.startsWith("#")) {
        kind = kindOf(line.replaceFirst("#+ ", ""));
      }
      Matcher row = ROW.matcher(line);
      if (kind != null && row.matches()) {
        addItems(kind, row, listed);
      }
    }
    return listed;
  }

  private void addItems(Finding.Kind kind, Matcher row, SortedSet<Finding> listed) {
    boolean needsReason = kind == Finding.Kind.DIFFERENCE;
    if (needsReason && row.group(3) == null) {
      throw new IllegalArgumentException(file + " gives no reason for " + row.group());
    }
    if (kind == Finding.Kind.NOT_COMPARED) {
      listed.add(new Finding(kind, row.group(1), ""));
      return;
    }
    Matcher item = ITEM.matcher(row.group(2));
    while (item.find()) {
      listed.add(new Finding(kind, row.group(1), item.group(1)));
    }
  }

  /** The rows of one kind, to be pasted into the page. */
  static String rows(Finding.Kind kind, Collection<Finding> findings) {
    StringBuilder rows = new StringBuilder();
    findings.stream()
        .filter(finding -> finding.kind() == kind)
        .map(Finding::type)
        .distinct()
        .forEach(type -> rows.append(row(kind, type, findings)));
    return rows.toString();
  }

  private static String row(Finding.Kind kind, String type, Collection<Finding> findings) {
    StringJoiner items = new StringJoiner(", ", "| `" + type + "` | ", " |\n");
    for (Finding finding : findings) {
      if (finding.kind() == kind && finding.type().equals(type)) {
        items.add("`" + finding.text() + "`");
      }
    }
    return items.toString();
  }

  private static Finding.Kind kindOf(String heading) {
    for (Finding.Kind kind : Finding.Kind.values()) {
      if (kind.heading().equals(heading)) {
        return kind;
      }
    }
    return null;
  }
}
