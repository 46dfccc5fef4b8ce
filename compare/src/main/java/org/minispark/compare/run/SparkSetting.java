package org.minispark.compare.run;

import java.util.Locale;
import java.util.Map;
import org.minispark.compare.recording.KryoOfRecords;

/** How real Spark is configured where the user says nothing: both sides deserve to be known. */
public enum SparkSetting {
  BEST(
      "Kryo for records, no user interface",
      Map.of(
          "spark.serializer",
          "org.apache.spark.serializer.KryoSerializer",
          // Spark's Kryo is older than Java's records.
          "spark.kryo.registrator",
          KryoOfRecords.class.getName(),
          "spark.ui.enabled",
          "false")),

  DEFAULT(
      "as Spark comes: Java's serialization, its user interface",
      Map.of("spark.ui.enabled", "true", "spark.ui.port", "0"));

  private final String meaning;

  @SuppressWarnings("ImmutableEnumChecker") // they are made by Map.of
  private final Map<String, String> properties;

  SparkSetting(String meaning, Map<String, String> properties) {
    this.meaning = meaning;
    this.properties = properties;
  }

  /** What it is, in words. */
  public String meaning() {
    return this + " (" + meaning + ")";
  }

  /** What Spark alone is told. */
  public Map<String, String> properties() {
    return properties;
  }

  /** As the command line names it. */
  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
