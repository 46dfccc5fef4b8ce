package org.minispark.cluster.logs;

import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.minispark.SparkConf;
import org.minispark.engine.base.Log;

/**
 * When a log is put aside and begun anew, as {@code spark.executor.logs.rolling.*} says. The log
 * keeps its name; what was put aside is called like it, with the time behind.
 *
 * @param trigger what makes the log roll
 * @param maxRetained how many that were put aside are kept; all if negative
 * @param compressed whether these are gzipped
 */
public record LogRolling(Trigger trigger, int maxRetained, boolean compressed) {
  private static final Log LOG = Log.of(LogRolling.class);

  private static final String PREFIX = "spark.executor.logs.rolling.";
  private static final int DEFAULT_BYTES = 1 << 20;
  private static final int MIN_BYTES = 80 << 10;
  private static final long MIN_SECONDS = 60;

  /** What makes a log roll. */
  sealed interface Trigger {
    /** How the time is written behind the name of what was put aside. */
    String pattern();
  }

  /** It has grown so large. */
  record Size(long bytes) implements Trigger {
    @Override
    public String pattern() {
      return "--yyyy-MM-dd--HH-mm-ss--'0'SSS";
    }
  }

  /** So much time has gone by, counted from 1970. */
  record Interval(long millis, String pattern) implements Trigger {}

  /** What the configuration says; empty if logs don't roll, as by default. */
  public static Optional<LogRolling> of(SparkConf conf) {
    return trigger(conf)
        .map(
            trigger ->
                new LogRolling(
                    trigger,
                    conf.getInt(PREFIX + "maxRetainedFiles", -1),
                    conf.getBoolean(PREFIX + "enableCompression", false)));
  }

  private static Optional<Trigger> trigger(SparkConf conf) {
    String strategy = conf.get(PREFIX + "strategy", "");
    return switch (strategy) {
      case "" -> Optional.empty();
      case "size" -> size(conf.get(PREFIX + "maxSize", Integer.toString(DEFAULT_BYTES)));
      case "time" -> interval(conf.get(PREFIX + "time.interval", "daily"));
      default -> {
        LOG.warn("Illegal strategy [{}] for rolling executor logs, which don't roll", strategy);
        yield Optional.empty();
      }
    };
  }

  private static Optional<Trigger> size(String text) {
    Optional<Long> bytes = number(text, "size");
    if (bytes.isPresent() && bytes.get() < MIN_BYTES) {
      LOG.warn("Rolling size [{} bytes] is too small; it is {}", text, MIN_BYTES);
    }
    return bytes.map(given -> new Size(Math.max(MIN_BYTES, given)));
  }

  private static Optional<Trigger> interval(String text) {
    return switch (text.toLowerCase(Locale.ROOT)) {
      case "daily" -> Optional.of(new Interval(TimeUnit.DAYS.toMillis(1), "--yyyy-MM-dd"));
      case "hourly" -> Optional.of(new Interval(TimeUnit.HOURS.toMillis(1), "--yyyy-MM-dd--HH"));
      case "minutely" ->
          Optional.of(new Interval(TimeUnit.MINUTES.toMillis(1), "--yyyy-MM-dd--HH-mm"));
      default -> seconds(text);
    };
  }

  private static Optional<Trigger> seconds(String text) {
    Optional<Long> seconds = number(text, "interval");
    if (seconds.isPresent() && seconds.get() < MIN_SECONDS) {
      LOG.warn("Rolling interval [{} seconds] is too small; it is {}", text, MIN_SECONDS);
    }
    return seconds.map(
        given ->
            new Interval(
                TimeUnit.SECONDS.toMillis(Math.max(MIN_SECONDS, given)), "--yyyy-MM-dd--HH-mm-ss"));
  }

  private static Optional<Long> number(String text, String what) {
    try {
      return Optional.of(Long.parseLong(text));
    } catch (NumberFormatException e) {
      LOG.warn("Illegal {} [{}] for rolling executor logs, which don't roll", what, text);
      return Optional.empty();
    }
  }

  DateTimeFormatter suffix() {
    return DateTimeFormatter.ofPattern(trigger.pattern(), Locale.ROOT)
        .withZone(ZoneId.systemDefault());
  }
}
