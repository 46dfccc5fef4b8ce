package org.minispark.input;

import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.Serializable;

/** A file that a task may read or hand on: it is opened where and when it is wanted. */
public class PortableDataStream implements Serializable {
  private static final long serialVersionUID = 1L;

  private final String path;
  private final Opening file;

  /** How the engine reaches the file's bytes. */
  public interface Opening extends Serializable {
    /** A new stream of them; the caller closes it. */
    InputStream open() throws IOException;
  }

  /** For the engine; programs get these streams from {@code binaryFiles}. */
  public PortableDataStream(String path, Opening file) {
    this.path = path;
    this.file = file;
  }

  /** Opens the file, as it is, packed or not; the caller closes it. */
  public DataInputStream open() {
    try {
      return new DataInputStream(new BufferedInputStream(file.open()));
    } catch (IOException e) {
      throw PortableDataStream.<RuntimeException>unchecked(e);
    }
  }

  /** All bytes of the file, which have to fit the heap. */
  public byte[] toArray() {
    try (DataInputStream bytes = open()) {
      return bytes.readAllBytes();
    } catch (IOException e) {
      throw PortableDataStream.<RuntimeException>unchecked(e);
    }
  }

  /** Spark declares no error of these methods, and throws them. */
  @SuppressWarnings("unchecked") // only the compiler takes it for E
  private static <E extends Exception> E unchecked(IOException e) throws E {
    throw (E) e;
  }

  /** The file as a URI in which nothing is encoded: {@code file:/data/a b}. */
  public String getPath() {
    return path;
  }
}
