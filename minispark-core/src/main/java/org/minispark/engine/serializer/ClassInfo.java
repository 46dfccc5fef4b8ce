package org.minispark.engine.serializer;

import java.io.IOException;

/** How values of one class are written and read. */
final class ClassInfo {
  private final Class<?> type;
  private final int code;
  private final boolean tracked;
  private final boolean compound;
  private final Members members;

  ClassInfo(Class<?> type, int code, Members members) {
    this.type = type;
    this.code = code;
    this.tracked = Code.isTracked(code);
    this.compound = Code.isCompound(code);
    this.members = members;
  }

  /** The parts of a value of a program's class. */
  interface Members {
    void write(ValueWriter out, Object value) throws IOException;

    Object read(ValueReader in) throws IOException;
  }

  /** The class that the stream names: of an enum the declaring one. */
  Class<?> type() {
    return type;
  }

  int code() {
    return code;
  }

  boolean isTracked() {
    return tracked;
  }

  boolean isCompound() {
    return compound;
  }

  Members members() {
    return members;
  }
}
