package org.minispark.cluster.transport;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.UUID;

/**
 * Where blocks go that come over the network.
 *
 * @param maxInMemory a block of more bytes goes into a file
 * @param directory of such files; made when it is needed
 */
record ArrivalSettings(long maxInMemory, Path directory) {
  Path newFile() throws IOException {
    return Files.createDirectories(directory).resolve("fetched-" + UUID.randomUUID());
  }
}
