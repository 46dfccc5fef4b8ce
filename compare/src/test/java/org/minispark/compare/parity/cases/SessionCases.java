package org.minispark.compare.parity.cases;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.NoSuchElementException;
import org.minispark.SparkConf;
import org.minispark.api.java.JavaSparkContext;
import org.minispark.compare.parity.probe.Report;
import org.minispark.sql.SparkSession;

/** The way into a context that Spark's examples take. */
public final class SessionCases {
  private SessionCases() {}

  public static Object session(Path folder) throws IOException {
    Path file = Files.writeString(folder.resolve("lines"), "to be\nor not\n\nto be\n");
    SparkConf conf = new SparkConf(false).set("spark.own.conf", "c");
    SparkSession session =
        SparkSession.builder()
            .appName("session")
            .master("local[1]")
            .config("spark.ui.enabled", false)
            .config("spark.driver.host", "127.0.0.1")
            .config("spark.own.long", 5L)
            .config("spark.own.double", 0.5)
            .config(Map.of("spark.own.map", 7))
            .config(conf)
            .getOrCreate();
    try (JavaSparkContext sc = new JavaSparkContext(session.sparkContext())) {
      return new Report()
          .of("name", () -> sc.appName() + " on " + sc.master())
          .of("long", () -> sc.getConf().get("spark.own.long"))
          .of("double", () -> session.conf().get("spark.own.double"))
          .of("map", () -> session.conf().get("spark.own.map"))
          .of("conf", () -> session.conf().get("spark.own.conf", "none"))
          .of("none", () -> session.conf().get("spark.own.none", "none"))
          .of("missing", () -> missing(session))
          .of("lines", () -> session.read().textFile(file.toString()).javaRDD().collect())
          .of("again", () -> session.read().textFile(file.toString()).toJavaRDD().count())
          .of("same", () -> SparkSession.builder().getOrCreate() == session)
          .of("active", () -> SparkSession.active() == session)
          .does("stopped", () -> session.stop())
          .of("context", () -> session.sparkContext().isStopped());
    } finally {
      SparkSession.clearActiveSession();
      SparkSession.clearDefaultSession();
    }
  }

  /** Spark's exception is a child of this one, which programs cannot name. */
  private static String missing(SparkSession session) {
    try {
      return session.conf().get("spark.own.none");
    } catch (NoSuchElementException e) {
      return e.getMessage();
    }
  }
}
