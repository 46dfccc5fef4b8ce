package org.minispark.compare.parity;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Texts whose numbers, outside quotes, may be a little apart. */
final class NearText {
  private static final Pattern PART =
      Pattern.compile("\"[^\"]*\"|-?\\d+(?:\\.\\d+)?(?:[eE][-+]?\\d+)?");

  private NearText() {}

  /** The text with each number that is near the expected one replaced by that. */
  static String withNearNumbersOf(String expected, String text, double distance) {
    Matcher wanted = PART.matcher(expected);
    return PART.matcher(text)
        .replaceAll(
            found -> {
              boolean near = wanted.find() && isNear(wanted.group(), found.group(), distance);
              return Matcher.quoteReplacement(near ? wanted.group() : found.group());
            });
  }

  private static boolean isNear(String expected, String found, double distance) {
    return !expected.startsWith("\"")
        && !found.startsWith("\"")
        && Math.abs(Double.parseDouble(expected) - Double.parseDouble(found)) <= distance;
  }
}
