package org.minispark.cluster.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import org.minispark.SparkConf;
import org.minispark.cluster.deploy.MasterClient;
import org.minispark.cluster.deploy.StandaloneUrl;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The options of commands that ask a master something. */
final class ClientOptions {
  private static final String DEFAULT_MASTER = "spark://127.0.0.1:7077";

  @Spec(Spec.Target.MIXEE)
  private CommandSpec spec;

  @Option(
      names = "--master",
      paramLabel = "URL",
      description = "The master; by default spark.master, or else spark://127.0.0.1:7077.")
  private String master;

  @Option(
      names = "--conf",
      paramLabel = "KEY=VALUE",
      description = "A property of the configuration; may be repeated.")
  private List<String> configuration = new ArrayList<>();

  /** What somebody wants of a master. */
  @FunctionalInterface
  interface Conversation {
    /** Returns the exit status. */
    int with(MasterClient client) throws IOException, InterruptedException;
  }

  /** Connects to the master and speaks with it; a failure costs one line and status 1. */
  int ask(Properties systemProperties, Conversation conversation) {
    LaunchProperties properties = new LaunchProperties();
    try {
      configuration.forEach(properties::addOption);
      if (master != null) {
        properties.set("spark.master", master);
      }
      properties.addFile(LaunchProperties.defaultFile(systemProperties));
      return ask(properties.toConf(systemProperties), spec, conversation);
    } catch (IllegalArgumentException mistake) {
      throw new ParameterException(spec.commandLine(), mistake.getMessage());
    }
  }

  /** The same for a command with other options. */
  static int ask(SparkConf conf, CommandSpec command, Conversation conversation) {
    PrintWriter err = command.commandLine().getErr();
    String url = conf.get("spark.master", DEFAULT_MASTER);
    if (!StandaloneUrl.matches(url)) {
      throw new IllegalArgumentException("a master of a cluster is spark://HOST:PORT, not " + url);
    }
    try (MasterClient client = MasterClient.connect(conf, url)) {
      return conversation.with(client);
    } catch (IOException e) {
      err.println(command.qualifiedName() + ": " + e.getMessage());
      return ExitCode.SOFTWARE;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return ExitCode.SOFTWARE;
    }
  }
}
