package org.minispark.engine.files;

import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;

/** The program's classes and those of jars that it adds while it runs. */
final class AddedJars extends URLClassLoader {
  static {
    registerAsParallelCapable();
  }

  AddedJars(ClassLoader program) {
    super("added jars", new URL[0], program);
  }

  void add(Path jar) throws MalformedURLException {
    addURL(jar.toUri().toURL());
  }
}
