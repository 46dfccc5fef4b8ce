package org.minispark.cluster.cli;

import java.io.PrintWriter;
import java.nio.charset.Charset;
import java.util.Properties;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/**
 * The entry of {@code ./minispark}. Exit status: 0 when the work is done, 1 when it failed, 2 when
 * the command was written wrongly, which one line on standard error puts right.
 */
@Command(
    name = "./minispark",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    descriptionHeading = "%n",
    optionListHeading = "%nOptions:%n",
    commandListHeading = "%nCommands:%n",
    description = "Apache Spark's RDD engine, small enough to read.",
    synopsisSubcommandLabel = "COMMAND",
    footer = {
      "",
      "Beside real Spark, whose jars they fetch on first use:",
      "  compare  Runs programs on both engines and compares results and times.",
      "  relocate Renames a compiled program for the other engine.",
      "  bench    Measures both engines and hand-written Java; takes JMH's options.",
      "",
      "'./minispark COMMAND --help' explains a command."
    })
public final class Main implements Runnable {
  @Spec private CommandSpec spec;

  public static void main(String[] args) {
    ExampleCatalog examples =
        new ExampleCatalog("org.minispark.examples", Main.class.getClassLoader());
    int status =
        commandLine(System.getProperties(), examples)
            .setOut(new PrintWriter(System.out, true, Charset.defaultCharset()))
            .setErr(new PrintWriter(System.err, true, Charset.defaultCharset()))
            .execute(args);
    if (status != CommandLine.ExitCode.OK) {
      System.exit(status);
    }
    // Without an exit: a program's own threads may go on after its main method.
  }

  /** All commands, which set the properties of what they run and read the launcher's. */
  static CommandLine commandLine(Properties system, ExampleCatalog examples) {
    CommandLine commandLine = new CommandLine(new Main());
    commandLine.addSubcommand(untilPositional(new RunCommand(system, examples)));
    commandLine.addSubcommand(untilPositional(new SubmitCommand(system)));
    commandLine.addSubcommand(new ShellCommand(system));
    commandLine.addSubcommand(new MasterCommand(system));
    commandLine.addSubcommand(new WorkerCommand(system));
    commandLine.addSubcommand(new AppsCommand(system));
    commandLine.addSubcommand(new KillCommand(system));
    commandLine.addSubcommand(new DecommissionCommand(system));
    commandLine.setParameterExceptionHandler(Main::putRight);
    return commandLine;
  }

  /** A command whose first word that is no option ends its options: the rest is a program's. */
  private static CommandLine untilPositional(Object command) {
    return new CommandLine(command).setStopAtPositional(true);
  }

  /** Without a command there is nothing to do but to say what can be done. */
  @Override
  public void run() {
    spec.commandLine().usage(spec.commandLine().getOut());
  }

  private static int putRight(ParameterException mistake, String[] args) {
    CommandLine command = mistake.getCommandLine();
    String name = command.getCommandSpec().qualifiedName();
    command.getErr().println(name + ": " + Advice.on(mistake));
    return CommandLine.ExitCode.USAGE;
  }
}
