package org.minispark.cluster.shell;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.net.URLConnection;
import java.net.URLStreamHandler;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Classes that stand in no file. Their bytes can be read as resources, by loaders above this one
 * too: the engine tells the line of a closure by them, and executors ask for them.
 */
public class ClassesInMemory extends URLClassLoader {
  private static final String SUFFIX = ".class";

  private final Map<String, byte[]> classFiles = new ConcurrentHashMap<>();

  public ClassesInMemory(String name, ClassLoader parent) {
    super(name, new URL[0], parent);
  }

  /** Keeps the bytes of a class, until somebody asks for it. */
  public final void add(String className, byte[] classFile) {
    classFiles.put(className, classFile);
  }

  @Override
  protected Class<?> findClass(String name) throws ClassNotFoundException {
    byte[] classFile = classFiles.get(name);
    return classFile == null
        ? super.findClass(name)
        : defineClass(name, classFile, 0, classFile.length);
  }

  @Override
  public URL findResource(String name) {
    byte[] classFile =
        name.endsWith(SUFFIX)
            ? classFiles.get(name.substring(0, name.length() - SUFFIX.length()).replace('/', '.'))
            : null;
    return classFile == null ? super.findResource(name) : urlOf(name, classFile);
  }

  private static URL urlOf(String name, byte[] classFile) {
    try {
      return new URL("memory", null, -1, "/" + name, new InMemory(classFile));
    } catch (MalformedURLException e) {
      throw new IllegalArgumentException(name, e);
    }
  }

  /** Serves the bytes of one class. */
  private static final class InMemory extends URLStreamHandler {
    private final byte[] classFile;

    InMemory(byte[] classFile) {
      this.classFile = classFile;
    }

    @Override
    protected URLConnection openConnection(URL url) {
      return new URLConnection(url) {
        @Override
        public void connect() {
          connected = true;
        }

        @Override
        public InputStream getInputStream() {
          return new ByteArrayInputStream(classFile);
        }
      };
    }
  }
}
