package org.minispark.engine.files;

import java.io.IOException;
import java.io.InputStream;
import java.lang.ProcessBuilder.Redirect;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/** Packed files of many files. Those of tar are unpacked by the system's own program. */
final class Archive {
  private Archive() {}

  /**
   * Unpacks {@code file} into a new directory; what is no archive is moved there.
   *
   * @param name tells by its ending how it is packed
   */
  static void unpack(Path file, String name, Path target) throws IOException {
    String ending = name.toLowerCase(Locale.ROOT);
    if (ending.endsWith(".zip") || ending.endsWith(".jar")) {
      unzip(file, target);
    } else if (ending.endsWith(".tar") || ending.endsWith(".tar.gz") || ending.endsWith(".tgz")) {
      untar(file, target);
    } else {
      Files.move(file, target);
      return;
    }
    FileTree.delete(file);
  }

  private static void unzip(Path file, Path target) throws IOException {
    Files.createDirectories(target);
    try (ZipFile zip = new ZipFile(file.toFile())) {
      for (ZipEntry entry : Collections.list(zip.entries())) {
        Path to = target.resolve(entry.getName()).normalize();
        if (!to.startsWith(target)) {
          throw new IOException(entry.getName() + " would be outside of its archive");
        }
        if (entry.isDirectory()) {
          Files.createDirectories(to);
          continue;
        }
        Files.createDirectories(to.getParent());
        try (InputStream bytes = zip.getInputStream(entry)) {
          Files.copy(bytes, to);
        }
      }
    }
  }

  private static void untar(Path file, Path target) throws IOException {
    Files.createDirectories(target);
    List<String> command = List.of("tar", "-xf", file.toString(), "-C", target.toString());
    Process tar =
        new ProcessBuilder(command).redirectErrorStream(true).redirectInput(Redirect.PIPE).start();
    tar.getOutputStream().close();
    try {
      String complaint =
          new String(tar.getInputStream().readAllBytes(), StandardCharsets.UTF_8).trim();
      int status = tar.waitFor();
      if (status != 0) {
        throw new IOException("tar ends with status " + status + ": " + complaint);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("Interrupted while an archive was unpacked", e);
    } finally {
      tar.destroy();
    }
  }
}
