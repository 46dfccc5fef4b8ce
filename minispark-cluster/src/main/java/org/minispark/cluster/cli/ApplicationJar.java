package org.minispark.cluster.cli;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.net.MalformedURLException;
import java.net.URI;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.jar.Attributes;
import java.util.jar.JarFile;
import java.util.jar.Manifest;
import java.util.stream.Stream;

/**
 * A program in a jar, as {@code submit} is given it.
 *
 * @param file the jar, absolute
 * @param mainClass the class with the main method
 */
record ApplicationJar(Path file, String mainClass) {
  private static final String SPARK = "org/apache/spark/";

  /**
   * Finds the program.
   *
   * @param name a path, or a URI {@code file:} or {@code local:}
   * @param mainClass the class to run; without it, the one that the jar's manifest names
   * @throws IllegalArgumentException if there is no such program
   */
  static ApplicationJar find(String name, Optional<String> mainClass) {
    Path file =
        fileOf(name)
            .orElseThrow(() -> new IllegalArgumentException("cannot run " + name + ": no file"));
    if (!Files.isRegularFile(file)) {
      throw new IllegalArgumentException("there is no file " + file);
    }
    return new ApplicationJar(file, mainClass.orElseGet(() -> mainClassOf(file)));
  }

  /** The file that a path means, absolute; empty if it lies elsewhere, such as in the web. */
  static Optional<Path> fileOf(String name) {
    if (name.startsWith("file:") || name.startsWith("local:")) {
      return Optional.of(Path.of(URI.create(name).getPath()).toAbsolutePath().normalize());
    }
    boolean isUri = name.matches("[A-Za-z][A-Za-z0-9+.-]+:.*");
    return isUri ? Optional.empty() : Optional.of(Path.of(name).toAbsolutePath().normalize());
  }

  private static String mainClassOf(Path file) {
    try (JarFile jar = new JarFile(file.toFile())) {
      Manifest manifest = jar.getManifest();
      String named =
          manifest == null
              ? null
              : manifest.getMainAttributes().getValue(Attributes.Name.MAIN_CLASS);
      if (named == null) {
        throw new IllegalArgumentException(
            "the manifest of " + file + " names no main class; --class says which");
      }
      return named.strip();
    } catch (IOException e) {
      throw new IllegalArgumentException("cannot read " + file + ": " + e.getMessage(), e);
    }
  }

  /**
   * The main class, in a loader of its own.
   *
   * @param before jars and folders of the class path that come before this jar
   * @param after URIs of jars that come behind it
   * @throws IllegalArgumentException if it is not there, is no program, or is one of real Spark's
   */
  Class<?> load(String before, List<String> after, ClassLoader parent) {
    URLClassLoader loader = new URLClassLoader(file.toString(), urls(before, after), parent);
    requireOwnNames(loader);
    try {
      Class<?> type = Class.forName(mainClass, false, loader);
      if (!UserProgram.hasMain(type)) {
        throw new IllegalArgumentException("there is no main method in class " + mainClass);
      }
      return type;
    } catch (ClassNotFoundException e) {
      throw new IllegalArgumentException("there is no class " + mainClass + " in " + file, e);
    } catch (NoClassDefFoundError e) {
      throw new IllegalArgumentException(
          "class " + mainClass + " needs " + e.getMessage() + ", which no jar has (--jars)", e);
    }
  }

  private URL[] urls(String before, List<String> after) {
    List<URL> urls = new ArrayList<>();
    Stream.of(before.split(File.pathSeparator))
        .filter(place -> !place.isEmpty())
        .forEach(place -> urls.add(url(Path.of(place).toUri())));
    urls.add(url(file.toUri()));
    for (String jar : after) {
      urls.add(url(fileOf(jar).map(Path::toUri).orElseGet(() -> URI.create(jar))));
    }
    return urls.toArray(new URL[0]);
  }

  private static URL url(URI place) {
    try {
      return place.toURL();
    } catch (MalformedURLException e) {
      throw new IllegalArgumentException("cannot load classes from " + place, e);
    }
  }

  private void requireOwnNames(ClassLoader loader) {
    try (InputStream in = loader.getResourceAsStream(mainClass.replace('.', '/') + ".class")) {
      if (in != null
          && new String(in.readAllBytes(), StandardCharsets.ISO_8859_1).contains(SPARK)) {
        throw new IllegalArgumentException(
            "class " + mainClass + " is compiled for real Spark; " + howToRelocate());
      }
    } catch (IOException e) {
      throw new IllegalArgumentException("cannot read " + file + ": " + e.getMessage(), e);
    }
  }

  /** What to do with a program that is compiled for Spark; empty if this failure is not why. */
  Optional<String> advice(Throwable failure) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      boolean isMissing =
          cause instanceof NoClassDefFoundError || cause instanceof ClassNotFoundException;
      if (isMissing && String.valueOf(cause.getMessage()).replace('.', '/').contains(SPARK)) {
        return Optional.of("part of the program is compiled for real Spark; " + howToRelocate());
      }
    }
    return Optional.empty();
  }

  private String howToRelocate() {
    return "'./minispark relocate "
        + file.getFileName()
        + " OUT.jar --to minispark' makes a jar that runs here";
  }
}
