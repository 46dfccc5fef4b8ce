package org.minispark.cluster.cli;

import java.time.ZoneId;
import java.util.Properties;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code apps}: the workers of a master, and what runs, waits and has ended there. */
@Command(
    name = "apps",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    descriptionHeading = "%n",
    optionListHeading = "%nOptions:%n",
    description = "Lists what a master knows: workers, applications, drivers.",
    footer = {
      "",
      "An application waits (WAITING) until a worker has room for its first executor.",
      "It is FINISHED when its driver has ended or is gone, for whatever reason.",
      "A driver is a program that was submitted with --deploy-mode cluster."
    })
final class AppsCommand implements Callable<Integer> {
  private final Properties systemProperties;

  @Spec private CommandSpec spec;

  @Mixin private ClientOptions options;

  AppsCommand(Properties systemProperties) {
    this.systemProperties = systemProperties;
  }

  @Override
  public Integer call() {
    return options.ask(
        systemProperties,
        master -> {
          new ClusterReport(spec.commandLine().getOut(), ZoneId.systemDefault())
              .print(master.describe(), master.drivers());
          return ExitCode.OK;
        });
  }
}
