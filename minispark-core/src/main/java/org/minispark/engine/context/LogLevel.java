package org.minispark.engine.context;

import java.lang.reflect.Method;
import java.util.List;
import java.util.Locale;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sets how much is logged, by the program's word. SLF4J has no call for it, so the one of Logback
 * is looked up by its name, where that writes the log; other back ends keep to their own settings.
 */
public final class LogLevel {
  /** In the order of Spark's message. */
  private static final List<String> LEVELS =
      List.of("ALL", "DEBUG", "ERROR", "FATAL", "TRACE", "WARN", "INFO", "OFF");

  private static final String LOGBACK_LEVEL = "ch.qos.logback.classic.Level";

  private LogLevel() {}

  /**
   * @throws IllegalArgumentException if there is no such level; upper and lower case are the same
   */
  public static void set(String level) {
    String name = level.toUpperCase(Locale.ROOT);
    if (!LEVELS.contains(name)) {
      throw new IllegalArgumentException(
          "requirement failed: Supplied level "
              + level
              + " did not match one of: "
              + String.join(",", LEVELS));
    }
    Logger root = LoggerFactory.getLogger(Logger.ROOT_LOGGER_NAME);
    if (root.getClass().getName().equals("ch.qos.logback.classic.Logger")) {
      setLogback(root, name.equals("FATAL") ? "ERROR" : name);
    }
  }

  private static void setLogback(Logger root, String name) {
    try {
      Class<?> levels = Class.forName(LOGBACK_LEVEL, false, root.getClass().getClassLoader());
      Object level = levels.getMethod("toLevel", String.class).invoke(null, name);
      Method setLevel = root.getClass().getMethod("setLevel", levels);
      setLevel.invoke(root, level);
    } catch (ReflectiveOperationException e) {
      root.warn("The log level cannot be set to {}", name, e);
    }
  }
}
