package org.minispark.cluster.executor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class DriverClassLoaderTest {
  private static final ClassLoader ENGINE = ClassLoader.getPlatformClassLoader();

  /** What the driver was asked for, in order. */
  private final List<String> asked = Collections.synchronizedList(new ArrayList<>());

  private final DriverClassLoader loader = new DriverClassLoader(ENGINE, this::fromTheTests);

  private Optional<byte[]> fromTheTests(String path) throws IOException {
    asked.add(path);
    if (path.equals("greeting.txt")) {
      return Optional.of("hello".getBytes(StandardCharsets.UTF_8));
    }
    try (InputStream in = getClass().getClassLoader().getResourceAsStream(path)) {
      return in == null ? Optional.empty() : Optional.of(in.readAllBytes());
    }
  }

  static final class Program {
    static final class Nested {}

    static Class<?> nested() {
      return Nested.class;
    }
  }

  @Test
  void classesComeFromTheDriverOnce() throws ReflectiveOperationException {
    String name = Program.class.getName();

    Class<?> type = Class.forName(name, true, loader);
    Class<?> again = Class.forName(name, true, loader);

    assertThat(type).isSameAs(again).isNotSameAs(Program.class);
    assertThat(type.getClassLoader()).isSameAs(loader);
    assertThat(type.getPackageName()).isEqualTo(Program.class.getPackageName());
    var nested = type.getDeclaredMethod("nested");
    nested.setAccessible(true);
    assertThat(((Class<?>) nested.invoke(null)).getClassLoader()).isSameAs(loader);
    assertThat(asked).containsOnlyOnce(name.replace('.', '/') + ".class");
  }

  @Test
  void classesOfTheEngineAreItsOwn() throws ClassNotFoundException {
    assertThat(loader.loadClass("java.sql.Date").getClassLoader()).isSameAs(ENGINE);
    assertThat(asked).isEmpty();
  }

  @Test
  void whatTheDriverDoesNotHaveIsAskedForOnce() {
    for (int i = 0; i < 3; i++) {
      assertThatThrownBy(() -> loader.loadClass("no.such.Thing"))
          .isInstanceOf(ClassNotFoundException.class)
          .hasMessageContaining("no.such.Thing");
      assertThat(loader.getResource("no.such.file")).isNull();
    }
    assertThat(asked).containsExactly("no/such/Thing.class", "no.such.file");
  }

  @Test
  void resourcesComeFromTheDriver() throws IOException {
    try (InputStream in = loader.getResourceAsStream("greeting.txt")) {
      assertThat(in).hasContent("hello");
    }
    assertThat(Collections.list(loader.getResources("greeting.txt"))).hasSize(1);
    assertThat(asked).containsExactly("greeting.txt");
  }

  @Test
  void threadsThatNeedTheSameClassGetTheSame() {
    List<Class<?>> loaded =
        Stream.generate(Program.class::getName)
            .limit(50)
            .parallel()
            .<Class<?>>map(this::load)
            .distinct()
            .toList();

    assertThat(loaded).hasSize(1);
    assertThat(asked).hasSize(1);
  }

  private Class<?> load(String name) {
    try {
      return loader.loadClass(name);
    } catch (ClassNotFoundException e) {
      throw new AssertionError(e);
    }
  }

  @Test
  void aDriverThatCannotBeAskedIsNoMissingClassForGood() throws ClassNotFoundException {
    boolean[] away = {true};
    var shaky =
        new DriverClassLoader(
            ENGINE,
            path -> {
              if (away[0]) {
                throw new IOException("no answer");
              }
              return fromTheTests(path);
            });

    assertThatThrownBy(() -> shaky.loadClass(Program.class.getName()))
        .isInstanceOf(ClassNotFoundException.class)
        .hasMessageContaining("could not be had from the driver");
    away[0] = false;
    assertThat(shaky.loadClass(Program.class.getName())).isNotNull();
  }
}
