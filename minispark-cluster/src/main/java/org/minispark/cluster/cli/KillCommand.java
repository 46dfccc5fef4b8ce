package org.minispark.cluster.cli;

import java.util.Properties;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code kill ID}: ends an application or a driver. */
@Command(
    name = "kill",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    descriptionHeading = "%n",
    optionListHeading = "%nOptions:%n",
    parameterListHeading = "%n",
    description = "Ends an application, or a driver that runs on a worker.")
final class KillCommand implements Callable<Integer> {
  private final Properties systemProperties;

  @Spec private CommandSpec spec;

  @Mixin private ClientOptions options;

  @Parameters(
      index = "0",
      paramLabel = "ID",
      description = "Whose, as './minispark apps' lists it: app-... or driver-...")
  private String id;

  KillCommand(Properties systemProperties) {
    this.systemProperties = systemProperties;
  }

  @Override
  public Integer call() {
    return options.ask(
        systemProperties,
        master -> {
          master.kill(id);
          spec.commandLine().getOut().println("Killed " + id);
          return ExitCode.OK;
        });
  }
}
