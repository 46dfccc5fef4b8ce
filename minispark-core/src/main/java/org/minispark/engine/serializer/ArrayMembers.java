package org.minispark.engine.serializer;

import java.io.IOException;

/** An array of objects of some class, or of arrays. */
final class ArrayMembers implements ClassInfo.Members {
  private final Class<?> component;

  ArrayMembers(Class<?> component) {
    this.component = component;
  }

  @Override
  public void write(ValueWriter out, Object value) throws IOException {
    out.writeElements((Object[]) value);
  }

  @Override
  public Object read(ValueReader in) throws IOException {
    return in.readArray(component);
  }
}
