package org.minispark.input;

import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.Serializable;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;

/** A file that a task may read or hand on: it is opened where and when it is wanted. */
public class PortableDataStream implements Serializable {
  private static final long serialVersionUID = 1L;

  private final URI file;

  public PortableDataStream(URI file) {
    this.file = file;
  }

  /** Opens the file; the caller closes it. */
  public DataInputStream open() throws IOException {
    return new DataInputStream(new BufferedInputStream(Files.newInputStream(Path.of(file))));
  }

  /** All bytes of the file, which have to fit the heap. */
  public byte[] toArray() throws IOException {
    return Files.readAllBytes(Path.of(file));
  }

  /** The file as a URI. */
  public String getPath() {
    return file.toString();
  }
}
