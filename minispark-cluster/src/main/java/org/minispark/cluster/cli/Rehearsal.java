package org.minispark.cluster.cli;

import java.util.stream.Stream;

/**
 * Runs a small job in this process, then one on a local cluster: what a start loads is what this
 * has loaded. The launcher's build keeps those classes in archives, one for itself and one for
 * executors.
 */
final class Rehearsal {
  private Rehearsal() {}

  /** Arguments: a text to count the words of, and the file for the archive of executors. */
  public static void main(String[] args) {
    String input = args[0];
    String archive = "-Xlog:disable -XX:ArchiveClassesAtExit='" + args[1] + "'";
    run("--master", "local[2]", "WordCount", input);
    run(
        "--master",
        "local-cluster[1,1,512]",
        "--conf",
        "spark.minispark.executor.stopTimeout=60s", // to write it
        "--conf",
        "spark.executor.extraJavaOptions=" + archive,
        "WordCount",
        input);
  }

  private static void run(String... words) {
    Main.main(
        Stream.concat(Stream.of("run", "--properties-file", "/dev/null"), Stream.of(words))
            .toArray(String[]::new));
  }
}
