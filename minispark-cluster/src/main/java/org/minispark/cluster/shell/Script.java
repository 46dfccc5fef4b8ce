package org.minispark.cluster.shell;

import java.io.PrintWriter;
import java.util.Locale;
import java.util.Map;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import jdk.jshell.Diag;
import jdk.jshell.EvalException;
import jdk.jshell.JShell;
import jdk.jshell.JShellException;
import jdk.jshell.Snippet;
import jdk.jshell.SnippetEvent;
import jdk.jshell.SourceCodeAnalysis.CompletionInfo;
import jdk.jshell.UnresolvedReferenceException;
import org.minispark.SparkConf;

/**
 * Runs a script of what could be typed into the shell: statements, declarations, and {@code /exit
 * [STATUS]}. The first one that fails ends it.
 */
public final class Script {
  /** Every statement has done its work. */
  public static final int SUCCESS = 0;

  /** A statement does not compile, or has thrown an exception. */
  public static final int FAILURE = 1;

  private static final Pattern EXIT = Pattern.compile("/exit(?:[ \\t]+(-?\\d+))?;?");

  /** What the compiler says of a place that has no name for the user. */
  private static final Pattern NO_CLASS = Pattern.compile("\\s*location: class\\s*$");

  private final String name;
  private final String text;
  private final PrintWriter complaints;

  /**
   * @param name what its errors call it
   * @param complaints where they go
   */
  public Script(String name, String text, PrintWriter complaints) {
    this.name = name;
    this.text = text;
    this.complaints = complaints;
  }

  /**
   * Runs it in a session of its own, whose context is stopped when it ends.
   *
   * @return the exit status
   */
  public int run(Supplier<SparkConf> configuration) {
    try (JShell shell =
        JShell.builder()
            .executionEngine(new ShellExecutionProvider(configuration), Map.of())
            .in(System.in)
            .out(System.out)
            .err(System.err)
            .build()) {
      shell.addToClasspath(System.getProperty("java.class.path"));
      Script start = new Script("the start of the shell", Shell.START, complaints);
      int started = start.run(shell);
      return started == SUCCESS ? run(shell) : started;
    } catch (IllegalStateException notStarted) {
      Throwable reason = notStarted.getCause() == null ? notStarted : notStarted.getCause();
      complaints.println("cannot start the shell: " + reason.getMessage());
      complaints.flush();
      return FAILURE;
    }
  }

  private int run(JShell shell) {
    String rest = text.stripLeading();
    while (!rest.isEmpty()) {
      int line = lineOf(rest);
      Matcher command = EXIT.matcher(rest.lines().findFirst().orElse("").strip());
      if (command.matches()) {
        return command.group(1) == null ? SUCCESS : Integer.parseInt(command.group(1));
      }
      if (isCommand(rest)) {
        return fail(line, "of the shell's commands a script knows only /exit");
      }
      CompletionInfo next = shell.sourceCodeAnalysis().analyzeCompletion(rest);
      String source = next.source() == null ? rest : next.source();
      for (SnippetEvent event : shell.eval(source)) {
        if (hasFailed(shell, event, line)) {
          return FAILURE;
        }
      }
      rest = next.source() == null ? "" : next.remaining().stripLeading();
    }
    return SUCCESS;
  }

  private static boolean isCommand(String stripped) {
    return stripped.startsWith("/") && !stripped.startsWith("//") && !stripped.startsWith("/*");
  }

  /** The line on which the rest begins. */
  private int lineOf(String rest) {
    String before = text.substring(0, text.length() - rest.length());
    return (int) before.chars().filter(each -> each == '\n').count() + 1;
  }

  private boolean hasFailed(JShell shell, SnippetEvent event, int line) {
    if (event.status() == Snippet.Status.REJECTED) {
      shell
          .diagnostics(event.snippet())
          .filter(Diag::isError)
          .forEach(problem -> complain(event.snippet().source(), problem, line));
      return true;
    }
    if (event.exception() != null) {
      complain(shell, event.exception(), line);
      return true;
    }
    return false;
  }

  private void complain(String source, Diag problem, int line) {
    int offset = (int) Math.max(0, Math.min(problem.getPosition(), source.length()));
    String before = source.substring(0, offset);
    int lineInside = (int) before.chars().filter(each -> each == '\n').count();
    String message = problem.getMessage(Locale.getDefault());
    fail(line + lineInside, NO_CLASS.matcher(message).replaceAll(""));
    complaints.println("    " + source.lines().skip(lineInside).findFirst().orElse("").strip());
  }

  private void complain(JShell shell, JShellException failure, int line) {
    if (failure instanceof UnresolvedReferenceException unresolved) {
      String missing =
          String.join(", ", shell.unresolvedDependencies(unresolved.getSnippet()).toList());
      fail(line, "not declared: " + missing);
      return;
    }
    String lead = name + ":" + line + ": ";
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      String type =
          cause instanceof EvalException thrown
              ? thrown.getExceptionClassName()
              : cause.getClass().getName();
      complaints.println(
          lead + type + (cause.getMessage() == null ? "" : ": " + cause.getMessage()));
      lead = "  caused by: ";
    }
    complaints.flush();
  }

  private int fail(int line, String message) {
    complaints.println(name + ":" + line + ": " + message);
    complaints.flush();
    return FAILURE;
  }
}
