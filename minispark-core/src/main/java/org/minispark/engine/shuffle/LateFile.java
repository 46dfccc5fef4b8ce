package org.minispark.engine.shuffle;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** A file that is made only when more is written than may stay in memory; its errors name it. */
final class LateFile extends OutputStream {
  private final Path path;
  private final int mostInMemory;
  private final ByteArrayOutputStream memory = new ByteArrayOutputStream(0);
  private OutputStream file;

  LateFile(Path path, int mostInMemory) {
    this.path = path;
    this.mostInMemory = mostInMemory;
  }

  @Override
  public void write(int b) throws IOException {
    write(new byte[] {(byte) b}, 0, 1);
  }

  @Override
  public void write(byte[] bytes, int offset, int length) throws IOException {
    if (file == null && memory.size() + length <= mostInMemory) {
      memory.write(bytes, offset, length);
      return;
    }
    try {
      if (file == null) {
        file = Files.newOutputStream(path);
        memory.writeTo(file);
        memory.reset();
      }
      file.write(bytes, offset, length);
    } catch (IOException e) {
      throw named(e);
    }
  }

  /** All that was written, if there is no file. */
  Optional<byte[]> inMemory() {
    return file == null ? Optional.of(memory.toByteArray()) : Optional.empty();
  }

  /** Where nothing may stay in memory there is a file even if it is empty. */
  @Override
  public void close() throws IOException {
    try {
      if (file == null && mostInMemory == 0) {
        file = Files.newOutputStream(path);
      }
      if (file != null) {
        file.close();
      }
    } catch (IOException e) {
      throw named(e);
    }
  }

  private IOException named(IOException e) {
    return new IOException("Cannot write " + path + ": " + e, e);
  }
}
