package org.minispark.compare.surface;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.tree.ClassNode;

/** The classes of a class path, read from their files and never loaded. */
final class ClassFiles implements AutoCloseable {
  private final URLClassLoader files;
  private final Map<String, Optional<ClassNode>> read = new HashMap<>();

  ClassFiles(List<Path> classPath) {
    files =
        new URLClassLoader(
            classPath.stream().map(ClassFiles::url).toArray(URL[]::new),
            ClassLoader.getPlatformClassLoader());
  }

  /** The class of that internal name, if the class path or the JDK has it. */
  Optional<ClassNode> find(String name) {
    return read.computeIfAbsent(name, this::read);
  }

  /** All classes and interfaces above the class, nearest first, without itself. */
  Set<String> supertypes(String name) {
    Set<String> all = new LinkedHashSet<>();
    addSupertypes(name, all);
    return all;
  }

  @Override
  public void close() throws IOException {
    files.close();
  }

  private void addSupertypes(String name, Set<String> all) {
    ClassNode node = find(name).orElse(null);
    if (node == null) {
      return;
    }
    List<String> parents = new ArrayList<>(node.interfaces);
    if (node.superName != null) {
      parents.add(0, node.superName);
    }
    for (String parent : parents) {
      if (all.add(parent)) {
        addSupertypes(parent, all);
      }
    }
  }

  private Optional<ClassNode> read(String name) {
    try (InputStream in = files.getResourceAsStream(name + ".class")) {
      if (in == null) {
        return Optional.empty();
      }
      ClassNode node = new ClassNode();
      new ClassReader(in)
          .accept(node, ClassReader.SKIP_CODE | ClassReader.SKIP_DEBUG | ClassReader.SKIP_FRAMES);
      return Optional.of(node);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read class " + name, e);
    }
  }

  private static URL url(Path entry) {
    try {
      return entry.toUri().toURL();
    } catch (MalformedURLException e) {
      throw new IllegalArgumentException("not a class path entry: " + entry, e);
    }
  }
}
