package org.minispark.engine.files;

import java.io.File;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URLConnection;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import org.minispark.engine.base.Unchecked;

/** Files as programs name them to add them: by paths, or by URIs that are encoded. */
final class AddedPath {
  private static final Set<String> OF_THE_WEB = Set.of("http", "https", "ftp");
  private static final int TIMEOUT_MILLIS = 60_000;

  private AddedPath() {}

  /** The URI, of a path too: a path has no scheme, or characters that a URI has not. */
  static URI resolve(String path) {
    try {
      URI uri = new URI(path);
      if (uri.getScheme() != null) {
        return uri;
      }
      if (uri.getFragment() != null) {
        URI file = new File(uri.getPath()).getAbsoluteFile().toURI();
        return new URI(file.getScheme(), file.getHost(), file.getPath(), uri.getFragment());
      }
    } catch (URISyntaxException notEncoded) {
      return uriOf(path);
    }
    return uriOf(path);
  }

  private static URI uriOf(String path) {
    try {
      return new File(path).getCanonicalFile().toURI();
    } catch (IOException e) {
      throw Unchecked.rethrow(e);
    }
  }

  static URI withoutFragment(URI uri) {
    String text = uri.toString();
    int fragment = text.indexOf('#');
    return fragment < 0 ? uri : URI.create(text.substring(0, fragment));
  }

  /** Whether the program says that each machine has the file at this place. */
  static boolean isEverywhere(URI uri) {
    return "local".equals(uri.getScheme());
  }

  static boolean isLocalDirectory(URI uri) {
    return isLocal(uri) && Files.isDirectory(Path.of(withoutFragment(uri)));
  }

  private static boolean isLocal(URI uri) {
    return "file".equals(uri.getScheme());
  }

  /** The last step of the path, decoded. */
  static String nameOf(URI uri) {
    String path = uri.getPath();
    String name = path.endsWith("/") ? path.substring(0, path.length() - 1) : path;
    return name.substring(name.lastIndexOf('/') + 1);
  }

  /**
   * Copies the file, or the directory and all in it.
   *
   * @throws FileNotFoundException if it does not exist
   */
  static void copy(URI uri, Path target) throws IOException {
    if (isLocal(uri)) {
      Path source = Path.of(uri);
      if (!Files.exists(source)) {
        throw new FileNotFoundException("File " + FileName.of(source) + " does not exist");
      }
      FileTree.copy(source, target);
      return;
    }
    try (InputStream bytes = open(uri)) {
      Files.copy(bytes, target);
    }
  }

  private static InputStream open(URI uri) throws IOException {
    if (!OF_THE_WEB.contains(uri.getScheme())) {
      return new WholeFile(new InputFile(FileName.parse(uri.toString()), 0)).open();
    }
    URLConnection connection = uri.toURL().openConnection();
    connection.setConnectTimeout(TIMEOUT_MILLIS);
    connection.setReadTimeout(TIMEOUT_MILLIS);
    return connection.getInputStream();
  }
}
