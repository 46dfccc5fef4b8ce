package org.minispark.compare.recording;

import com.esotericsoftware.kryo.Kryo;
import com.esotericsoftware.kryo.Serializer;
import com.esotericsoftware.kryo.io.Input;
import com.esotericsoftware.kryo.io.Output;
import com.esotericsoftware.kryo.serializers.JavaSerializer;
import java.lang.reflect.Constructor;
import java.lang.reflect.Method;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.minispark.serializer.KryoRegistrator;

/**
 * Teaches Spark's Kryo, which is older than they are, two things of newer Java: records, component
 * by component, and the collections that {@code List.of} and its like make.
 */
public final class KryoOfRecords implements KryoRegistrator {
  /** For Spark, which is told its name. */
  public KryoOfRecords() {}

  @Override
  public void registerClasses(Kryo kryo) {
    kryo.addDefaultSerializer(Record.class, new RecordSerializer());
    kryo.addDefaultSerializer(List.of().getClass().getSuperclass().getSuperclass(), javas());
    kryo.addDefaultSerializer(Map.of().getClass().getSuperclass(), javas());
  }

  private static Serializer<?> javas() {
    return new JavaSerializer();
  }

  /** A record's components in their order; made anew by its canonical constructor. */
  private static final class RecordSerializer extends Serializer<Object> {
    private final ClassValue<Form> forms =
        new ClassValue<>() {
          @Override
          protected Form computeValue(Class<?> type) {
            return Form.of(type);
          }
        };

    @Override
    public void write(Kryo kryo, Output output, Object value) {
      for (Method accessor : forms.get(value.getClass()).accessors) {
        try {
          kryo.writeClassAndObject(output, accessor.invoke(value));
        } catch (ReflectiveOperationException e) {
          throw new IllegalStateException("cannot read " + accessor, e);
        }
      }
    }

    @Override
    public Object read(Kryo kryo, Input input, Class<?> type) {
      Form form = forms.get(type);
      Object[] components = new Object[form.accessors.length];
      for (int i = 0; i < components.length; i++) {
        components[i] = kryo.readClassAndObject(input);
      }
      try {
        return form.constructor.newInstance(components);
      } catch (ReflectiveOperationException e) {
        throw new IllegalStateException("cannot make a " + type.getName(), e);
      }
    }
  }

  private record Form(Method[] accessors, Constructor<?> constructor) {
    static Form of(Class<?> type) {
      RecordComponent[] components = type.getRecordComponents();
      Method[] accessors =
          Arrays.stream(components).map(RecordComponent::getAccessor).toArray(Method[]::new);
      Class<?>[] types =
          Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new);
      try {
        Constructor<?> constructor = type.getDeclaredConstructor(types);
        constructor.setAccessible(true);
        Arrays.stream(accessors).forEach(accessor -> accessor.setAccessible(true));
        return new Form(accessors, constructor);
      } catch (NoSuchMethodException e) {
        throw new IllegalStateException("no canonical constructor in " + type.getName(), e);
      }
    }
  }
}
