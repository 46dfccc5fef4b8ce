package org.minispark;

import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads spans of time such as "50s", "100ms" or "5 min", whose unit may be left to a default. */
final class TimeString {
  private static final Pattern FORM = Pattern.compile("(-?[0-9]+)([a-z]+)?");

  private static final Map<String, TimeUnit> UNITS =
      Map.of(
          "us", TimeUnit.MICROSECONDS,
          "ms", TimeUnit.MILLISECONDS,
          "s", TimeUnit.SECONDS,
          "m", TimeUnit.MINUTES,
          "min", TimeUnit.MINUTES,
          "h", TimeUnit.HOURS,
          "d", TimeUnit.DAYS);

  private TimeString() {}

  /** The span in a unit, which is also the unit of a bare number; NumberFormatException if bad. */
  static long parse(String text, TimeUnit unit) {
    Matcher form = FORM.matcher(text.toLowerCase(Locale.ROOT).trim());
    if (!form.matches()) {
      throw malformed("Failed to parse time string: " + text);
    }
    String suffix = form.group(2);
    if (suffix != null && !UNITS.containsKey(suffix)) {
      throw malformed("Invalid suffix: \"" + suffix + "\"");
    }
    TimeUnit given = suffix == null ? unit : UNITS.get(suffix);
    try {
      return unit.convert(Long.parseLong(form.group(1)), given);
    } catch (NumberFormatException tooLarge) {
      throw malformed(tooLarge.getMessage());
    }
  }

  private static NumberFormatException malformed(String why) {
    return new NumberFormatException(
        "Time must be specified as seconds (s), milliseconds (ms), microseconds (us), minutes (m or"
            + " min), hour (h), or day (d). E.g. 50s, 100ms, or 250us.\n"
            + why);
  }
}
