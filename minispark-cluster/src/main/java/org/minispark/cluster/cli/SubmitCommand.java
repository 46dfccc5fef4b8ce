package org.minispark.cluster.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.minispark.SparkConf;
import org.minispark.cluster.deploy.StandaloneUrl;
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

  @Option(
      names = "--status",
      paramLabel = "ID",
      description = "Instead of a program: how is this driver on a worker?")
  private String asked;

  @Option(
      names = "--kill",
      paramLabel = "ID",
      description = "Instead of a program: end this driver on a worker.")
  private String unwanted;

  /** The launcher asks so, since the driver's Java is started before it can read options. */
  @Option(names = "--print-java-options", hidden = true)
  private boolean printsJavaOptions;

  /** A worker that runs the driver says so. */
  @Option(names = "--end-with-input", hidden = true)
  private boolean endsWithInput;

  @Parameters(index = "0", arity = "0..1", paramLabel = "APP.jar", description = "The program.")
  private String application;

  @Parameters(index = "1..*", paramLabel = "ARGS", description = "The program's own arguments.")
  private List<String> arguments = new ArrayList<>();

  SubmitCommand(Properties systemProperties) {
    this.systemProperties = systemProperties;
  }

  @Override
  public Integer call() {
    try {
      return run(options.read(systemProperties, resources.properties()));
    } catch (IllegalArgumentException mistake) {
      throw new ParameterException(spec.commandLine(), mistake.getMessage());
    }
  }

  private int run(LaunchProperties properties) {
    boolean onWorker = properties.get(SubmitOptions.DEPLOY_MODE).orElse("client").equals("cluster");
    if (printsJavaOptions) {
      if (!onWorker) {
        javaOptions(properties.toConf(systemProperties))
            .forEach(spec.commandLine().getOut()::println);
      }
      return ExitCode.OK;
    }
    if (asked != null || unwanted != null) {
      return askMaster(properties.toConf(systemProperties));
    }
    if (application == null) {
      throw new IllegalArgumentException("which program? APP.jar is missing");
    }
    if (onWorker && mainClass != null && application.startsWith("local:")) {
      return runOnWorker(application, mainClass, properties);
    }
    ApplicationJar jar = ApplicationJar.find(application, Optional.ofNullable(mainClass));
    return onWorker
        ? runOnWorker(uriOf(jar), jar.mainClass(), properties)
        : runHere(jar, properties);
  }

  private String uriOf(ApplicationJar jar) {
    return application.startsWith("local:") ? application : jar.file().toUri().toString();
  }

  private int askMaster(SparkConf conf) {
    if (asked != null) {
      return ClientOptions.ask(conf, spec, master -> submission(conf).status(master, asked));
    }
    return ClientOptions.ask(
        conf,
        spec,
        master -> {
          master.kill(unwanted);
          spec.commandLine().getOut().println("Killed " + unwanted);
          return ExitCode.OK;
        });
  }

  private ClusterSubmission submission(SparkConf conf) {
    return new ClusterSubmission(conf, spec.commandLine().getOut(), spec.commandLine().getErr());
  }

  /** The jar is copied to the worker, unless it is there already: {@code local:/PATH}. */
  private int runOnWorker(String jar, String program, LaunchProperties properties) {
    properties.fallBackTo("spark.master", "local[*]");
    properties.fallBackTo("spark.app.name", program);
    SparkConf conf = properties.toConf(systemProperties);
    if (!StandaloneUrl.matches(conf.get("spark.master"))) {
      throw new IllegalArgumentException(
          "deploy mode cluster needs a master of a cluster (--master spark://HOST:PORT), not "
              + conf.get("spark.master"));
    }
    ClusterSubmission submission = submission(conf);
    return ClientOptions.ask(
        conf,
        spec,
        master -> submission.submit(master, submission.describe(jar, program, arguments)));
  }

  private int runHere(ApplicationJar jar, LaunchProperties properties) {
    if (endsWithInput) {
      EndWithInput.of(System.in);
    }
    List<String> others = listOf(properties, SubmitOptions.JARS);
    List<String> all = new ArrayList<>(others);
    all.add(jar.file().toUri().toString());
    properties.set(SubmitOptions.JARS, String.join(",", all));
    properties.set(SubmitOptions.DEPLOY_MODE, endsWithInput ? "cluster" : "client");
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

  private static List<String> listOf(LaunchProperties properties, String key) {
    return Stream.of(properties.get(key).orElse("").split(","))
        .filter(value -> !value.isEmpty())
        .toList();
  }

  /** What Java has to be started with for a driver that runs here. */
  private static List<String> javaOptions(SparkConf conf) {
    List<String> all = ClusterSubmission.javaOptions(conf);
    if (conf.contains(SubmitOptions.DRIVER_MEMORY)) {
      all.add("-Xmx" + conf.getSizeAsMb(SubmitOptions.DRIVER_MEMORY, "0") + "m");
    }
    return all;
  }
}
