package org.minispark.cluster.cli;

import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.TreeSet;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/** Turns a mistake on the command line into one line that says what is right. */
public final class Advice {
  private Advice() {}

  /** The line. */
  public static String on(ParameterException mistake) {
    if (mistake instanceof UnmatchedArgumentException unmatched) {
      return onUnmatched(unmatched);
    }
    String message = mistake.getMessage().lines().findFirst().orElse("");
    String inWords = message.replace("' is not an int", "' is not a number");
    return inWords.substring(0, 1).toLowerCase(Locale.ROOT) + inWords.substring(1);
  }

  private static String onUnmatched(UnmatchedArgumentException mistake) {
    CommandLine command = mistake.getCommandLine();
    String argument = withoutValue(mistake.getUnmatched().get(0));
    return argument.startsWith("-")
        ? "there is no option "
            + argument
            + "; "
            + alternatives(mistake, "options", options(command))
        : "there is no command "
            + argument
            + "; "
            + alternatives(mistake, "commands", commands(command));
  }

  private static String withoutValue(String argument) {
    int equals = argument.indexOf('=');
    return argument.startsWith("--") && equals > 0 ? argument.substring(0, equals) : argument;
  }

  private static String alternatives(
      UnmatchedArgumentException mistake, String kind, Collection<String> all) {
    List<String> near = mistake.getSuggestions();
    return near.isEmpty()
        ? "the " + kind + " are " + String.join(", ", all)
        : "did you mean " + String.join(" or ", near) + "?";
  }

  private static Collection<String> options(CommandLine command) {
    Collection<String> names = new TreeSet<>();
    command.getCommandSpec().options().stream()
        .filter(option -> !option.hidden())
        .forEach(option -> names.add(option.longestName()));
    return names;
  }

  private static Collection<String> commands(CommandLine command) {
    return command.getSubcommands().keySet();
  }
}
