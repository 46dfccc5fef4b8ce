package org.minispark.engine.files;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** Local files and directories, each with all that is in it. Links are followed when copied. */
final class FileTree {
  private FileTree() {}

  static void copy(Path source, Path target) throws IOException {
    for (Path from : all(source)) {
      Path to = target.resolve(source.relativize(from).toString());
      if (Files.isDirectory(from)) {
        Files.createDirectories(to);
      } else {
        Files.copy(from, to);
      }
    }
  }

  /** Whether both have the same names and contents. */
  static boolean isSame(Path one, Path other) throws IOException {
    if (!Files.isDirectory(one) || !Files.isDirectory(other)) {
      return Files.isRegularFile(one)
          && Files.isRegularFile(other)
          && Files.mismatch(one, other) < 0;
    }
    List<String> names = filesIn(one);
    if (!names.equals(filesIn(other))) {
      return false;
    }
    for (String name : names) {
      if (Files.mismatch(one.resolve(name), other.resolve(name)) >= 0) {
        return false;
      }
    }
    return true;
  }

  /** The files below a directory, by their paths from there, with slashes, sorted. */
  static List<String> filesIn(Path directory) throws IOException {
    return all(directory).stream()
        .filter(Files::isRegularFile)
        .map(file -> directory.relativize(file).toString().replace('\\', '/'))
        .sorted()
        .toList();
  }

  /** Files that are given to tasks may be programs, as in Spark. */
  static void makeExecutable(Path tree) throws IOException {
    for (Path file : all(tree)) {
      if (Files.isRegularFile(file) && !file.toFile().setExecutable(true, false)) {
        throw new IOException("Cannot make " + file + " executable");
      }
    }
  }

  static void delete(Path tree) throws IOException {
    List<Path> all = all(tree);
    for (Path path : all.stream().sorted(Comparator.reverseOrder()).toList()) {
      Files.delete(path);
    }
  }

  private static List<Path> all(Path tree) throws IOException {
    try (Stream<Path> all = Files.walk(tree)) {
      return all.toList();
    }
  }
}
