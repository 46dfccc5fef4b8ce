package org.minispark.engine.serializer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.io.Serializable;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.minispark.SparkConf;
import org.minispark.Tuple2;

/** Classes of a program come from its own loader, as in an executor that got its jar. */
class ClassLoaderTest {
  static final class Plain implements Serializable {
    private static final long serialVersionUID = 1L;
    final int number = 5;
  }

  static final class Hooked implements Serializable {
    private static final long serialVersionUID = 1L;

    private Object readResolve() {
      return this;
    }
  }

  /** Defines the classes of this test again. */
  private static final class OwnLoader extends ClassLoader {
    OwnLoader() {
      super(ClassLoaderTest.class.getClassLoader());
    }

    @Override
    protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
      if (!name.startsWith(ClassLoaderTest.class.getName())) {
        return super.loadClass(name, resolve);
      }
      synchronized (getClassLoadingLock(name)) {
        Class<?> loaded = findLoadedClass(name);
        return loaded != null ? loaded : define(name);
      }
    }

    private Class<?> define(String name) throws ClassNotFoundException {
      try (InputStream in = getResourceAsStream(name.replace('.', '/') + ".class")) {
        byte[] bytes = in.readAllBytes();
        return defineClass(name, bytes, 0, bytes.length);
      } catch (IOException unreadable) {
        throw new ClassNotFoundException(name, unreadable);
      }
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"JavaSerializer", "KryoSerializer"})
  void recordsUseTheLoaderOfTheThread(String name) {
    SparkConf conf =
        new SparkConf(false).set("spark.serializer", "org.minispark.serializer." + name);
    DataSerializer serializer = RecordSerializer.of(conf);
    byte[] plain = serializer.toBytes(new Tuple2<>("a", new Plain()));
    byte[] hooked = serializer.toBytes(new Tuple2<>("a", new Hooked()));
    OwnLoader loader = new OwnLoader();
    Thread thread = Thread.currentThread();
    ClassLoader before = thread.getContextClassLoader();
    thread.setContextClassLoader(loader);
    try {
      for (byte[] bytes : new byte[][] {plain, hooked}) {
        Object copy = ((Tuple2<?, ?>) serializer.fromBytes(bytes))._2;
        assertThat(copy.getClass().getClassLoader()).isSameAs(loader);
      }
    } finally {
      thread.setContextClassLoader(before);
    }
    Object here = ((Tuple2<?, ?>) serializer.fromBytes(plain))._2;
    assertThat(((Plain) here).number).isEqualTo(5);
  }

  @Test
  void functionsUseTheLoaderGiven() {
    ClosureSerializer serializer = new ClosureSerializer();
    OwnLoader loader = new OwnLoader();
    Object copy = serializer.fromBytes(serializer.toBytes(new Plain()), loader);
    assertThat(copy.getClass().getClassLoader()).isSameAs(loader);
  }

  @Test
  void aClassThatIsNotThereIsNamed() {
    DataSerializer serializer = RecordSerializer.of(new SparkConf(false));
    byte[] bytes = serializer.toBytes(new Plain());
    byte[] damaged =
        new String(bytes, StandardCharsets.ISO_8859_1)
            .replace("$Pla", "$Plu")
            .getBytes(StandardCharsets.ISO_8859_1);
    assertThatThrownBy(() -> serializer.fromBytes(damaged))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("ClassLoaderTest$Pluin");
  }
}
