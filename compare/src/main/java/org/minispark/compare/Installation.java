package org.minispark.compare;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.minispark.compare.run.Engine;
import org.minispark.compare.run.Engines;
import org.minispark.compare.run.SparkSetting;

/**
 * Where things are: the launcher's folder and the class paths that the build wrote down.
 *
 * @param home the folder of the launcher, with {@code data} and {@code docs} in it
 * @param java the command that starts Java
 * @param miniSparkClassPath the engine's jars and the examples
 */
record Installation(Path home, Path java, List<Path> miniSparkClassPath) {
  private static final String SPARK_CLASS_PATH = "compare/spark/target/classpath";

  static Installation fromSystemProperties() {
    return new Installation(
        Path.of(System.getProperty("minispark.home", "")).toAbsolutePath().normalize(),
        Path.of(System.getProperty("java.home"), "bin", "java"),
        Engines.splitClassPath(System.getProperty("java.class.path")));
  }

  /** Spark's jars, as Maven resolved them. */
  List<Path> sparkClassPath() throws IOException {
    Path file = home.resolve(SPARK_CLASS_PATH);
    if (!Files.exists(file)) {
      throw new IOException(
          "Spark's class path is not there yet: mvn -Dquick -pl compare/spark package writes it to "
              + file);
    }
    return Engines.splitClassPath(Files.readString(file));
  }

  Engine spark(SparkSetting setting, Map<String, String> configuration, Path folder)
      throws IOException {
    return Engines.spark(sparkClassPath(), setting.properties(), configuration, folder);
  }

  Engine miniSpark(Map<String, String> configuration) {
    String version = Installation.class.getPackage().getImplementationVersion();
    Map<String, String> properties = new HashMap<>(configuration);
    // Where executors find the archive of classes that the launcher's build made for them.
    properties.put("minispark.home", home.toString());
    return Engines.miniSpark(
        miniSparkClassPath, version == null ? "of this build" : version, properties);
  }
}
