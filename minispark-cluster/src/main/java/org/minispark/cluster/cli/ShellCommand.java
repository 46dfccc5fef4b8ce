package org.minispark.cluster.cli;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;
import java.util.concurrent.Callable;
import org.minispark.SparkConf;
import org.minispark.cluster.shell.InteractiveShell;
import org.minispark.cluster.shell.Script;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code shell [FILE]}: JShell with a context ready, or a script of what could be typed there. */
@Command(
    name = "shell",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    descriptionHeading = "%n",
    optionListHeading = "%nOptions:%n",
    parameterListHeading = "%n",
    description = "Starts JShell with the context sc ready, or runs a script.",
    footer = {
      "",
      "A lambda for tasks takes along the values of the variables that it uses.",
      "In the shell, /help tells JShell's commands, /exit ends it."
    })
final class ShellCommand implements Callable<Integer> {
  private final Properties systemProperties;

  @Spec private CommandSpec spec;

  @Mixin private LaunchOptions options;

  @Parameters(
      index = "0",
      arity = "0..1",
      paramLabel = "FILE",
      description = "A script, such as mine.jsh, to run; - reads it from standard input.")
  private String file;

  ShellCommand(Properties systemProperties) {
    this.systemProperties = systemProperties;
  }

  @Override
  public Integer call() throws Exception {
    if (file == null) {
      options.apply(systemProperties, "MiniSpark shell");
      return new InteractiveShell(System.in, System.out, System.err).run();
    }
    String text = readScript();
    options.apply(systemProperties, file.equals("-") ? "MiniSpark shell" : file);
    return new Script(file.equals("-") ? "standard input" : file, text, spec.commandLine().getErr())
        .run(this::configuration);
  }

  private SparkConf configuration() {
    SparkConf conf = new SparkConf(false);
    systemProperties.stringPropertyNames().stream()
        .filter(key -> key.startsWith("spark."))
        .forEach(key -> conf.set(key, systemProperties.getProperty(key)));
    return conf;
  }

  private String readScript() throws IOException {
    if (file.equals("-")) {
      return new String(System.in.readAllBytes(), StandardCharsets.UTF_8);
    }
    Path path = Path.of(file);
    if (!Files.isRegularFile(path)) {
      throw new ParameterException(spec.commandLine(), "there is no file " + path.toAbsolutePath());
    }
    return Files.readString(path);
  }
}
