package org.minispark.rdd.output;

import java.io.IOException;
import java.net.URI;
import java.nio.file.FileSystemAlreadyExistsException;
import java.nio.file.FileSystemNotFoundException;
import java.nio.file.FileSystems;
import java.nio.file.Path;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * Turns what programs write into paths: {@code /data/x}, {@code file:/data/x}, or the URI of any
 * file system that the JVM has a provider for, such as {@code jar:file:/x.zip!/y}.
 */
public final class FilePath {
  private static final Pattern SCHEME = Pattern.compile("^[a-zA-Z][a-zA-Z0-9+.-]+:");
  private static final Pattern LOCAL = Pattern.compile("^file:/*");

  private FilePath() {}

  /**
   * The path, absolute.
   *
   * @throws IllegalArgumentException if the text is empty or no URI
   * @throws IOException if its file system cannot be opened
   */
  public static Path of(String text) throws IOException {
    if (text.isEmpty()) {
      throw new IllegalArgumentException("Can not create a Path from an empty string");
    }
    if (LOCAL.matcher(text).find()) {
      return Path.of(LOCAL.matcher(text).replaceFirst("/")).normalize();
    }
    if (SCHEME.matcher(text).find()) {
      return resolve(URI.create(text.replace(" ", "%20")));
    }
    return Path.of(text).toAbsolutePath().normalize();
  }

  private static Path resolve(URI uri) throws IOException {
    try {
      return Path.of(uri);
    } catch (FileSystemNotFoundException notOpen) {
      open(uri);
      return Path.of(uri);
    }
  }

  /** The file system stays open: other tasks use it too, and nobody knows the last one. */
  private static void open(URI uri) throws IOException {
    try {
      FileSystems.newFileSystem(uri, Map.of());
    } catch (FileSystemAlreadyExistsException openedMeanwhile) {
      // just as good
    }
  }

  /** The path as Hadoop's messages have it: {@code file:/data/x}, or the URI. */
  public static String describe(Path path) {
    boolean isLocal = path.getFileSystem() == FileSystems.getDefault();
    return isLocal ? "file:" + path.toAbsolutePath() : path.toUri().toString();
  }
}
