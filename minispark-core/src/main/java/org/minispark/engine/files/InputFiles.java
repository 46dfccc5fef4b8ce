package org.minispark.engine.files;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.function.Function;
import org.minispark.hadoop.mapred.InvalidInputException;

/**
 * Finds the files that a program means by the paths it gives: names, directories and patterns,
 * separated by commas. Files whose names begin with {@code _} or {@code .} are not input.
 *
 * <p>Files come in the order of the paths, those of one path in the order of their names; so the
 * partitions are the same on every file system, and those of Spark where the file system lists in
 * this order.
 */
public final class InputFiles {
  private final Subdirectories subdirectories;
  private final List<IOException> problems = new ArrayList<>();
  private final List<InputFile> found = new ArrayList<>();

  private InputFiles(Subdirectories subdirectories) {
    this.subdirectories = subdirectories;
  }

  /** What to do with a directory inside a directory. */
  public enum Subdirectories {
    REFUSE,
    READ,
    /** Passed over without a word, as Hadoop's newer formats do. */
    SKIP
  }

  /**
   * The files behind {@code paths}, with their lengths.
   *
   * @throws InvalidInputException naming each path that does not exist or matches nothing
   * @throws IOException if something cannot be listed, or is a directory in a directory
   */
  public static List<InputFile> find(String paths, Subdirectories subdirectories)
      throws IOException {
    return find(paths, subdirectories, InvalidInputException::new);
  }

  /**
   * The same for whole files and binary records, which Spark reads through Hadoop's newer formats.
   *
   * @throws org.minispark.hadoop.mapreduce.lib.input.InvalidInputException as above
   */
  public static List<InputFile> findWhole(String paths, Subdirectories subdirectories)
      throws IOException {
    return find(
        paths, subdirectories, org.minispark.hadoop.mapreduce.lib.input.InvalidInputException::new);
  }

  /**
   * Checks the paths without looking for files.
   *
   * @throws IllegalArgumentException if one is empty
   */
  public static void requireNames(String paths) {
    Glob.splitAtCommas(paths).forEach(FileName::parse);
  }

  private static List<InputFile> find(
      String paths,
      Subdirectories subdirectories,
      Function<List<IOException>, IOException> invalidInput)
      throws IOException {
    InputFiles files = new InputFiles(subdirectories);
    List<FileName> names = new ArrayList<>();
    for (String path : Glob.splitAtCommas(paths)) {
      names.add(FileName.parse(path));
    }
    for (FileName name : names) {
      files.add(name);
    }
    if (!files.problems.isEmpty()) {
      throw invalidInput.apply(files.problems);
    }
    return files.found;
  }

  private void add(FileName pattern) throws IOException {
    Matches matches = match(pattern);
    if (matches.names.isEmpty()) {
      problems.add(
          new IOException(
              matches.wild
                  ? "Input Pattern " + pattern + " matches 0 files"
                  : "Input path does not exist: " + pattern));
      return;
    }
    try (FileAccess access = FileAccess.to(pattern)) {
      for (String path : matches.names) {
        addFileOrDirectory(access, new FileName(pattern.root(), path));
      }
    }
  }

  private void addFileOrDirectory(FileAccess access, FileName name) throws IOException {
    BasicFileAttributes attributes = attributes(access.path(name), name);
    if (!attributes.isDirectory()) {
      found.add(new InputFile(name, attributes.size()));
      return;
    }
    for (String child : visibleChildren(access, name)) {
      FileName inside = name.child(child);
      if (!Files.exists(access.path(inside))) {
        continue; // gone meanwhile, or a link to nowhere
      }
      BasicFileAttributes of = attributes(access.path(inside), inside);
      if (!of.isDirectory()) {
        found.add(new InputFile(inside, of.size()));
      } else if (subdirectories == Subdirectories.READ) {
        addFileOrDirectory(access, inside);
      } else if (subdirectories == Subdirectories.REFUSE) {
        throw new IOException(
            "Path: "
                + inside.path()
                + " is a directory, which is not supported by the record reader when"
                + " `mapreduce.input.fileinputformat.input.dir.recursive` is false.");
      }
    }
  }

  private static BasicFileAttributes attributes(Path path, FileName name) throws IOException {
    try {
      return Files.readAttributes(path, BasicFileAttributes.class);
    } catch (IOException e) {
      throw FileProblem.of(name, e);
    }
  }

  private record Matches(TreeSet<String> names, boolean wild) {}

  private static Matches match(FileName pattern) throws IOException {
    TreeSet<String> names = new TreeSet<>();
    List<String> flat = Glob.expandSlashes(pattern.path());
    boolean wild = flat.size() > 1;
    try (FileAccess access = FileAccess.to(pattern)) {
      for (String one : flat) {
        List<Glob> steps = steps(one);
        wild |= steps.stream().anyMatch(Glob::isWild);
        for (FileName match : walk(access, new FileName(pattern.root(), "/"), steps)) {
          if (isVisible(match.lastStep())) {
            names.add(match.path());
          }
        }
      }
    }
    return new Matches(names, wild);
  }

  private static List<Glob> steps(String path) throws IOException {
    List<Glob> steps = new ArrayList<>();
    for (String step : path.split("/+")) {
      if (!step.isEmpty()) {
        steps.add(Glob.compile(step));
      }
    }
    return steps;
  }

  private static List<FileName> walk(FileAccess access, FileName root, List<Glob> steps)
      throws IOException {
    List<FileName> candidates = List.of(root);
    for (Glob step : steps) {
      List<FileName> next = new ArrayList<>();
      for (FileName candidate : candidates) {
        if (step.isWild()) {
          children(access, candidate).stream()
              .filter(step::matches)
              .forEach(name -> next.add(candidate.child(name)));
        } else {
          next.add(candidate.child(step.literal()));
        }
      }
      candidates = next;
    }
    return candidates.stream().filter(name -> Files.exists(access.path(name))).toList();
  }

  private static boolean isVisible(String name) {
    return !name.startsWith("_") && !name.startsWith(".");
  }

  private static List<String> visibleChildren(FileAccess access, FileName directory)
      throws IOException {
    return children(access, directory).stream().filter(InputFiles::isVisible).toList();
  }

  /** The names in a directory, sorted; none of what is not there or is a file. */
  static List<String> children(FileAccess access, FileName directory) throws IOException {
    List<String> names = new ArrayList<>();
    try (DirectoryStream<Path> entries = Files.newDirectoryStream(access.path(directory))) {
      for (Path entry : entries) {
        String name = entry.getFileName().toString();
        names.add(name.endsWith("/") ? name.substring(0, name.length() - 1) : name);
      }
    } catch (NoSuchFileException | NotDirectoryException nothingToList) {
      return List.of();
    } catch (IOException e) {
      throw FileProblem.of(directory, e);
    }
    names.sort(null);
    return names;
  }
}
