package org.minispark.junit5;

import org.junit.jupiter.api.extension.ExtensionContext.Store.CloseableResource;
import org.minispark.SparkContext;
import org.minispark.api.java.JavaSparkContext;
import org.minispark.sql.SparkSession;
import org.slf4j.spi.SLF4JServiceProvider;

/** One engine, with the faces that tests ask for; JUnit closes it with the store that holds it. */
final class TestEngine implements CloseableResource {
  private final JavaSparkContext context;
  private final SparkSession session;

  static {
    keepQuietWithoutLog();
  }

  TestEngine(Settings settings, String applicationName) {
    this.context = new JavaSparkContext(settings.toConf(applicationName));
    this.session = new SparkSession(context.sc());
  }

  /** Where no log is configured, SLF4J would say so on standard error; a test need not hear it. */
  private static void keepQuietWithoutLog() {
    String verbosity = "slf4j.internal.verbosity";
    if (System.getProperty(verbosity) == null && !hasLog()) {
      System.setProperty(verbosity, "ERROR");
    }
  }

  private static boolean hasLog() {
    String providers = "META-INF/services/" + SLF4JServiceProvider.class.getName();
    return SLF4JServiceProvider.class.getClassLoader().getResource(providers) != null;
  }

  static boolean hasFace(Class<?> type) {
    return type == JavaSparkContext.class
        || type == SparkContext.class
        || type == SparkSession.class;
  }

  Object face(Class<?> type) {
    if (type == SparkSession.class) {
      return session;
    }
    return type == SparkContext.class ? context.sc() : context;
  }

  /** Lets {@code getOrCreate} find this engine on the calling thread. */
  void activate() {
    SparkSession.setActiveSession(session);
  }

  @Override
  public void close() {
    context.close();
  }
}
