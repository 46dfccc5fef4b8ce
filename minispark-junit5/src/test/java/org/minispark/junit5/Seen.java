package org.minispark.junit5;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.minispark.SparkContext;
import org.minispark.api.java.JavaSparkContext;

/** What the classes under test were given, by name, for the test that ran them to look at. */
final class Seen {
  private static final Map<String, SparkContext> CONTEXTS =
      Collections.synchronizedMap(new LinkedHashMap<>());

  private Seen() {}

  static void by(String name, JavaSparkContext sc) {
    by(name, sc.sc());
  }

  /** Remembers a context, which must be usable now. */
  static void by(String name, SparkContext sc) {
    if (sc.isStopped()) {
      throw new AssertionError(name + " was given a stopped context");
    }
    CONTEXTS.put(name, sc);
  }

  static SparkContext context(String name) {
    SparkContext context = CONTEXTS.get(name);
    if (context == null) {
      throw new AssertionError("nobody was " + name + ", but " + CONTEXTS.keySet());
    }
    return context;
  }
}
