package org.minispark.engine.serializer;

import java.io.IOException;
import java.io.InvalidObjectException;
import java.lang.reflect.Constructor;
import java.lang.reflect.Field;
import java.lang.reflect.InaccessibleObjectException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.util.Optional;

/** The components of a Java record, read back through its constructor as Java's own form does. */
final class RecordMembers implements ClassInfo.Members {
  private final Constructor<?> constructor;
  private final Field[] components;

  private RecordMembers(Constructor<?> constructor, Field[] components) {
    this.constructor = constructor;
    this.components = components;
  }

  /** Empty if the class does not let itself be looked into. */
  static Optional<RecordMembers> of(Class<?> type) {
    RecordComponent[] described = type.getRecordComponents();
    Class<?>[] parameters = new Class<?>[described.length];
    Field[] components = new Field[described.length];
    try {
      for (int i = 0; i < described.length; i++) {
        parameters[i] = described[i].getType();
        components[i] = type.getDeclaredField(described[i].getName());
        components[i].setAccessible(true);
      }
      Constructor<?> constructor = type.getDeclaredConstructor(parameters);
      constructor.setAccessible(true);
      return Optional.of(new RecordMembers(constructor, components));
    } catch (NoSuchFieldException | NoSuchMethodException | InaccessibleObjectException closed) {
      return Optional.empty();
    }
  }

  @Override
  public void write(ValueWriter out, Object value) throws IOException {
    try {
      for (Field component : components) {
        out.write(component.get(value));
      }
    } catch (IllegalAccessException impossible) {
      throw new IllegalStateException("made accessible before", impossible);
    }
  }

  @Override
  public Object read(ValueReader in) throws IOException {
    Object[] values = new Object[components.length];
    for (int i = 0; i < values.length; i++) {
      values[i] = in.read();
    }
    try {
      return constructor.newInstance(values);
    } catch (InvocationTargetException refused) {
      InvalidObjectException failure =
          new InvalidObjectException(String.valueOf(refused.getCause().getMessage()));
      failure.initCause(refused.getCause());
      throw failure;
    } catch (InstantiationException | IllegalAccessException impossible) {
      throw new IllegalStateException("made accessible before", impossible);
    }
  }
}
