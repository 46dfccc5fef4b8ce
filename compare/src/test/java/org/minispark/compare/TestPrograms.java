package org.minispark.compare;

import java.io.IOException;
import java.io.InputStream;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.minispark.compare.programs.Vocabulary;
import org.minispark.compare.run.Engines;
import org.minispark.examples.WordCount;

/** Where the tests find their programs and the engines' jars. */
public final class TestPrograms {
  private static final Path SPARK_CLASS_PATH = Path.of("spark", "target", "classpath");

  private TestPrograms() {}

  /** Spark's jars, which the build of the module before this one has resolved. */
  public static List<Path> sparkClassPath() {
    try {
      return Engines.splitClassPath(Files.readString(SPARK_CLASS_PATH));
    } catch (IOException e) {
      throw new IllegalStateException(
          "build the module compare-spark first: mvn -pl compare -am verify does both", e);
    }
  }

  /** MiniSpark's jars and what it stands on. */
  public static List<Path> miniSparkClassPath() {
    String ofTests = System.getProperty("java.class.path");
    return Engines.splitClassPath(System.getProperty("surefire.test.class.path", ofTests));
  }

  /** The jar of the examples, or the folder of their classes. */
  public static Path examples() throws IOException {
    return placeOf(WordCount.class);
  }

  /** The folder of the whole project, with its data. */
  public static Path project() {
    return Path.of("..").toAbsolutePath().normalize();
  }

  /** The class file as the compiler wrote it. */
  public static byte[] classFile(Class<?> type) throws IOException {
    try (InputStream in = type.getResourceAsStream("/" + internalName(type) + ".class")) {
      return in.readAllBytes();
    }
  }

  public static String internalName(Class<?> type) {
    return type.getName().replace('.', '/');
  }

  /** A folder with one program and its nested classes in it, and nothing else. */
  public static Path copyTo(Path folder, Class<?> program) throws IOException {
    Path source = testClasses().resolve(internalName(program) + ".class").getParent();
    Path target = folder.resolve(testClasses().relativize(source));
    Files.createDirectories(target);
    try (Stream<Path> files = Files.list(source)) {
      for (Path file : files.filter(file -> belongsTo(program, file)).toList()) {
        Files.copy(file, target.resolve(file.getFileName()));
      }
    }
    return folder;
  }

  private static boolean belongsTo(Class<?> program, Path file) {
    String name = file.getFileName().toString();
    return name.equals(program.getSimpleName() + ".class")
        || name.startsWith(program.getSimpleName() + "$");
  }

  public static Path testClasses() throws IOException {
    return placeOf(Vocabulary.class);
  }

  private static Path placeOf(Class<?> type) throws IOException {
    try {
      return Path.of(type.getProtectionDomain().getCodeSource().getLocation().toURI());
    } catch (URISyntaxException e) {
      throw new IOException(e);
    }
  }
}
