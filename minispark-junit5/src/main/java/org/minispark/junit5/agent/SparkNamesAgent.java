package org.minispark.junit5.agent;

import java.lang.instrument.ClassFileTransformer;
import java.lang.instrument.Instrumentation;
import java.nio.charset.StandardCharsets;
import java.security.ProtectionDomain;
import java.util.List;

/**
 * The Java agent: {@code -javaagent:minispark-junit5.jar}. A class that names Spark's classes is
 * loaded as one that names MiniSpark's. Spark's own jars may stay on the class path, for nobody
 * asks for their classes any more.
 */
public final class SparkNamesAgent implements ClassFileTransformer {
  /** What a class must hold somewhere to be worth a look. */
  private static final List<byte[]> MARKS =
      List.of(ascii("apache/spark"), ascii("apache.spark"), ascii("scala/Tuple"));

  /** Those who bring Spark's names, or have no need of them. */
  private static final List<String> LEFT_ALONE =
      List.of("org/apache/spark/", "org/apache/hadoop/", "scala/", "org/minispark/", "org/junit/");

  SparkNamesAgent() {}

  /** Called by the JVM before {@code main}. */
  public static void premain(String arguments, Instrumentation instrumentation) {
    instrumentation.addTransformer(new SparkNamesAgent());
  }

  @Override
  public byte[] transform(
      ClassLoader loader,
      String name,
      Class<?> redefined,
      ProtectionDomain domain,
      byte[] classFile) {
    if (loader == null || name == null || isLeftAlone(name) || !isMarked(classFile)) {
      return null;
    }
    try {
      return SparkNames.replaceIn(classFile);
    } catch (RuntimeException failure) {
      // The JVM would load the class as it is, without a word.
      System.err.println("MiniSpark cannot rename what " + name + " refers to: " + failure);
      throw failure;
    }
  }

  private static boolean isLeftAlone(String name) {
    return LEFT_ALONE.stream().anyMatch(name::startsWith);
  }

  private static boolean isMarked(byte[] classFile) {
    return MARKS.stream().anyMatch(mark -> holds(classFile, mark));
  }

  private static boolean holds(byte[] bytes, byte[] part) {
    for (int start = 0; start <= bytes.length - part.length; start++) {
      int length = 0;
      while (length < part.length && bytes[start + length] == part[length]) {
        length++;
      }
      if (length == part.length) {
        return true;
      }
    }
    return false;
  }

  private static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }
}
