package org.minispark.cluster.driver;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Optional;
import org.minispark.cluster.protocol.DriverMessages.ReadResource;
import org.minispark.cluster.protocol.DriverMessages.Resource;
import org.minispark.cluster.protocol.Limits;
import org.minispark.cluster.protocol.Payload;

/**
 * Gives executors the program's classes and resources, from wherever the program itself has them:
 * jars, folders, the memory of a JShell.
 *
 * @param classes the program's loader
 */
record ClassServer(ClassLoader classes) {
  Resource answer(ReadResource request) {
    try (InputStream in = classes.getResourceAsStream(request.path())) {
      return new Resource(in == null ? Optional.empty() : Optional.of(read(in, request.path())));
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot read " + request.path() + ": " + e.getMessage(), e);
    }
  }

  private static Payload read(InputStream in, String path) throws IOException {
    byte[] content = in.readNBytes(Limits.OBJECT_BYTES);
    if (in.read() >= 0) {
      throw new IOException(path + " is larger than " + Limits.OBJECT_BYTES + " bytes");
    }
    return Payload.of(content);
  }
}
