package org.minispark.engine.context;

import java.util.Properties;

/**
 * The properties that a thread has set for the jobs it starts (job group, description, pool, tags).
 * A new thread begins with a copy of its creator's, as in Spark.
 */
@SuppressWarnings("ThreadLocalUsage") // one per context: contexts share nothing
public final class LocalProperties {
  private final InheritableThreadLocal<Properties> properties =
      new InheritableThreadLocal<>() {
        @Override
        protected Properties childValue(Properties parent) {
          return copy(parent);
        }

        @Override
        protected Properties initialValue() {
          return new Properties();
        }
      };

  /** The value that this thread has set or inherited, or null. */
  public String get(String key) {
    return properties.get().getProperty(key);
  }

  /** Sets a value for this thread's jobs to come; null removes it. */
  public void set(String key, String value) {
    if (value == null) {
      properties.get().remove(key);
    } else {
      properties.get().setProperty(key, value);
    }
  }

  /** The properties as they are now, for a job that starts. */
  public Properties snapshot() {
    return copy(properties.get());
  }

  private static Properties copy(Properties original) {
    Properties copy = new Properties();
    copy.putAll(original);
    return copy;
  }
}
