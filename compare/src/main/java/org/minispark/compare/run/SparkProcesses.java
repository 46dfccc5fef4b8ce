package org.minispark.compare.run;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * What Spark needs for executors in processes of their own, without an installation: a folder that
 * looks like one, with links to the jars in it. Its workers run there, too. Executors fetch the
 * program from the driver, as those of {@code spark-submit} do.
 */
final class SparkProcesses implements Preparation {
  private static final String SCALA_VERSION = "2.12";

  private final List<Path> classPath;
  private final Path logging;
  private final String moreJars;

  /**
   * @param classPath Spark's jars
   * @param logging the configuration of executors' logs
   * @param moreJars what the user named in {@code spark.jars}; empty if nothing
   */
  SparkProcesses(List<Path> classPath, Path logging, String moreJars) {
    this.classPath = classPath;
    this.logging = logging;
    this.moreJars = moreJars;
  }

  @Override
  public Needs prepare(Path folder, List<Path> program) throws IOException {
    Path jars = Files.createDirectories(folder.resolve("jars"));
    for (Path jar : classPath) {
      Files.createSymbolicLink(jars.resolve(jar.getFileName()), jar);
    }
    String shipped = program.stream().map(Path::toString).collect(Collectors.joining(","));
    return new Needs(
        Map.of(
            "spark.jars",
            moreJars.isEmpty() ? shipped : shipped + "," + moreJars,
            "spark.local.dir",
            folder.resolve("local").toString(),
            "spark.executor.defaultJavaOptions",
            "-Dlog4j2.configurationFile=" + logging.toUri()),
        Map.of(
            "SPARK_HOME", folder.toString(),
            "SPARK_SCALA_VERSION", SCALA_VERSION,
            "JAVA_HOME", System.getProperty("java.home")));
  }
}
