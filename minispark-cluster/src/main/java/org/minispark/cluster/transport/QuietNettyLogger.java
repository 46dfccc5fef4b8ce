package org.minispark.cluster.transport;

import io.netty.util.internal.logging.AbstractInternalLogger;
import io.netty.util.internal.logging.InternalLogger;
import io.netty.util.internal.logging.InternalLoggerFactory;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Netty's log without its small talk: its warnings and errors go through SLF4J as ever, but SLF4J
 * is not looked for before there is one. Netty asks for a logger in nearly every class, and to find
 * and set up what is behind SLF4J costs each process of a cluster a tenth of its start.
 */
final class QuietNettyLogger extends AbstractInternalLogger {
  private static final long serialVersionUID = 1L;

  private QuietNettyLogger(String name) {
    super(name);
  }

  /** Unless this process is told how to log: then Netty says all that it is asked for. */
  static void install() {
    if (System.getProperty("logback.configurationFile") == null) {
      InternalLoggerFactory.setDefaultFactory(new Factory());
    }
  }

  static InternalLogger named(String name) {
    return new QuietNettyLogger(name);
  }

  private static final class Factory extends InternalLoggerFactory {
    @Override
    protected InternalLogger newInstance(String name) {
      return named(name);
    }
  }

  private Logger log() {
    return LoggerFactory.getLogger(name());
  }

  @Override
  public boolean isTraceEnabled() {
    return false;
  }

  @Override
  public void trace(String message) {}

  @Override
  public void trace(String format, Object argument) {}

  @Override
  public void trace(String format, Object first, Object second) {}

  @Override
  public void trace(String format, Object... arguments) {}

  @Override
  public void trace(String message, Throwable cause) {}

  @Override
  public boolean isDebugEnabled() {
    return false;
  }

  @Override
  public void debug(String message) {}

  @Override
  public void debug(String format, Object argument) {}

  @Override
  public void debug(String format, Object first, Object second) {}

  @Override
  public void debug(String format, Object... arguments) {}

  @Override
  public void debug(String message, Throwable cause) {}

  @Override
  public boolean isInfoEnabled() {
    return false;
  }

  @Override
  public void info(String message) {}

  @Override
  public void info(String format, Object argument) {}

  @Override
  public void info(String format, Object first, Object second) {}

  @Override
  public void info(String format, Object... arguments) {}

  @Override
  public void info(String message, Throwable cause) {}

  @Override
  public boolean isWarnEnabled() {
    return true; // to know better, SLF4J would have to be found
  }

  @Override
  public void warn(String message) {
    log().warn(message);
  }

  @Override
  public void warn(String format, Object argument) {
    log().warn(format, argument);
  }

  @Override
  public void warn(String format, Object first, Object second) {
    log().warn(format, first, second);
  }

  @Override
  public void warn(String format, Object... arguments) {
    log().warn(format, arguments);
  }

  @Override
  public void warn(String message, Throwable cause) {
    log().warn(message, cause);
  }

  @Override
  public boolean isErrorEnabled() {
    return true;
  }

  @Override
  public void error(String message) {
    log().error(message);
  }

  @Override
  public void error(String format, Object argument) {
    log().error(format, argument);
  }

  @Override
  public void error(String format, Object first, Object second) {
    log().error(format, first, second);
  }

  @Override
  public void error(String format, Object... arguments) {
    log().error(format, arguments);
  }

  @Override
  public void error(String message, Throwable cause) {
    log().error(message, cause);
  }
}
