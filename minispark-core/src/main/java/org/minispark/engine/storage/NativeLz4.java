package org.minispark.engine.storage;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import net.jpountz.lz4.LZ4Factory;
import org.minispark.engine.base.Log;

/**
 * LZ4 in native code where there is any for this machine. The library unpacks it into a file of the
 * temporary directory and deletes that when the process ends, which one that is killed never does.
 * So the file goes as soon as it is loaded, where the system tells which it is (Linux).
 */
final class NativeLz4 {
  private static final Log LOG = Log.of(NativeLz4.class);
  private static final Path LOADED = Path.of("/proc/self/maps");
  private static final String UNPACKED = "/liblz4-java-";

  static final LZ4Factory FACTORY = load();

  private NativeLz4() {}

  private static LZ4Factory load() {
    LZ4Factory factory = LZ4Factory.fastestInstance();
    try {
      for (Path file : unpackedFiles()) {
        Files.deleteIfExists(file);
        Files.deleteIfExists(Path.of(file + ".lck"));
      }
    } catch (IOException | UncheckedIOException | InvalidPathException e) {
      LOG.debug("The native code of LZ4 stays until the process ends", e);
    }
    return factory;
  }

  /** The files from which this process has loaded it, as long as they are there. */
  static List<Path> unpackedFiles() throws IOException {
    if (!Files.isReadable(LOADED)) {
      return List.of();
    }
    try (var lines = Files.lines(LOADED, StandardCharsets.UTF_8)) {
      return lines
          .filter(line -> line.contains(UNPACKED) && line.endsWith(".so"))
          .map(line -> Path.of(line.substring(line.indexOf('/'))))
          .distinct()
          .toList();
    }
  }
}
