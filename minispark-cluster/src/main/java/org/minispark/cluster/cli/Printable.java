package org.minispark.cluster.cli;

/** What programs say of themselves, for a terminal that must not obey it. */
final class Printable {
  private Printable() {}

  /** The same text with control characters made visible, but for ends of lines and tabs. */
  static String text(String said) {
    StringBuilder printable = new StringBuilder(said.length());
    for (int at = 0; at < said.length(); at++) {
      char character = said.charAt(at);
      boolean isHarmless = character == '\n' || character == '\t';
      if (isHarmless || !Character.isISOControl(character)) {
        printable.append(character);
      } else {
        printable.append("\\u%04x".formatted((int) character));
      }
    }
    return printable.toString();
  }
}
