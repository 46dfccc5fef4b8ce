package org.minispark.cluster.transport;

import java.io.IOException;
import java.io.StringReader;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.minispark.SparkConf;
import org.minispark.Tuple2;

/**
 * What a child process must know of a configuration before it can ask its parent for the rest: how
 * to reach it. Goes by the environment, since it may hold passwords of key stores.
 */
public final class NetworkConf {
  /** Where a child finds it in its environment. */
  public static final String VARIABLE = "_MINISPARK_NETWORK_CONF";

  private static final List<String> PREFIXES =
      List.of("spark.ssl.", "spark.network.", "spark.rpc.io.", "spark.minispark.network.");

  private NetworkConf() {}

  /** Whether a key belongs to it. */
  public static boolean includes(String key) {
    return PREFIXES.stream().anyMatch(key::startsWith);
  }

  /** The text for a child's environment. */
  public static String toText(SparkConf conf) {
    Properties properties = new Properties();
    for (Tuple2<String, String> entry : conf.getAll()) {
      if (includes(entry._1)) {
        properties.setProperty(entry._1, entry._2);
      }
    }
    StringWriter text = new StringWriter();
    try {
      properties.store(text, null);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return text.toString();
  }

  /** Sets what the environment says, if it says something. */
  public static SparkConf addTo(SparkConf conf, Map<String, String> environment) {
    Properties properties = new Properties();
    try {
      properties.load(new StringReader(environment.getOrDefault(VARIABLE, "")));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    properties.stringPropertyNames().forEach(key -> conf.set(key, properties.getProperty(key)));
    return conf;
  }
}
