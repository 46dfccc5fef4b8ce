package org.minispark.sql;

import java.util.Map;
import java.util.NoSuchElementException;
import java.util.concurrent.ConcurrentHashMap;
import org.minispark.SparkConf;

/**
 * A session's configuration: what its context started with, and what the program has set since,
 * which only the program reads.
 */
public class RuntimeConfig {
  private final Map<String, String> settings = new ConcurrentHashMap<>();

  RuntimeConfig(SparkConf conf) {
    for (var setting : conf.getAll()) {
      settings.put(setting._1, setting._2);
    }
  }

  /** Sets a key. */
  public void set(String key, String value) {
    settings.put(key, value);
  }

  /** Sets a key. */
  public void set(String key, boolean value) {
    set(key, Boolean.toString(value));
  }

  /** Sets a key. */
  public void set(String key, long value) {
    set(key, Long.toString(value));
  }

  /** The value; {@code NoSuchElementException} if there is none. */
  public String get(String key) {
    String value = settings.get(key);
    if (value == null) {
      throw new NoSuchElementException(
          "[SQL_CONF_NOT_FOUND] The SQL config \""
              + key
              + "\" cannot be found. Please verify that the config exists.");
    }
    return value;
  }

  /** The value of a key, or the default if it is not set. */
  public String get(String key, String defaultValue) {
    return settings.getOrDefault(key, defaultValue);
  }

  /** Forgets a key. */
  public void unset(String key) {
    settings.remove(key);
  }
}
