package org.minispark.benchmarks;

import java.util.List;
import java.util.stream.Stream;

/** What a JVM of version 17 needs to be told before Spark runs in it. */
final class SparkFlags {
  static final List<String> OPENS =
      Stream.of(
              "java.lang",
              "java.lang.invoke",
              "java.lang.reflect",
              "java.io",
              "java.net",
              "java.nio",
              "java.util",
              "java.util.concurrent",
              "java.util.concurrent.atomic",
              "sun.nio.ch",
              "sun.nio.cs",
              "sun.security.action",
              "sun.util.calendar")
          .map(name -> "--add-opens=java.base/" + name + "=ALL-UNNAMED")
          .toList();

  private SparkFlags() {}
}
