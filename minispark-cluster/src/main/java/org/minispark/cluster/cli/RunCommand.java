package org.minispark.cluster.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code run NAME [ARGS]}: an example by its name, or a program in a source file. */
@Command(
    name = "run",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    descriptionHeading = "%n",
    optionListHeading = "%nOptions:%n",
    parameterListHeading = "%n",
    description = "Runs an example by its name, or a program in a source file.",
    footer = {
      "",
      "Options stand before NAME; all that follows it goes to the example.",
      "In Spark's order of precedence: what the program sets itself, these options,",
      "conf/spark-defaults.conf, spark.* system properties (MINISPARK_JAVA_OPTS)."
    })
final class RunCommand implements Callable<Integer> {
  private final Properties systemProperties;
  private final ExampleCatalog examples;

  @Spec private CommandSpec spec;

  @Mixin private LaunchOptions options;

  @Parameters(
      index = "0",
      paramLabel = "NAME",
      description = "The example, such as WordCount, or a file, such as Mine.java.")
  private String example;

  @Parameters(index = "1..*", paramLabel = "ARGS", description = "The example's own arguments.")
  private List<String> arguments = new ArrayList<>();

  RunCommand(Properties systemProperties, ExampleCatalog examples) {
    this.systemProperties = systemProperties;
    this.examples = examples;
  }

  @Override
  public Integer call() {
    UserProgram program = new UserProgram(programClass());
    options.apply(systemProperties, program.simpleName());
    try {
      program.run(arguments);
      return ExitCode.OK;
    } catch (UserProgram.Failed failed) {
      new FailureReport(spec.commandLine().getErr(), options.isVerbose())
          .print(program, failed.getCause());
      return ExitCode.SOFTWARE;
    }
  }

  private Class<?> programClass() {
    if (!example.endsWith(".java")) {
      return examples.find(example).orElseThrow(this::noSuchExample);
    }
    Path file = Path.of(example);
    if (!Files.isRegularFile(file)) {
      throw wrong("there is no file " + file.toAbsolutePath());
    }
    try {
      return new SourceProgram(file, spec.commandLine().getErr())
          .compile(getClass().getClassLoader());
    } catch (IllegalArgumentException mistake) {
      throw wrong(mistake.getMessage());
    }
  }

  private ParameterException noSuchExample() {
    String known = String.join(", ", examples.names());
    return wrong(
        "there is no example "
            + example
            + (known.isEmpty()
                ? " on the class path, nor any other"
                : "; the examples are " + known));
  }

  private ParameterException wrong(String message) {
    return new ParameterException(spec.commandLine(), message);
  }
}
