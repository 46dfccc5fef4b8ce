package org.minispark.cluster.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.JarURLConnection;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URL;
import java.net.URLConnection;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.TreeSet;
import java.util.jar.JarEntry;
import java.util.stream.Stream;

/** The programs of one package, found on the class path by their simple names. */
final class ExampleCatalog {
  private static final String SUFFIX = ".class";

  private final String packageName;
  private final ClassLoader classLoader;

  ExampleCatalog(String packageName, ClassLoader classLoader) {
    this.packageName = packageName;
    this.classLoader = classLoader;
  }

  /** The program of that name; its case does not matter where the name alone is clear. */
  Optional<Class<?>> find(String name) {
    Optional<Class<?>> exact = load(name);
    return exact.isPresent() ? exact : findIgnoringCase(name);
  }

  /** The names of all programs, sorted. */
  NavigableSet<String> names() {
    NavigableSet<String> names = new TreeSet<>();
    try {
      for (URL folder : Collections.list(classLoader.getResources(folderName()))) {
        classNames(folder).filter(name -> load(name).isPresent()).forEach(names::add);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("cannot list the examples", e);
    }
    return names;
  }

  private Optional<Class<?>> findIgnoringCase(String name) {
    List<String> matches = names().stream().filter(name::equalsIgnoreCase).toList();
    return matches.size() == 1 ? load(matches.get(0)) : Optional.empty();
  }

  private Optional<Class<?>> load(String name) {
    try {
      Class<?> type = Class.forName(packageName + "." + name, false, classLoader);
      return UserProgram.hasMain(type) ? Optional.of(type) : Optional.empty();
    } catch (ClassNotFoundException e) {
      return Optional.empty();
    } catch (NoClassDefFoundError e) {
      // What a file system that ignores case answers to a name written in another case.
      return Optional.empty();
    }
  }

  private String folderName() {
    return packageName.replace('.', '/') + "/";
  }

  private Stream<String> classNames(URL folder) throws IOException {
    URLConnection connection = folder.openConnection();
    List<String> fileNames =
        connection instanceof JarURLConnection jar ? namesInJar(jar) : namesInFolder(folder);
    return fileNames.stream()
        .filter(name -> name.endsWith(SUFFIX) && !name.contains("$") && !name.contains("-"))
        .map(name -> name.substring(0, name.length() - SUFFIX.length()));
  }

  private List<String> namesInJar(JarURLConnection jar) throws IOException {
    return jar.getJarFile().stream()
        .map(JarEntry::getName)
        .filter(name -> name.startsWith(folderName()))
        .map(name -> name.substring(folderName().length()))
        .filter(name -> !name.contains("/"))
        .toList();
  }

  private static List<String> namesInFolder(URL folder) throws IOException {
    try (Stream<Path> files = Files.list(Path.of(new URI(folder.toString())))) {
      return files.map(file -> file.getFileName().toString()).toList();
    } catch (URISyntaxException e) {
      throw new IOException("not a folder: " + folder, e);
    }
  }
}
