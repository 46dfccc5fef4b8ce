package org.minispark.cluster.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.minispark.cluster.driver.Words;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code submit APP.jar [ARGS]}: a program in a jar, with the options of Spark's own command. */
@Command(
    name = "submit",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    descriptionHeading = "%n",
    optionListHeading = "%nOptions:%n",
    parameterListHeading = "%n",
    description = "Runs a program in a jar, here or on a cluster.",
    footer = {
      "",
      "Options stand before APP.jar; all that follows it goes to the program.",
      "In Spark's order of precedence: what the program sets itself, these options,",
      "conf/spark-defaults.conf, spark.* system properties (MINISPARK_JAVA_OPTS)."
    })
final class SubmitCommand implements Callable<Integer> {
  private final Properties systemProperties;

  @Spec private CommandSpec spec;

  @Mixin private LaunchOptions options;

  @Mixin private SubmitOptions resources;

  @Option(
      names = "--class",
      paramLabel = "CLASS",
      description = "The class to run; by default the one that the jar's manifest names.")
  private String mainClass;

  /** The launcher asks so, since the driver's Java is started before it can read options. */
  @Option(names = "--print-java-options", hidden = true)
  private boolean printsJavaOptions;

  @Parameters(index = "0", paramLabel = "APP.jar", description = "The program.")
  private String application;

  @Parameters(index = "1..*", paramLabel = "ARGS", description = "The program's own arguments.")
  private List<String> arguments = new ArrayList<>();

  SubmitCommand(Properties systemProperties) {
    this.systemProperties = systemProperties;
  }

  @Override
  public Integer call() {
    try {
      LaunchProperties properties = options.read(systemProperties, resources.properties());
      if (printsJavaOptions) {
        javaOptions(properties).forEach(spec.commandLine().getOut()::println);
        return ExitCode.OK;
      }
      return run(ApplicationJar.find(application, Optional.ofNullable(mainClass)), properties);
    } catch (IllegalArgumentException mistake) {
      throw new ParameterException(spec.commandLine(), mistake.getMessage());
    }
  }

  private int run(ApplicationJar jar, LaunchProperties properties) {
    requireClientMode(properties);
    List<String> others = listOf(properties, SubmitOptions.JARS);
    List<String> all = new ArrayList<>(others);
    all.add(jar.file().toUri().toString());
    properties.set(SubmitOptions.JARS, String.join(",", all));
    properties.set(SubmitOptions.DEPLOY_MODE, "client");
    String extraClassPath = properties.get(SubmitOptions.DRIVER_CLASS_PATH).orElse("");
    UserProgram program =
        new UserProgram(jar.load(extraClassPath, others, getClass().getClassLoader()));
    options.apply(properties, systemProperties, jar.mainClass());
    try {
      program.run(arguments);
      return ExitCode.OK;
    } catch (UserProgram.Failed failed) {
      new FailureReport(spec.commandLine().getErr(), options.isVerbose())
          .print(program, failed.getCause());
      jar.advice(failed.getCause()).ifPresent(spec.commandLine().getErr()::println);
      return ExitCode.SOFTWARE;
    }
  }

  private void requireClientMode(LaunchProperties properties) {
    String mode = properties.get(SubmitOptions.DEPLOY_MODE).orElse("client");
    if (!mode.equals("client")) {
      throw new IllegalArgumentException(
          "deploy mode "
              + mode
              + " needs a master of a cluster (--master spark://HOST:PORT), not "
              + properties.get("spark.master").orElse("local[*]"));
    }
  }

  private static List<String> listOf(LaunchProperties properties, String key) {
    return Stream.of(properties.get(key).orElse("").split(","))
        .filter(value -> !value.isEmpty())
        .toList();
  }

  /** What Java has to be started with for the driver, which in cluster mode is not this one. */
  private static List<String> javaOptions(LaunchProperties properties) {
    List<String> all = new ArrayList<>();
    if (properties.get(SubmitOptions.DEPLOY_MODE).orElse("client").equals("cluster")) {
      return all;
    }
    all.addAll(Words.of(properties.get("spark.driver.defaultJavaOptions").orElse("")));
    all.addAll(Words.of(properties.get(SubmitOptions.DRIVER_OPTIONS).orElse("")));
    properties
        .get(SubmitOptions.DRIVER_MEMORY)
        .ifPresent(size -> all.add("-Xmx" + SubmitOptions.megabytes(size) + "m"));
    return all;
  }
}
