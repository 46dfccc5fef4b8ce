package org.minispark.compare.parity;

import java.io.IOException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.minispark.compare.parity.probe.Differs;
import org.minispark.compare.parity.probe.Near;

/** One case: a public static method, without overloads, that returns an Object. */
record ParityCase(Method method) {
  static final String FOLDER = "org/minispark/compare/parity/";
  private static final String CLASS = ".class";

  String className() {
    return method.getDeclaringClass().getName();
  }

  String name() {
    return method.getName();
  }

  /** The words that tell of a difference made on purpose; null if there is none. */
  String difference() {
    Differs differs = method.getAnnotation(Differs.class);
    return differs == null ? null : differs.value();
  }

  /** How far apart numbers may be. */
  double distance() {
    Near near = method.getAnnotation(Near.class);
    return near == null ? 0 : near.value();
  }

  @Override
  public String toString() {
    return method.getDeclaringClass().getSimpleName() + "." + name();
  }

  /** Where the compiler put the tests. */
  static Path testClasses() {
    try {
      return Path.of(ParityCase.class.getProtectionDomain().getCodeSource().getLocation().toURI());
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }

  /** The class files of the cases, or of what runs them. */
  static List<Path> classFiles(String subfolder) throws IOException {
    try (Stream<Path> files = Files.walk(testClasses().resolve(FOLDER).resolve(subfolder))) {
      return files.filter(file -> file.toString().endsWith(CLASS)).sorted().toList();
    }
  }

  /** All cases, by class and name. */
  static List<ParityCase> findAll() throws IOException, ClassNotFoundException {
    List<ParityCase> cases = new ArrayList<>();
    for (Path file : classFiles("cases")) {
      String name = testClasses().relativize(file).toString().replace('/', '.');
      if (!name.contains("$") && !name.endsWith("package-info.class")) {
        Class<?> type = Class.forName(name.substring(0, name.length() - CLASS.length()));
        Arrays.stream(type.getDeclaredMethods())
            .filter(ParityCase::isCase)
            .sorted(Comparator.comparing(Method::getName))
            .forEach(method -> cases.add(new ParityCase(method)));
      }
    }
    return cases;
  }

  private static boolean isCase(Method method) {
    return Modifier.isPublic(method.getModifiers())
        && Modifier.isPublic(method.getDeclaringClass().getModifiers())
        && Modifier.isStatic(method.getModifiers())
        && method.getReturnType() == Object.class;
  }
}
