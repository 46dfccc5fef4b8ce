package org.minispark.engine.base;

import java.util.Locale;

/** Bytes in words, as Spark writes them. */
public final class ByteSizes {
  private static final String[] UNITS = {"B", "KiB", "MiB", "GiB", "TiB", "PiB", "EiB"};

  private ByteSizes() {}

  /** "2.6 MiB"; a unit is used from two of it on, so one mebibyte is "1024.0 KiB". */
  public static String text(long bytes) {
    int unit = UNITS.length - 1;
    while (unit > 0 && Math.abs(bytes) < 2L << 10 * unit) {
      unit--;
    }
    return String.format(Locale.US, "%.1f %s", (double) bytes / (1L << 10 * unit), UNITS[unit]);
  }
}
