package org.minispark.benchmarks;

import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.CommandLineOptions;
import org.openjdk.jmh.runner.options.CommandLineOptionException;
import org.openjdk.jmh.runner.options.OptionsBuilder;

/** Runs the benchmarks that match JMH's usual arguments, with the flags that Spark needs. */
public final class Main {
  private Main() {}

  public static void main(String[] args) throws RunnerException, CommandLineOptionException {
    var options =
        new OptionsBuilder()
            .parent(new CommandLineOptions(args))
            .jvmArgsPrepend(SparkFlags.OPENS.toArray(String[]::new))
            .build();
    new Runner(options).run();
  }
}
