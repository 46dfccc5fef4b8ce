package org.minispark.cluster.shell;

import java.io.ByteArrayInputStream;
import java.io.File;
import java.io.InputStream;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.minispark.SparkConf;
import org.minispark.api.java.JavaSparkContext;

/**
 * One session: the classes that JShell makes of what is typed, and the context that runs them.
 * Executors ask for the bytes of the classes as for those of any program: through {@link
 * #getResourceAsStream}.
 */
final class SessionClasses extends URLClassLoader {
  private final Map<String, byte[]> classFiles = new ConcurrentHashMap<>();

  private final JavaSparkContext context;

  /** Starts the context, whose tasks find these classes. */
  SessionClasses(ClassLoader parent, SparkConf conf) {
    super("shell", new URL[0], parent);
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

  /** Keeps the bytes of a class, until somebody asks for it. */
  void add(String name, byte[] classFile) {
    classFiles.put(name, classFile);
  }

  /** Adds a folder or jar, if the shell itself was not started with it. */
  void addPlace(String place) throws MalformedURLException {
    List<String> known = List.of(System.getProperty("java.class.path").split(File.pathSeparator));
    if (!place.isEmpty() && !known.contains(place)) {
      addURL(Path.of(place).toUri().toURL());
    }
  }

  @Override
  protected Class<?> findClass(String name) throws ClassNotFoundException {
    byte[] classFile = classFiles.get(name);
    return classFile == null
        ? super.findClass(name)
        : defineClass(name, classFile, 0, classFile.length);
  }

  @Override
  public InputStream getResourceAsStream(String name) {
    byte[] classFile = classFiles.get(name.replaceFirst("\\.class$", "").replace('/', '.'));
    return classFile == null
        ? super.getResourceAsStream(name)
        : new ByteArrayInputStream(classFile);
  }
}
