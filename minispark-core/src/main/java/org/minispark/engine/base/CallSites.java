package org.minispark.engine.base;

import java.util.ArrayList;
import java.util.List;

/**
 * Finds the user's line on the stack: where the engine's frames end, the program begins. The last
 * engine method before it names the call, as in {@code reduceByKey at WordCount.java:21}.
 */
public final class CallSites {
  private static final String ROOT = "org.minispark.";
  private static final List<String> ENGINE_PACKAGES =
      List.of("rdd.", "api.java.", "engine.", "util.", "broadcast.", "sql.");
  private static final int LONGEST_STACK = 20;
  private static final String UNKNOWN = "<unknown>";

  private CallSites() {}

  /** The call that is being made now. Costs less than a microsecond; it is read later. */
  public static CallSite capture() {
    return new CallSite(new Throwable());
  }

  record Forms(String shortForm, String longForm) {}

  static Forms read(StackTraceElement[] stack) {
    int user = 0;
    while (user < stack.length && isEngineClass(stack[user].getClassName())) {
      user++;
    }
    String method = user == 0 ? UNKNOWN : nameOf(stack[user - 1]);
    return new Forms(method + " at " + lineOf(stack, user), outwardsFrom(stack, user));
  }

  private static String lineOf(StackTraceElement[] stack, int user) {
    if (user == stack.length) {
      return UNKNOWN + ":0";
    }
    return stack[user].getFileName() + ":" + stack[user].getLineNumber();
  }

  /** The engine's entry and the frames that lead to it. */
  private static String outwardsFrom(StackTraceElement[] stack, int user) {
    List<String> lines = new ArrayList<>(LONGEST_STACK);
    for (int i = Math.max(user - 1, 0); i < stack.length && lines.size() < LONGEST_STACK; i++) {
      lines.add(stack[i].toString());
    }
    return String.join("\n", lines);
  }

  private static String nameOf(StackTraceElement entry) {
    String method = entry.getMethodName();
    return method.equals("<init>") ? simpleName(entry.getClassName()) : method;
  }

  private static String simpleName(String className) {
    return className.substring(className.lastIndexOf('.') + 1);
  }

  /** Examples and the machine-learning library are programs on the engine, not parts of it. */
  private static boolean isEngineClass(String className) {
    if (!className.startsWith(ROOT)) {
      return false;
    }
    if (Character.isUpperCase(className.charAt(ROOT.length()))) {
      return true;
    }
    for (String name : ENGINE_PACKAGES) {
      if (className.startsWith(name, ROOT.length())) {
        return true;
      }
    }
    return false;
  }
}
