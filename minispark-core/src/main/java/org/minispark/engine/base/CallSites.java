package org.minispark.engine.base;

import java.lang.StackWalker.StackFrame;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.stream.Stream;

/**
 * Finds the user's line on the stack: where the engine's frames end, the program begins. The last
 * engine method before it names the call, as in {@code reduceByKey at WordCount.java:21}.
 */
public final class CallSites {
  private static final StackWalker WALKER = StackWalker.getInstance();
  private static final String ROOT = "org.minispark.";
  private static final List<String> ENGINE_PACKAGES =
      List.of("rdd.", "api.java.", "engine.", "util.", "broadcast.", "sql.");
  private static final int LONGEST_STACK = 20;
  private static final String UNKNOWN = "<unknown>";

  private CallSites() {}

  /** The call that is being made now. */
  public static CallSite capture() {
    return WALKER.walk(CallSites::read);
  }

  private static CallSite read(Stream<StackFrame> frames) {
    Iterator<StackFrame> remaining = frames.iterator();
    StackFrame entry = null;
    while (remaining.hasNext()) {
      StackFrame frame = remaining.next();
      if (!isEngineClass(frame.getClassName())) {
        return callSite(entry, frame, remaining);
      }
      entry = frame;
    }
    return new CallSite(methodOf(entry) + " at " + UNKNOWN + ":0", "");
  }

  private static CallSite callSite(
      StackFrame entry, StackFrame user, Iterator<StackFrame> remaining) {
    String line = user.getFileName() + ":" + user.getLineNumber();
    return new CallSite(methodOf(entry) + " at " + line, stack(entry, user, remaining));
  }

  private static String stack(StackFrame entry, StackFrame user, Iterator<StackFrame> remaining) {
    List<String> lines = new ArrayList<>(LONGEST_STACK);
    if (entry != null) {
      lines.add(entry.toString());
    }
    lines.add(user.toString());
    while (remaining.hasNext() && lines.size() < LONGEST_STACK) {
      lines.add(remaining.next().toString());
    }
    return String.join("\n", lines);
  }

  private static String methodOf(StackFrame entry) {
    if (entry == null) {
      return UNKNOWN;
    }
    String method = entry.getMethodName();
    return method.equals("<init>") ? simpleName(entry.getClassName()) : method;
  }

  private static String simpleName(String className) {
    return className.substring(className.lastIndexOf('.') + 1);
  }

  /** Examples and the machine-learning library are programs on the engine, not parts of it. */
  static boolean isEngineClass(String className) {
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
