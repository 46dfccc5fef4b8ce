package org.minispark.engine.base;

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
    LoggerFactory.getLogger(owner).error(message, arguments);
  }

  public void warn(String message, Object... arguments) {
    LoggerFactory.getLogger(owner).warn(message, arguments);
  }

  public void info(String message, Object... arguments) {
    LoggerFactory.getLogger(owner).info(message, arguments);
  }

  public void debug(String message, Object... arguments) {
    LoggerFactory.getLogger(owner).debug(message, arguments);
  }
}
