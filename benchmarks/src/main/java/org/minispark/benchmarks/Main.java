package org.minispark.benchmarks;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.NoBenchmarksException;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.ChainedOptionsBuilder;
import org.openjdk.jmh.runner.options.CommandLineOptionException;
import org.openjdk.jmh.runner.options.CommandLineOptions;
import org.openjdk.jmh.runner.options.OptionsBuilder;

/**
 * Runs the benchmarks that match JMH's usual arguments, first MiniSpark and hand-written Java, then
 * Spark with the class path and flags that it needs, and prints the ratios of their medians.
 */
public final class Main {
  private static final String ON_SPARK = "\\.(spark|\\w*(?<![Mm]ini)Spark)$";
  private static final String NOT_ON_SPARK = "\\.(\\w*MiniSpark|miniSpark|handWritten)$";
  private static final String CLASS_PATH = "java.class.path";
  private static final Pattern SIGNATURES = Pattern.compile("scala-library|spark-(core|mllib)");

  private Main() {}

  public static void main(String[] args) throws RunnerException, IOException {
    CommandLineOptions given;
    try {
      given = new CommandLineOptions(inJmhsWords(args));
    } catch (CommandLineOptionException e) {
      System.err.println("bench: " + e.getMessage() + "; bench --help lists the options");
      System.exit(2);
      return;
    }
    if (given.shouldHelp()) {
      given.showHelp();
      return;
    }
    if (given.shouldList()) {
      new Runner(given).list();
      return;
    }
    String own = System.getProperty(CLASS_PATH);
    String sparks = sparksClassPath();
    // Executors look at all methods of a class whose lambdas they get, and Spark's name
    // scala.Tuple2.
    useClassPath(own, namedInSignatures(sparks));
    List<RunResult> results = new ArrayList<>(run(given(given).exclude(ON_SPARK)));
    SparkHome.prepare(sparks);
    useClassPath(sparks, own);
    results.addAll(
        run(
            given(given)
                .exclude(NOT_ON_SPARK)
                .jvmArgsPrepend(SparkFlags.OPENS.toArray(String[]::new))));
    if (results.isEmpty()) {
      System.err.println("bench: no benchmark matches; bench -l lists them");
      System.exit(2);
    }
    Ratios.print(results, System.out);
  }

  /** JMH knows {@code -h} only, every other command {@code --help}. */
  private static String[] inJmhsWords(String[] args) {
    return Stream.of(args).map(word -> word.equals("--help") ? "-h" : word).toArray(String[]::new);
  }

  private static Collection<RunResult> run(ChainedOptionsBuilder options) throws RunnerException {
    try {
      return new Runner(options.build()).run();
    } catch (NoBenchmarksException onlyOnTheOtherSide) {
      return List.of();
    }
  }

  private static ChainedOptionsBuilder given(CommandLineOptions options) {
    return new OptionsBuilder().parent(options);
  }

  private static String sparksClassPath() throws IOException {
    String home = System.getProperty("minispark.home", ".");
    return Files.readString(Path.of(home, "compare/spark/target/classpath")).trim();
  }

  private static String namedInSignatures(String classPath) {
    return Stream.of(classPath.split(File.pathSeparator))
        .filter(jar -> SIGNATURES.matcher(Path.of(jar).getFileName().toString()).lookingAt())
        .collect(Collectors.joining(File.pathSeparator));
  }

  /** JMH starts its forks with this property's class path. */
  private static void useClassPath(String first, String second) {
    System.setProperty(CLASS_PATH, first + File.pathSeparator + second);
  }
}
