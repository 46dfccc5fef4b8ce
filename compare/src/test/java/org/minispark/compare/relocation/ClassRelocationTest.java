package org.minispark.compare.relocation;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.minispark.compare.TestPrograms;
import org.minispark.compare.programs.Fails;
import org.minispark.compare.programs.Vocabulary;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassWriter;

class ClassRelocationTest {
  private static final Set<String> OWN =
      Set.of(
          name(Vocabulary.class),
          name(Vocabulary.Marked.class),
          name(Vocabulary.Scored.class),
          name(Vocabulary.class) + "$ByFirst");

  private final ClassRelocation toSpark = new ClassRelocation(Naming.toSpark().keeping(OWN));
  private final ClassRelocation toMiniSpark =
      new ClassRelocation(Naming.toMiniSpark().keeping(OWN));

  @TempDir private Path folder;

  private static String name(Class<?> type) {
    return TestPrograms.internalName(type);
  }

  private static Stream<Class<?>> classes() throws ClassNotFoundException {
    return Stream.of(
        Vocabulary.class,
        Vocabulary.Scored.class,
        Class.forName(Vocabulary.class.getName() + "$ByFirst"));
  }

  @ParameterizedTest
  @MethodSource("classes")
  void nothingOfTheOldNamesIsLeft(Class<?> type) throws IOException {
    String relocated = text(toSpark.relocate(TestPrograms.classFile(type)));
    String withoutOwn = relocated.replace("org/minispark/compare/programs", "");
    assertThat(withoutOwn).doesNotContain("org/minispark").doesNotContain("org.minispark");
    assertThat(relocated).contains("org/apache/spark/");
  }

  @ParameterizedTest
  @MethodSource("classes")
  void thereAndBackIsTheSameClass(Class<?> type) throws IOException {
    byte[] classFile = TestPrograms.classFile(type);
    byte[] back = toMiniSpark.relocate(toSpark.relocate(classFile));
    // A tuple's field is read through its method from then on: once there, it stays.
    byte[] again = toMiniSpark.relocate(toSpark.relocate(back));
    assertThat(again).isEqualTo(back);
    if (type != Vocabulary.class) {
      assertThat(back).isEqualTo(rewritten(classFile));
    }
  }

  @Test
  void aClassThatNamesNoEngineIsLeftAlone() throws IOException {
    byte[] classFile = TestPrograms.classFile(Fails.class);
    ClassRelocation relocation =
        new ClassRelocation(Naming.toSpark().keeping(Set.of(name(Fails.class))));
    assertThat(relocation.relocate(classFile)).isSameAs(classFile);
  }

  @Test
  void theLoaderRelocatesWhatItLoads() throws Exception {
    Path program = TestPrograms.copyTo(folder.resolve("classes"), Vocabulary.class);
    Path sparkJar = folder.resolve("spark.jar");
    ProgramRelocator.toSpark().relocate(program, sparkJar);
    List<URL> code = List.of(sparkJar.toUri().toURL());
    // Without the tests' own folder, which holds the program as it was.
    ClassLoader engineAlone = new OnlyEngine(getClass().getClassLoader());
    try (RelocatingClassLoader loader =
        new RelocatingClassLoader(code, Naming.toMiniSpark().keeping(OWN), engineAlone)) {
      Class<?> type = loader.loadClass(Vocabulary.class.getName());
      assertThat(type).isNotSameAs(Vocabulary.class);
      assertThat(type.getMethod("report").invoke(null)).isEqualTo(Vocabulary.report());
    }
  }

  private static byte[] rewritten(byte[] classFile) {
    ClassWriter writer = new ClassWriter(0);
    new ClassReader(classFile).accept(writer, 0);
    return writer.toByteArray();
  }

  private static String text(byte[] bytes) {
    return new String(bytes, StandardCharsets.ISO_8859_1);
  }

  /** Knows the engine and the JDK, but not the program. */
  private static final class OnlyEngine extends ClassLoader {
    OnlyEngine(ClassLoader parent) {
      super(parent);
    }

    @Override
    protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
      if (name.startsWith("org.minispark.compare.programs.")) {
        throw new ClassNotFoundException(name);
      }
      return super.loadClass(name, resolve);
    }
  }
}
