package org.minispark.engine.serializer;

import java.io.IOException;

/**
 * The form of a record that cannot be taken apart: one serializer sees all of it, so that it alone
 * decides what is shared, replaced or refused. Thread-safe.
 */
interface WholeForm {
  byte[] write(Object record) throws IOException;

  /**
   * The record of {@link #write}.
   *
   * @throws IOException telling what is wrong, if the bytes are not such a record
   */
  Object read(byte[] bytes, ClassLoader loader) throws IOException;

  /** Java serialization. */
  final class Java implements WholeForm {
    @Override
    public byte[] write(Object record) throws IOException {
      return JavaForm.toBytes(record);
    }

    @Override
    public Object read(byte[] bytes, ClassLoader loader) throws IOException {
      try {
        return JavaForm.fromBytes(bytes, loader);
      } catch (ClassNotFoundException unknown) {
        throw new IOException("a record holds a class that is not found here", unknown);
      } catch (IOException | RuntimeException failure) {
        throw new IOException("a record in Java's form cannot be read: " + failure, failure);
      }
    }
  }
}
