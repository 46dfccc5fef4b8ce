package org.minispark;

import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** Reads spans of time such as "50s", "100ms" or "5 min", whose unit may be left to a default. */
final class TimeString {
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
    Amount amount = Amount.parse(text.toLowerCase(Locale.ROOT).trim());
    if (amount == null) {
      throw malformed("Failed to parse time string: " + text);
    }
    TimeUnit given = amount.unit().isEmpty() ? unit : UNITS.get(amount.unit());
    if (given == null) {
      throw malformed("Invalid suffix: \"" + amount.unit() + "\"");
    }
    try {
      return unit.convert(Long.parseLong(amount.number()), given);
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
