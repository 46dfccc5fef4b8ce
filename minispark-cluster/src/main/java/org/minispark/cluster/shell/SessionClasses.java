package org.minispark.cluster.shell;

import java.io.File;
import java.net.MalformedURLException;
import java.nio.file.Path;
import java.util.List;
import org.minispark.SparkConf;
import org.minispark.api.java.JavaSparkContext;

/**
 * One session: the classes that JShell makes of what is typed, and the context that runs them.
 * Executors ask for the bytes of the classes as for those of any program, as resources.
 */
final class SessionClasses extends ClassesInMemory {
  private final JavaSparkContext context;

  /** Starts the context, whose tasks find these classes. */
  SessionClasses(ClassLoader parent, SparkConf conf) {
    super("shell", parent);
    Thread starter = Thread.currentThread();
    ClassLoader before = starter.getContextClassLoader();
    starter.setContextClassLoader(this);
    try {
      this.context = new JavaSparkContext(conf);
    } finally {
      starter.setContextClassLoader(before);
    }
  }

  JavaSparkContext context() {
    return context;
  }

  /** Adds a folder or jar, if the shell itself was not started with it. */
  void addPlace(String place) throws MalformedURLException {
    List<String> known = List.of(System.getProperty("java.class.path").split(File.pathSeparator));
    if (!place.isEmpty() && !known.contains(place)) {
      addURL(Path.of(place).toUri().toURL());
    }
  }
}
