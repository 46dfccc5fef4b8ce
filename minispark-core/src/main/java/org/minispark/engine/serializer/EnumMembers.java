package org.minispark.engine.serializer;

import java.io.IOException;

/** A constant of an enum, by its place. */
final class EnumMembers implements ClassInfo.Members {
  private final Object[] constants;

  EnumMembers(Class<?> type) {
    constants = type.getEnumConstants();
  }

  @Override
  @SuppressWarnings("EnumOrdinal") // a stream lives no longer than the classes that wrote it
  public void write(ValueWriter out, Object value) throws IOException {
    out.buffer().writeVarInt(((Enum<?>) value).ordinal());
  }

  @Override
  public Object read(ValueReader in) throws IOException {
    int ordinal = in.buffer().readVarInt();
    if (ordinal < 0 || ordinal >= constants.length) {
      throw in.buffer().corrupt("no constant number " + ordinal);
    }
    return constants[ordinal];
  }
}
