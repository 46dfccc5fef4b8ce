package org.minispark.engine.base;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The log of a class, through SLF4J, which is not looked for before there is something to say: to
 * find it costs a process a fifth of a context's start, and most have nothing to say.
 *
 * @param owner the class that speaks
 */
public record Log(Class<?> owner) {
  public static Log of(Class<?> owner) {
    return new Log(owner);
  }

  /** As SLF4J's methods: a {@code {}} for each argument, and perhaps a throwable behind them. */
  public void error(String message, Object... arguments) {
    logger().error(message, arguments);
  }

  public void warn(String message, Object... arguments) {
    logger().warn(message, arguments);
  }

  public void info(String message, Object... arguments) {
    logger().info(message, arguments);
  }

  public void debug(String message, Object... arguments) {
    logger().debug(message, arguments);
  }

  private Logger logger() {
    return Backend.of(owner);
  }

  /** Found by whoever speaks first; SLF4J complains of others who speak meanwhile, so they wait. */
  private static final class Backend {
    static {
      LoggerFactory.getILoggerFactory(); // not kept: while a program looks for it, it is a stand-in
    }

    private static Logger of(Class<?> owner) {
      return LoggerFactory.getLogger(owner);
    }
  }
}
