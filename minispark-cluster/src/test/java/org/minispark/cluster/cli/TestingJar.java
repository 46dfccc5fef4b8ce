package org.minispark.cluster.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.stream.Stream;

/** Jars as a user's build makes them, compiled by the test. */
final class TestingJar {
  private final Path folder;

  /**
   * @param folder where jars and their sources stand
   */
  TestingJar(Path folder) {
    this.folder = folder;
  }

  /** One class without a package, whose jar names it as the main class. */
  Path program(String name, String source) throws IOException {
    return jar(name + ".jar", name, name, source);
  }

  /**
   * A jar of one source file.
   *
   * @param mainClass what the manifest names; null for a jar without a manifest
   */
  Path jar(String jarName, String mainClass, String className, String source) throws IOException {
    Path own = Files.createTempDirectory(folder, "jar");
    Path file = Files.writeString(own.resolve(className + ".java"), source);
    assertThat(JavaBlocks.compile(List.of(file), own)).isEmpty();
    return write(folder.resolve(jarName), mainClass, own.resolve("classes"));
  }

  /** A jar of all that is in a folder. */
  static Path ofFolder(Path jar, Path classes) throws IOException {
    return write(jar, null, classes);
  }

  private static Path write(Path jar, String mainClass, Path classes) throws IOException {
    try (OutputStream out = Files.newOutputStream(jar);
        JarOutputStream entries = open(out, mainClass)) {
      for (Path file : files(classes)) {
        String name = classes.relativize(file).toString();
        entries.putNextEntry(new JarEntry(name.replace('\\', '/')));
        entries.write(Files.readAllBytes(file));
        entries.closeEntry();
      }
    }
    return jar;
  }

  private static JarOutputStream open(OutputStream out, String mainClass) throws IOException {
    if (mainClass == null) {
      return new JarOutputStream(out);
    }
    Manifest manifest = new Manifest();
    manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
    manifest.getMainAttributes().put(Attributes.Name.MAIN_CLASS, mainClass);
    return new JarOutputStream(out, manifest);
  }

  private static List<Path> files(Path folder) throws IOException {
    try (Stream<Path> all = Files.walk(folder)) {
      return new ArrayList<>(all.filter(Files::isRegularFile).sorted().toList());
    }
  }
}
