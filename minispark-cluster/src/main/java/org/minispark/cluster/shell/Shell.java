package org.minispark.cluster.shell;

import org.minispark.api.java.JavaSparkContext;

/** What a session's first line asks, to declare {@code sc}. */
public final class Shell {
  /** What a session knows without being told. */
  static final String START =
      """
      import java.io.*;
      import java.math.*;
      import java.nio.file.*;
      import java.util.*;
      import java.util.function.*;
      import java.util.regex.*;
      import java.util.stream.*;
      import org.minispark.*;
      import org.minispark.api.java.*;
      import org.minispark.storage.StorageLevel;
      JavaSparkContext sc = org.minispark.cluster.shell.Shell.context();
      """;

  private Shell() {}

  /** The context of the session whose code calls this. */
  public static JavaSparkContext context() {
    if (Thread.currentThread().getContextClassLoader() instanceof SessionClasses classes) {
      return classes.context();
    }
    throw new IllegalStateException("this thread runs no line of a shell");
  }
}
