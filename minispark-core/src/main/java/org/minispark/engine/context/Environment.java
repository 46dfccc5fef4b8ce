package org.minispark.engine.context;

import java.io.File;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.minispark.SparkConf;
import org.minispark.Tuple2;
import org.minispark.scheduler.SparkListenerEnvironmentUpdate;

/** What an application runs with, as listeners are told at its start; secrets are left out. */
final class Environment {
  private static final String REDACTED = "*********(redacted)";

  private final SparkConf conf;
  private final Pattern secrets;

  Environment(SparkConf conf) {
    this.conf = conf;
    this.secrets =
        Pattern.compile(
            conf.get("spark.redaction.regex", "(?i)secret|password|token|access[.]?key"));
  }

  SparkListenerEnvironmentUpdate event() {
    Properties system = System.getProperties();
    return new SparkListenerEnvironmentUpdate(
        Map.of(
            "JVM Information", virtualMachine(),
            "Spark Properties", settings(),
            "System Properties", properties(system),
            "Classpath Entries", classPath(system.getProperty("java.class.path", ""))));
  }

  private static List<Tuple2<String, String>> virtualMachine() {
    String version = System.getProperty("java.version");
    String vendor = System.getProperty("java.vendor");
    return List.of(
        new Tuple2<>("Java Version", version + " (" + vendor + ")"),
        new Tuple2<>("Java Home", System.getProperty("java.home")));
  }

  private List<Tuple2<String, String>> settings() {
    return Arrays.stream(conf.getAll()).map(this::redacted).sorted(byName()).toList();
  }

  private List<Tuple2<String, String>> properties(Properties system) {
    List<Tuple2<String, String>> properties = new ArrayList<>();
    for (String name : new TreeMap<>(system).keySet().stream().map(String::valueOf).toList()) {
      // Spark's own stand among the settings.
      if (!name.startsWith("spark.") && !name.equals("java.class.path")) {
        properties.add(redacted(new Tuple2<>(name, system.getProperty(name))));
      }
    }
    return properties;
  }

  private static List<Tuple2<String, String>> classPath(String classPath) {
    return Arrays.stream(classPath.split(Pattern.quote(File.pathSeparator)))
        .filter(entry -> !entry.isEmpty())
        .map(entry -> new Tuple2<>(entry, "System Classpath"))
        .toList();
  }

  private Tuple2<String, String> redacted(Tuple2<String, String> setting) {
    boolean isSecret = secrets.matcher(setting._1()).find();
    return isSecret ? new Tuple2<>(setting._1(), REDACTED) : setting;
  }

  private static Comparator<Tuple2<String, String>> byName() {
    return Comparator.comparing(Tuple2::_1);
  }
}
