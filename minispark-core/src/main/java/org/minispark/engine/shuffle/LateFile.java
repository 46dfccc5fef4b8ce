package org.minispark.engine.shuffle;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Supplier;

/** A file that is made only when more is written than may stay in memory; its errors name it. */
final class LateFile extends OutputStream {
  private final Supplier<Path> place;
  private final int mostInMemory;
  private final ByteArrayOutputStream memory = new ByteArrayOutputStream(0);
  private Path path;
  private OutputStream file;

  /**
   * @param place makes the place of the file, if there has to be one
   * @param mostInMemory if it is 0 there is a file at once
   */
  LateFile(Supplier<Path> place, int mostInMemory) throws IOException {
    this.place = place;
    this.mostInMemory = mostInMemory;
    if (mostInMemory == 0) {
      open();
    }
  }

  private void open() throws IOException {
    path = place.get();
    try {
      file = Files.newOutputStream(path);
    } catch (IOException e) {
      throw named(e);
    }
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
    boolean isNew = file == null;
    if (isNew) {
      open();
    }
    try {
      if (isNew) {
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

  /** The file; null if there is none. */
  Path path() {
    return path;
  }

  @Override
  public void close() throws IOException {
    try {
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
