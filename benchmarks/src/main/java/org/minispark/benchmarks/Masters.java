package org.minispark.benchmarks;

/**
 * Where tasks run, for both engines alike: in two threads of the benchmark's own process, or in two
 * processes with one core each ({@code ./minispark bench -p executors=processes}).
 */
final class Masters {
  private Masters() {}

  /** The master URL for executors in {@code threads} or {@code processes}. */
  static String of(String executors) {
    return switch (executors) {
      case "threads" -> "local[2]";
      case "processes" -> "local-cluster[2,1,2048]";
      default ->
          throw new IllegalArgumentException(
              "executors=" + executors + "; they are threads or processes");
    };
  }
}
