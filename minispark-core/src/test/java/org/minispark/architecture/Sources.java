package org.minispark.architecture;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The sources of core and the project's pages, from wherever a test is started. */
final class Sources {
  private Sources() {}

  /** Maven runs a module's tests in its own folder, an editor often in the project's. */
  static Path project() {
    return Files.isDirectory(Path.of("minispark-core")) ? Path.of("") : Path.of("..");
  }

  static Path main() {
    return project().resolve(Path.of("minispark-core", "src", "main", "java"));
  }

  static String page(String name) throws IOException {
    return Files.readString(project().resolve("docs").resolve(name));
  }

  /**
   * The source file of a class of core.
   *
   * @throws IllegalArgumentException if there is none of that simple name, or more than one
   */
  static Path fileOf(String simpleName) throws IOException {
    try (Stream<Path> files = Files.walk(main())) {
      List<Path> found = files.filter(file -> file.endsWith(simpleName + ".java")).toList();
      if (found.size() != 1) {
        throw new IllegalArgumentException("Class " + simpleName + " of the page is in " + found);
      }
      return found.get(0);
    }
  }

  /** The full name of the class that a source file holds. */
  static String classIn(Path file) {
    String path = main().relativize(file).toString();
    return path.substring(0, path.length() - ".java".length()).replace('/', '.').replace('\\', '.');
  }
}
