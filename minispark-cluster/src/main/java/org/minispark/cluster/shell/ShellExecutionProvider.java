package org.minispark.cluster.shell;

import java.util.Map;
import java.util.function.Supplier;
import jdk.jshell.spi.ExecutionControl;
import jdk.jshell.spi.ExecutionControlProvider;
import jdk.jshell.spi.ExecutionEnv;
import org.minispark.SparkConf;

/**
 * Gives every session of JShell classes and a context of its own. JShell's tool finds it as a
 * service, by its name; {@code /reset} asks for another session.
 */
public final class ShellExecutionProvider implements ExecutionControlProvider {
  /** What JShell's tool knows it by. */
  public static final String NAME = "minispark";

  private final Supplier<SparkConf> configuration;

  /** Sessions are configured by the {@code spark.*} system properties. */
  public ShellExecutionProvider() {
    this(SparkConf::new);
  }

  ShellExecutionProvider(Supplier<SparkConf> configuration) {
    this.configuration = configuration;
  }

  @Override
  public String name() {
    return NAME;
  }

  /** Fails as the context's start does: JShell tells why, and ends. */
  @Override
  public ExecutionControl generate(ExecutionEnv environment, Map<String, String> parameters) {
    ClassLoader parent = ShellExecutionProvider.class.getClassLoader();
    return new ShellExecution(new SessionClasses(parent, configuration.get()));
  }
}
