package org.minispark.cluster.executor;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLConnection;
import java.net.URLStreamHandler;
import java.util.Collections;
import java.util.Enumeration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.minispark.engine.base.Unchecked;

/**
 * The program's classes and resources, which are the driver's: each is asked for once, whether
 * there is such a class or not. The engine's own come from this process, before the driver is
 * asked.
 *
 * <p>One lock per class, so that a thread that waits for the driver holds up only those that need
 * the same class.
 */
final class DriverClassLoader extends ClassLoader {
  static {
    registerAsParallelCapable();
  }

  private final Source driver;
  private final Map<String, Optional<byte[]>> resources = new ConcurrentHashMap<>();
  private final AtomicInteger jars = new AtomicInteger();

  /** Gets files of the driver's class path. */
  @FunctionalInterface
  interface Source {
    /**
     * The content of a file such as {@code org/example/Job.class}, if the driver has it.
     *
     * @throws IOException if the driver cannot be asked
     */
    Optional<byte[]> read(String path) throws IOException;
  }

  DriverClassLoader(ClassLoader engine, Source driver) {
    super("driver", engine);
    this.driver = driver;
  }

  /** The driver has so many more jars: what it did not have before may be in the newest. */
  void jarsAdded(int number) {
    if (jars.getAndAccumulate(number, Math::max) < number) {
      resources.values().removeIf(Optional::isEmpty);
    }
  }

  @Override
  protected Class<?> findClass(String name) throws ClassNotFoundException {
    byte[] classFile = readClass(name).orElseThrow(() -> new ClassNotFoundException(name));
    definePackageOf(name);
    return defineClass(name, classFile, 0, classFile.length);
  }

  private Optional<byte[]> readClass(String name) throws ClassNotFoundException {
    String path = name.replace('.', '/') + ".class";
    Optional<byte[]> known = resources.get(path);
    if (known != null && known.isEmpty()) {
      return known;
    }
    try {
      Optional<byte[]> classFile = known != null ? known : driver.read(path);
      if (classFile.isEmpty()) {
        resources.put(path, classFile);
      }
      return classFile;
    } catch (IOException e) {
      throw new ClassNotFoundException(name + " could not be had from the driver", e);
    }
  }

  private void definePackageOf(String className) {
    int end = className.lastIndexOf('.');
    if (end > 0 && getDefinedPackage(className.substring(0, end)) == null) {
      try {
        definePackage(className.substring(0, end), null, null, null, null, null, null, null);
      } catch (IllegalArgumentException definedMeanwhile) {
        return; // another thread has loaded the first class of the same package
      }
    }
  }

  @Override
  protected URL findResource(String name) {
    return readResource(name).map(content -> urlOf(name, content)).orElse(null);
  }

  @Override
  protected Enumeration<URL> findResources(String name) {
    URL found = findResource(name);
    return Collections.enumeration(found == null ? List.of() : List.of(found));
  }

  private Optional<byte[]> readResource(String name) {
    Optional<byte[]> known = resources.get(name);
    if (known != null) {
      return known;
    }
    try {
      Optional<byte[]> content = driver.read(name);
      Optional<byte[]> first = resources.putIfAbsent(name, content);
      return first != null ? first : content;
    } catch (IOException e) {
      throw Unchecked.rethrow(e);
    }
  }

  private static URL urlOf(String name, byte[] content) {
    try {
      return new URL("driver", null, -1, "/" + name, new InMemory(content));
    } catch (MalformedURLException e) {
      throw new IllegalArgumentException(name, e);
    }
  }

  /** Serves one resource. */
  private static final class InMemory extends URLStreamHandler {
    private final byte[] content;

    InMemory(byte[] content) {
      this.content = content;
    }

    @Override
    protected URLConnection openConnection(URL url) {
      return new URLConnection(url) {
        @Override
        public void connect() {
          connected = true;
        }

        @Override
        public long getContentLengthLong() {
          return content.length;
        }

        @Override
        public InputStream getInputStream() {
          return new ByteArrayInputStream(content);
        }
      };
    }
  }
}
