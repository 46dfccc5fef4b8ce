package org.minispark.cluster.protocol;

import java.lang.reflect.Array;
import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.minispark.engine.storage.BlockId;
import org.minispark.storage.BlockManagerId;
import org.minispark.storage.StorageLevel;

/**
 * Makes records of any type, with small random values of the types that messages are made of. A
 * message with another type in it needs a line here.
 */
final class TestingRecords {
  private static final int LONGEST = 6;

  private final Random random;

  TestingRecords(long seed) {
    random = new Random(seed);
  }

  /** A record of that type. */
  <T> T make(Class<T> type) {
    return type.cast(value(type));
  }

  private Object value(Type type) {
    if (type instanceof ParameterizedType generic) {
      return container((Class<?>) generic.getRawType(), generic.getActualTypeArguments());
    }
    Class<?> wanted = (Class<?>) type;
    if (wanted == int.class || wanted == Integer.class) {
      return random.nextInt(1 << random.nextInt(16));
    } else if (wanted == long.class || wanted == Long.class) {
      return random.nextLong() >>> 1 + random.nextInt(62);
    } else if (wanted == double.class || wanted == Double.class) {
      return random.nextDouble();
    } else if (wanted == boolean.class || wanted == Boolean.class) {
      return random.nextBoolean();
    } else if (wanted == String.class) {
      return text();
    } else if (wanted.isEnum()) {
      return wanted.getEnumConstants()[random.nextInt(wanted.getEnumConstants().length)];
    } else if (wanted.isArray()) {
      return array(wanted.getComponentType());
    }
    return object(wanted);
  }

  private Object object(Class<?> wanted) {
    if (wanted == Payload.class) {
      byte[] bytes = new byte[random.nextInt(LONGEST)];
      random.nextBytes(bytes);
      return Payload.of(bytes);
    } else if (wanted == Address.class) {
      return new Address("host" + text(), 1 + random.nextInt(65535));
    } else if (wanted == StorageLevel.class) {
      return random.nextBoolean() ? StorageLevel.MEMORY_AND_DISK_2() : StorageLevel.NONE();
    } else if (wanted == BlockId.class) {
      return new BlockId.ShuffleBlockId(random.nextInt(9), random.nextInt(9), random.nextInt(9));
    } else if (wanted == BlockManagerId.class) {
      return new BlockManagerId(text(), text(), random.nextInt(65536));
    } else if (wanted == ProgramFile.class) {
      String digest = Integer.toString(random.nextInt(10)).repeat(64);
      return new ProgramFile(text() + ".jar", random.nextInt(1 << 20), digest);
    } else if (wanted.isRecord()) {
      return record(wanted);
    }
    throw new IllegalArgumentException("How is a " + wanted.getName() + " made?");
  }

  private Object container(Class<?> wanted, Type... of) {
    if (wanted == Optional.class) {
      return random.nextBoolean() ? Optional.empty() : Optional.of(value(of[0]));
    } else if (wanted == List.class) {
      List<Object> list = new ArrayList<>();
      for (int i = random.nextInt(LONGEST); i > 0; i--) {
        list.add(value(of[0]));
      }
      return list;
    } else if (wanted == Map.class) {
      Map<Object, Object> map = new HashMap<>();
      map.put(value(of[0]), value(of[1]));
      return map;
    }
    throw new IllegalArgumentException("How is a " + wanted.getName() + " made?");
  }

  private Object array(Class<?> of) {
    Object array = Array.newInstance(of, random.nextInt(LONGEST));
    for (int i = 0; i < Array.getLength(array); i++) {
      Array.set(array, i, value(of));
    }
    return array;
  }

  private String text() {
    return "äbc".substring(random.nextInt(3));
  }

  private Object record(Class<?> type) {
    RecordComponent[] components = type.getRecordComponents();
    Class<?>[] types =
        Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new);
    Object[] values = Arrays.stream(components).map(c -> value(c.getGenericType())).toArray();
    try {
      Constructor<?> constructor = type.getDeclaredConstructor(types);
      constructor.setAccessible(true);
      return constructor.newInstance(values);
    } catch (InvocationTargetException e) {
      throw new IllegalArgumentException(type + " of " + Arrays.toString(values), e.getCause());
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(e);
    }
  }
}
