package org.minispark.cluster.cli;

import java.util.Properties;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code decommission ID}: lets a worker leave the cluster without loss. */
@Command(
    name = "decommission",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    descriptionHeading = "%n",
    optionListHeading = "%nOptions:%n",
    parameterListHeading = "%n",
    description = "Lets a worker leave: it takes no more, and ends when nothing runs there.",
    footer = {
      "",
      "Programs with spark.decommission.enabled (and spark.storage.decommission.enabled)",
      "move what its executors hold to others first; other programs run to their end there.",
      "kill -PWR does the same for a worker with spark.decommission.enabled."
    })
final class DecommissionCommand implements Callable<Integer> {
  private final Properties systemProperties;

  @Spec private CommandSpec spec;

  @Mixin private ClientOptions options;

  @Parameters(
      index = "0",
      paramLabel = "ID",
      description = "Which, as './minispark apps' lists it: worker-...")
  private String id;

  DecommissionCommand(Properties systemProperties) {
    this.systemProperties = systemProperties;
  }

  @Override
  public Integer call() {
    return options.ask(
        systemProperties,
        master -> {
          master.decommission(id);
          spec.commandLine().getOut().println(id + " leaves");
          return ExitCode.OK;
        });
  }
}
