package org.minispark.engine.files;

import java.io.File;
import java.io.IOException;
import java.io.Serializable;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * The absolute name of a file or directory, read as Hadoop reads it: a path, or a URI in which
 * nothing is percent-encoded, so that {@code file:/a%20b} names a file with a percent sign.
 *
 * @param root the file system: {@code file:}, {@code scheme://authority}, {@code
 *     jar:file:/archive.zip!}
 * @param path from the root, with a leading slash and none at the end
 */
public record FileName(String root, String path) implements Serializable {
  private static final long serialVersionUID = 1L;

  private static final String LOCAL = "file:";
  private static final String JAR = "jar:";
  private static final String ARCHIVE_END = "!/";

  /**
   * Reads a name; a relative one starts at the working directory.
   *
   * @throws IllegalArgumentException if the name is empty
   */
  public static FileName parse(String name) {
    if (name.isEmpty()) {
      throw new IllegalArgumentException("Can not create a Path from an empty string");
    }
    int archiveEnd = name.lastIndexOf(ARCHIVE_END);
    if (name.startsWith(JAR) && archiveEnd > 0) {
      return of(name.substring(0, archiveEnd + 1), name.substring(archiveEnd + 1));
    }
    int colon = name.indexOf(':');
    int slash = name.indexOf('/');
    if (colon <= 0 || (slash >= 0 && slash < colon)) {
      return of(LOCAL, slash == 0 ? name : workingDirectory() + "/" + name);
    }
    return ofUri(name.substring(0, colon + 1), name.substring(colon + 1));
  }

  private static FileName ofUri(String scheme, String rest) {
    if (!rest.startsWith("//")) {
      return of(scheme, rest);
    }
    int path = rest.indexOf('/', 2);
    String authority = path < 0 ? rest : rest.substring(0, path);
    String root = authority.length() == 2 ? scheme : scheme + authority;
    return of(root, path < 0 ? "/" : rest.substring(path));
  }

  private static FileName of(String root, String path) {
    if (!path.startsWith("/")) {
      throw new IllegalArgumentException("Relative path in absolute URI: " + root + path);
    }
    return new FileName(root, normalize(path));
  }

  /** The name of a local file. */
  public static FileName of(Path local) {
    return of(LOCAL, local.toAbsolutePath().toString());
  }

  private static String workingDirectory() {
    return new File("").getAbsolutePath();
  }

  private static String normalize(String path) {
    StringBuilder normal = new StringBuilder();
    for (String step : path.split("/+", -1)) {
      if (step.equals("..")) {
        normal.setLength(Math.max(normal.lastIndexOf("/"), 0));
      } else if (!step.isEmpty() && !step.equals(".")) {
        normal.append('/').append(step);
      }
    }
    return normal.isEmpty() ? "/" : normal.toString();
  }

  /** The last step of the path. */
  public String lastStep() {
    return path.substring(path.lastIndexOf('/') + 1);
  }

  /** The name of a file in this directory, whatever characters it has. */
  public FileName child(String step) {
    return new FileName(root, path.equals("/") ? "/" + step : path + "/" + step);
  }

  /** The name of another file in the same directory. */
  public FileName sibling(String step) {
    return new FileName(root, path.substring(0, path.lastIndexOf('/') + 1) + step);
  }

  /** Makes the directory and those above it, where they are missing. */
  public void createDirectories() throws IOException {
    try {
      Files.createDirectories(FileAccess.shared(this).path(this));
    } catch (IOException e) {
      throw FileProblem.of(this, e);
    }
  }

  /** Makes the directory, in one that is there. */
  void createDirectory() throws IOException {
    try {
      Files.createDirectory(FileAccess.shared(this).path(this));
    } catch (IOException e) {
      throw FileProblem.of(this, e);
    }
  }

  /** Whether there is a file or directory of that name. */
  public boolean exists() throws IOException {
    try (FileAccess access = FileAccess.to(this)) {
      return Files.exists(access.path(this));
    }
  }

  /** The names in this directory, sorted; none of what is not there or is a file. */
  public List<String> children() throws IOException {
    try (FileAccess access = FileAccess.to(this)) {
      return InputFiles.children(access, this);
    }
  }

  boolean isLocal() {
    return root.equals(LOCAL);
  }

  boolean isInArchive() {
    return root.startsWith(JAR);
  }

  /** The file that holds this one's file system, of a name in an archive. */
  Path archive() {
    String outer = root.substring(JAR.length(), root.length() - 1);
    Path literal = Path.of(parse(outer).path);
    return literal.toFile().exists() || outer.indexOf('%') < 0
        ? literal
        : Path.of(URI.create(outer).getPath());
  }

  String scheme() {
    return root.substring(0, root.indexOf(':'));
  }

  String authority() {
    String afterScheme = root.substring(root.indexOf(':') + 1);
    return afterScheme.isEmpty() ? null : afterScheme.substring(2);
  }

  @Override
  public String toString() {
    return root + path;
  }
}
