package org.minispark.cluster.logs;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import org.slf4j.ILoggerFactory;
import org.slf4j.LoggerFactory;

/** Logback's loggers, also for who asks while another thread looks for Logback. */
public final class TestingLoggers {
  private TestingLoggers() {}

  public static Logger of(Class<?> owner) {
    return of(owner.getName());
  }

  public static Logger of(String name) {
    ILoggerFactory found = LoggerFactory.getILoggerFactory();
    while (!(found instanceof LoggerContext)) { // SLF4J's stand-in, until it has found Logback
      Thread.onSpinWait();
      found = LoggerFactory.getILoggerFactory();
    }
    return ((LoggerContext) found).getLogger(name);
  }
}
