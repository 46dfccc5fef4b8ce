package org.minispark.engine.context;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.minispark.SparkException;
import org.minispark.engine.base.Unchecked;

/**
 * What a master URL of local mode says; other URLs would need a cluster.
 *
 * @param slots tasks that may run at a time
 * @param maxFailures how often a task may fail before its job does; 1 unless the URL says more
 */
record MasterUrl(int slots, int maxFailures) {
  private static final Pattern LOCAL = Pattern.compile("local(?:\\[(\\*|\\d+)(?:,\\s*(\\d+))?])?");

  static boolean isLocal(String url) {
    return LOCAL.matcher(url).matches();
  }

  /** Reads {@code local}, {@code local[N|*]} or {@code local[N|*, maxFailures]}. */
  static MasterUrl parseLocal(String url) {
    Matcher matcher = LOCAL.matcher(url);
    if (!matcher.matches()) {
      throw unknown(url);
    }
    int slots = matcher.group(1) == null ? 1 : slots(matcher.group(1));
    int maxFailures = matcher.group(2) == null ? 1 : Integer.parseInt(matcher.group(2));
    return new MasterUrl(slots, maxFailures);
  }

  /** The failure of a URL that nobody takes. */
  static RuntimeException unknown(String url) {
    String hint =
        url.startsWith("spark://") || url.startsWith("local-cluster")
            ? ". A cluster needs minispark-cluster on the class path, and is spark://HOST:PORT"
                + " or local-cluster[EXECUTORS,CORES,MB]"
            : "";
    return Unchecked.rethrow(
        new SparkException("Could not parse Master URL: '" + url + "'" + hint));
  }

  private static int slots(String count) {
    int slots =
        count.equals("*") ? Runtime.getRuntime().availableProcessors() : Integer.parseInt(count);
    if (slots <= 0) {
      throw Unchecked.rethrow(
          new SparkException("Asked to run locally with " + slots + " threads"));
    }
    return slots;
  }
}
