package org.minispark.engine.serializer;

import java.io.IOException;
import java.lang.reflect.Field;
import java.lang.reflect.InaccessibleObjectException;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.objenesis.instantiator.ObjectInstantiator;
import org.objenesis.strategy.StdInstantiatorStrategy;

/**
 * The fields of a plain class, superclass first. Read back without any constructor, transient
 * fields empty, as Java serialization does.
 */
final class FieldMembers implements ClassInfo.Members {
  private final ObjectInstantiator<?> instantiator;
  private final Field[] fields;
  private final int[] codes;

  private FieldMembers(Class<?> type, List<Field> fields) {
    this.instantiator = new StdInstantiatorStrategy().newInstantiatorOf(type);
    this.fields = fields.toArray(new Field[0]);
    this.codes = fields.stream().mapToInt(field -> primitiveCode(field.getType())).toArray();
  }

  /** Empty if the class does not let itself be looked into. */
  static Optional<FieldMembers> of(Class<?> type) {
    List<Class<?>> lineage = new ArrayList<>();
    for (Class<?> each = type; each != Object.class; each = each.getSuperclass()) {
      lineage.add(0, each);
    }
    List<Field> fields = new ArrayList<>();
    try {
      for (Class<?> each : lineage) {
        addSent(each, fields);
      }
      return Optional.of(new FieldMembers(type, fields));
    } catch (InaccessibleObjectException closed) {
      return Optional.empty();
    }
  }

  private static void addSent(Class<?> type, List<Field> fields) {
    for (Field field : type.getDeclaredFields()) {
      if (!Modifier.isStatic(field.getModifiers()) && !Modifier.isTransient(field.getModifiers())) {
        field.setAccessible(true);
        fields.add(field);
      }
    }
  }

  private static int primitiveCode(Class<?> type) {
    if (!type.isPrimitive()) {
      return Code.ANY;
    }
    return switch (type.getName()) {
      case "boolean" -> Code.BOOLEAN;
      case "byte" -> Code.BYTE;
      case "short" -> Code.SHORT;
      case "char" -> Code.CHARACTER;
      case "int" -> Code.INTEGER;
      case "long" -> Code.LONG;
      case "float" -> Code.FLOAT;
      default -> Code.DOUBLE;
    };
  }

  @Override
  public void write(ValueWriter out, Object value) throws IOException {
    try {
      for (int i = 0; i < fields.length; i++) {
        writeField(out, value, i);
      }
    } catch (IllegalAccessException impossible) {
      throw new IllegalStateException("made accessible before", impossible);
    }
  }

  private void writeField(ValueWriter out, Object owner, int index)
      throws IOException, IllegalAccessException {
    Field field = fields[index];
    OutputBuffer buffer = out.buffer();
    switch (codes[index]) {
      case Code.BOOLEAN -> buffer.writeByte(field.getBoolean(owner) ? 1 : 0);
      case Code.BYTE -> buffer.writeByte(field.getByte(owner));
      case Code.SHORT -> buffer.writeShort(field.getShort(owner));
      case Code.CHARACTER -> buffer.writeShort(field.getChar(owner));
      case Code.INTEGER -> buffer.writeZigzag(field.getInt(owner));
      case Code.LONG -> buffer.writeZigzag(field.getLong(owner));
      case Code.FLOAT -> buffer.writeInt(Float.floatToRawIntBits(field.getFloat(owner)));
      case Code.DOUBLE -> buffer.writeLong(Double.doubleToRawLongBits(field.getDouble(owner)));
      default -> out.write(field.get(owner));
    }
  }

  @Override
  public Object read(ValueReader in) throws IOException {
    Object owner = instantiator.newInstance();
    in.register(owner);
    try {
      for (int i = 0; i < fields.length; i++) {
        readField(in, owner, i);
      }
    } catch (IllegalAccessException impossible) {
      throw new IllegalStateException("made accessible before", impossible);
    }
    return owner;
  }

  private void readField(ValueReader in, Object owner, int index)
      throws IOException, IllegalAccessException {
    Field field = fields[index];
    InputBuffer buffer = in.buffer();
    switch (codes[index]) {
      case Code.BOOLEAN -> field.setBoolean(owner, buffer.readByte() != 0);
      case Code.BYTE -> field.setByte(owner, (byte) buffer.readByte());
      case Code.SHORT -> field.setShort(owner, (short) buffer.readShort());
      case Code.CHARACTER -> field.setChar(owner, (char) buffer.readShort());
      case Code.INTEGER -> field.setInt(owner, buffer.readZigzagInt());
      case Code.LONG -> field.setLong(owner, buffer.readZigzagLong());
      case Code.FLOAT -> field.setFloat(owner, Float.intBitsToFloat(buffer.readInt()));
      case Code.DOUBLE -> field.setDouble(owner, Double.longBitsToDouble(buffer.readLong()));
      default -> field.set(owner, in.read());
    }
  }
}
