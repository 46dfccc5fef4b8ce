package org.minispark.benchmarks;

import java.io.File;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * What Spark needs to start executors as processes: a folder that looks like an installation, with
 * links to its jars. The launcher names it in the environment ({@code SPARK_HOME}).
 */
final class SparkHome {
  private SparkHome() {}

  static void prepare(String classPath) throws IOException {
    String home = System.getenv("SPARK_HOME");
    if (home == null) {
      return; // then only threads can be measured, as Spark will say
    }
    Path jars = Files.createDirectories(Path.of(home, "jars"));
    for (String jar : classPath.split(File.pathSeparator)) {
      link(jars, Path.of(jar));
    }
  }

  private static void link(Path jars, Path jar) throws IOException {
    try {
      Files.createSymbolicLink(jars.resolve(jar.getFileName()), jar);
    } catch (FileAlreadyExistsException fromAnEarlierRun) {
      return;
    }
  }
}
