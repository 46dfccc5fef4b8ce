package org.minispark.compare.report;

import java.util.Map;
import java.util.TreeMap;
import org.minispark.compare.check.Equality;
import org.minispark.compare.run.Engine;
import org.minispark.compare.run.SparkSetting;

/** What a comparison was made with: enough to make it again. */
public record Surroundings(
    String sparkVersion,
    String miniSparkVersion,
    String master,
    Equality equality,
    String sparkSetting,
    Map<String, String> configuration) {
  public static Surroundings of(
      Engine spark,
      Engine miniSpark,
      String master,
      SparkSetting setting,
      Map<String, String> configuration) {
    return new Surroundings(
        spark.version(),
        miniSpark.version(),
        master,
        Equality.on(master),
        setting.meaning(),
        new TreeMap<>(configuration));
  }

  String java() {
    return System.getProperty("java.vm.name") + " " + System.getProperty("java.version");
  }

  String machine() {
    return System.getProperty("os.name")
        + " "
        + System.getProperty("os.arch")
        + ", "
        + Runtime.getRuntime().availableProcessors()
        + " processors";
  }

  String headline() {
    return "MiniSpark "
        + miniSparkVersion
        + " beside Apache Spark "
        + sparkVersion
        + " on "
        + master
        + " (Java "
        + System.getProperty("java.version")
        + ", "
        + Runtime.getRuntime().availableProcessors()
        + " processors)";
  }
}
