package org.minispark.compare;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.minispark.compare.run.Program;

/** The programs that are compared when nobody says otherwise, with the data that they come with. */
final class ExamplePrograms {
  static final String ALL = "all";

  private static final String PARTITIONS = "2";

  private final Installation installation;

  ExamplePrograms(Installation installation) {
    this.installation = installation;
  }

  /**
   * The programs of that name, reading from the input if there is one. For all of them it is the
   * text to count.
   */
  Optional<List<Program>> find(String word, String input) {
    return switch (word) {
      case "wordcount" -> Optional.of(List.of(wordCount(input)));
      case "logreg" -> Optional.of(List.of(logisticRegression(input), withMllib(input)));
      case ALL -> Optional.of(List.of(wordCount(input), logisticRegression(null)));
      default -> Optional.empty();
    };
  }

  /** The course's own text. */
  private Program wordCount(String input) {
    return example(
        "WordCount",
        input == null ? inHome("docs/*.md") : input,
        PARTITIONS,
        Program.OUTPUT + "/counts");
  }

  private Program logisticRegression(String input) {
    return example("LogisticRegression", input == null ? inHome("data/breast_cancer.csv") : input);
  }

  /** The same with mllib's gradient descent and metrics. */
  private Program withMllib(String input) {
    return example(
        "LogisticRegressionSGD", input == null ? inHome("data/breast_cancer.csv") : input);
  }

  private Program example(String name, String... arguments) {
    return new Program(name, "org.minispark.examples." + name, List.of(code()), List.of(arguments));
  }

  private Path code() {
    return installation.miniSparkClassPath().stream()
        .filter(
            entry -> entry.endsWith("examples.jar") || entry.endsWith("examples/target/classes"))
        .findFirst()
        .orElseThrow(() -> new IllegalStateException("the examples are not on the class path"));
  }

  private String inHome(String path) {
    return installation.home().resolve(path).toString();
  }
}
