package org.minispark.compare.relocation;

import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.net.URLClassLoader;
import java.util.List;

/**
 * Relocates a program's classes as they are loaded. Its parent must know the target engine and must
 * not know the program, or the parent's unchanged classes would come first.
 */
public final class RelocatingClassLoader extends URLClassLoader {
  static {
    registerAsParallelCapable();
  }

  private final ClassRelocation relocation;

  public RelocatingClassLoader(List<URL> program, Naming naming, ClassLoader parent) {
    super("relocated program", program.toArray(URL[]::new), parent);
    this.relocation = new ClassRelocation(naming);
  }

  @Override
  protected Class<?> findClass(String name) throws ClassNotFoundException {
    try (InputStream classFile = findResourceAsStream(name.replace('.', '/') + ".class")) {
      if (classFile == null) {
        throw new ClassNotFoundException(name);
      }
      byte[] relocated = relocation.relocate(classFile.readAllBytes());
      return defineClass(name, relocated, 0, relocated.length);
    } catch (IOException e) {
      throw new ClassNotFoundException(name, e);
    }
  }

  private InputStream findResourceAsStream(String path) throws IOException {
    URL found = findResource(path);
    return found == null ? null : found.openStream();
  }
}
