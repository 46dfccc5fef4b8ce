package org.minispark.examples;

import java.io.Serializable;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.minispark.SparkConf;
import org.minispark.Tuple2;
import org.minispark.api.java.JavaSparkContext;

/**
 * Groups the lines of a web server's log (combined log format) by client, user and request, and
 * counts requests and bytes of each. Arguments: {@code [INPUT]}; without it, a few lines of an
 * invented log.
 */
public final class LogQuery {
  private static final Pattern LINE =
      Pattern.compile("^(\\S+) \\S+ (\\S+) \\[[^\\]]+] \"([^\"]+)\" \\d+ (\\d+|-).*");

  private static final List<String> INVENTED =
      List.of(
          "10.0.0.7 - ada [21/Nov/2026:06:25:01 +0000] \"GET /index.html HTTP/1.1\" 200 5120",
          "10.0.0.7 - ada [21/Nov/2026:06:25:09 +0000] \"GET /index.html HTTP/1.1\" 304 -",
          "10.0.0.9 - - [21/Nov/2026:06:26:44 +0000] \"GET /logo.svg HTTP/1.1\" 200 918",
          "not a line of a log");

  private LogQuery() {}

  /** Requests and bytes of one group. */
  private record Stats(int count, long bytes) implements Serializable {
    Stats plus(Stats other) {
      return new Stats(count + other.count, bytes + other.bytes);
    }

    @Override
    public String toString() {
      return "bytes=" + bytes + "\tn=" + count;
    }
  }

  public static void main(String[] args) {
    try (JavaSparkContext sc = new JavaSparkContext(new SparkConf().setAppName("LogQuery"))) {
      var lines = args.length > 0 ? sc.textFile(args[0]) : sc.parallelize(INVENTED);
      lines
          .map(LINE::matcher)
          .filter(Matcher::matches)
          .mapToPair(line -> new Tuple2<>(key(line), new Stats(1, bytes(line.group(4)))))
          .reduceByKey(Stats::plus)
          .sortByKey()
          .collect()
          .forEach(group -> System.out.println(group._1() + "\t" + group._2()));
    }
  }

  private static String key(Matcher line) {
    return line.group(1) + " " + line.group(2) + " " + line.group(3);
  }

  private static long bytes(String field) {
    return field.equals("-") ? 0 : Long.parseLong(field);
  }
}
