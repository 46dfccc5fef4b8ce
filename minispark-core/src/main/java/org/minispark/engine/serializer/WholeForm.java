package org.minispark.engine.serializer;

import java.io.IOException;

/**
 * The form of a record that cannot be taken apart: one serializer sees all of it, so that it alone
 * decides what is shared, replaced or refused. Thread-safe.
 */
interface WholeForm {
  byte[] write(Object record) throws IOException;

  Object read(byte[] bytes, ClassLoader loader) throws IOException, ClassNotFoundException;

  /** Java serialization. */
  final class Java implements WholeForm {
    @Override
    public byte[] write(Object record) throws IOException {
      return JavaForm.toBytes(record);
    }

    @Override
    public Object read(byte[] bytes, ClassLoader loader)
        throws IOException, ClassNotFoundException {
      return JavaForm.fromBytes(bytes, loader);
    }
  }
}
