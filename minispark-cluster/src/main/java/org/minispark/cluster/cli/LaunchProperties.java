package org.minispark.cluster.cli;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.minispark.SparkConf;

/**
 * The {@code spark.*} properties that a program starts with. As in Spark's own launcher, options
 * win over the properties file, and the file over the system properties that the JVM was started
 * with; these win only over what the launcher falls back to.
 */
final class LaunchProperties {
  /** System property: the folder of the launcher, whose {@code conf} may hold the defaults. */
  static final String HOME = "minispark.home";

  private final Map<String, String> chosen = new TreeMap<>();
  private final Map<String, String> fallbacks = new TreeMap<>();
  private final Set<String> ignored = new TreeSet<>();

  /** {@code spark-defaults.conf} in MINISPARK_CONF_DIR or else in the launcher's conf folder. */
  static Optional<Path> defaultFile(Properties systemProperties) {
    String configured = System.getenv("MINISPARK_CONF_DIR");
    String home = systemProperties.getProperty(HOME);
    if (configured == null && home == null) {
      return Optional.empty();
    }
    Path folder = configured != null ? Path.of(configured) : Path.of(home, "conf");
    return Optional.of(folder.resolve("spark-defaults.conf")).filter(Files::exists);
  }

  /**
   * Takes one {@code KEY=VALUE} of the command line; the last one of a key counts.
   *
   * @throws IllegalArgumentException if it is not of that form
   */
  void addOption(String option) {
    int equals = option.indexOf('=');
    if (equals < 1) {
      throw new IllegalArgumentException(
          "--conf takes KEY=VALUE, such as spark.default.parallelism=4, not " + option);
    }
    set(option.substring(0, equals), option.substring(equals + 1));
  }

  /**
   * Takes from the file what no option has said.
   *
   * @throws IllegalArgumentException if it cannot be read
   */
  void addFile(Optional<Path> file) {
    Properties properties = file.map(LaunchProperties::read).orElseGet(Properties::new);
    for (String key : properties.stringPropertyNames()) {
      if (!chosen.containsKey(key)) {
        set(key, properties.getProperty(key).strip());
      }
    }
  }

  /** Takes a property of Spark's, and notes another. */
  void set(String key, String value) {
    if (key.startsWith("spark.")) {
      chosen.put(key, value);
    } else {
      ignored.add(key);
    }
  }

  /** What options and the file say. */
  Optional<String> get(String key) {
    return Optional.ofNullable(chosen.get(key));
  }

  /** Sets what holds when nobody has said anything. */
  void fallBackTo(String key, String value) {
    fallbacks.put(key, value);
  }

  /** Keys that are not Spark's, in order. */
  Set<String> ignored() {
    return ignored;
  }

  /** All of it over the system properties, as a context would see it. */
  SparkConf toConf(Properties systemProperties) {
    Properties all = new Properties();
    all.putAll(systemProperties);
    writeTo(all);
    SparkConf conf = new SparkConf(false);
    all.stringPropertyNames().stream()
        .filter(key -> key.startsWith("spark."))
        .forEach(key -> conf.set(key, all.getProperty(key)));
    return conf;
  }

  void writeTo(Properties systemProperties) {
    systemProperties.putAll(chosen);
    fallbacks.forEach(systemProperties::putIfAbsent);
  }

  private static Properties read(Path file) {
    Properties properties = new Properties();
    try (Reader reader = Files.newBufferedReader(file)) {
      properties.load(reader);
    } catch (IOException e) {
      throw new IllegalArgumentException("cannot read the properties file " + file, e);
    }
    return properties;
  }
}
