package org.minispark.compare;

import java.io.PrintWriter;
import java.nio.charset.Charset;
import org.minispark.cluster.cli.Advice;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.ParameterException;

/**
 * The entry of {@code ./minispark compare} and {@code ./minispark relocate}, the commands that need
 * Spark's class path. Exit status: 0 when all is equal or nothing is missing, 1 when not, 2 when
 * the command was written wrongly.
 */
@Command(name = "./minispark", synopsisSubcommandLabel = "COMMAND")
public final class Main {
  private Main() {}

  public static void main(String[] args) {
    int status =
        commandLine(Installation.fromSystemProperties())
            .setOut(new PrintWriter(System.out, true, Charset.defaultCharset()))
            .setErr(new PrintWriter(System.err, true, Charset.defaultCharset()))
            .execute(args);
    System.exit(status);
  }

  static CommandLine commandLine(Installation installation) {
    CommandLine commandLine = new CommandLine(new Main());
    commandLine.addSubcommand(new CompareCommand(installation));
    commandLine.addSubcommand(new RelocateCommand(installation));
    commandLine.setParameterExceptionHandler(Main::putRight);
    commandLine.setExecutionExceptionHandler(Main::sayCause);
    return commandLine;
  }

  private static int putRight(ParameterException mistake, String[] args) {
    CommandLine command = mistake.getCommandLine();
    say(command, Advice.on(mistake));
    return CommandLine.ExitCode.USAGE;
  }

  private static int sayCause(
      Exception failure, CommandLine command, CommandLine.ParseResult arguments) {
    say(command, failure.getMessage() == null ? failure.toString() : failure.getMessage());
    return CommandLine.ExitCode.SOFTWARE;
  }

  private static void say(CommandLine command, String message) {
    command.getErr().println(command.getCommandSpec().qualifiedName() + ": " + message);
  }
}
