package org.minispark;

import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads sizes such as "64k", "512m" or "1g", whose unit may be left to a default. */
public final class ByteString {
  /** What a size is counted in: each unit is 1,024 of the one before. */
  public enum Unit {
    BYTE(1L),
    KiB(1L << 10),
    MiB(1L << 20),
    GiB(1L << 30),
    TiB(1L << 40),
    PiB(1L << 50);

    private final long bytes;

    Unit(long bytes) {
      this.bytes = bytes;
    }

    /** Rounds down; IllegalArgumentException if the result does not fit a long. */
    long convert(long amount, Unit from) {
      if (from.bytes <= bytes) {
        return amount / (bytes / from.bytes);
      }
      long ratio = from.bytes / bytes;
      if (Long.MAX_VALUE / ratio < amount) {
        throw new IllegalArgumentException(
            "Conversion of "
                + amount
                + " exceeds Long.MAX_VALUE in "
                + from.name()
                + ". Try a larger unit (e.g. MiB instead of KiB)");
      }
      return amount * ratio;
    }
  }

  private static final String FRACTION = "([0-9]+\\.[0-9]+)([a-z]+)?";

  private static final Map<String, Unit> UNITS =
      Map.ofEntries(
          Map.entry("b", Unit.BYTE),
          Map.entry("k", Unit.KiB),
          Map.entry("kb", Unit.KiB),
          Map.entry("m", Unit.MiB),
          Map.entry("mb", Unit.MiB),
          Map.entry("g", Unit.GiB),
          Map.entry("gb", Unit.GiB),
          Map.entry("t", Unit.TiB),
          Map.entry("tb", Unit.TiB),
          Map.entry("p", Unit.PiB),
          Map.entry("pb", Unit.PiB));

  private ByteString() {}

  /** The size in a unit, which is also the unit of a bare number; NumberFormatException if bad. */
  public static long parse(String text, Unit unit) {
    String lower = text.toLowerCase(Locale.ROOT).trim();
    Amount amount = Amount.parse(lower);
    if (amount == null || amount.isNegative()) {
      throw malformed(whyNot(lower, text));
    }
    Unit given = amount.unit().isEmpty() ? unit : UNITS.get(amount.unit());
    if (given == null) {
      throw malformed("Invalid suffix: \"" + amount.unit() + "\"");
    }
    try {
      return unit.convert(Long.parseLong(amount.number()), given);
    } catch (NumberFormatException tooLarge) {
      throw malformed(tooLarge.getMessage());
    }
  }

  private static String whyNot(String lower, String text) {
    Matcher fraction = Pattern.compile(FRACTION).matcher(lower);
    return fraction.matches()
        ? "Fractional values are not supported. Input was: " + fraction.group(1)
        : "Failed to parse byte string: " + text;
  }

  private static NumberFormatException malformed(String why) {
    return new NumberFormatException(
        "Size must be specified as bytes (b), kibibytes (k), mebibytes (m), gibibytes (g),"
            + " tebibytes (t), or pebibytes(p). E.g. 50b, 100k, or 250m.\n"
            + why);
  }
}
