package org.minispark.cluster.cli;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.List;

/** A class with a main method, written by somebody who knows nothing of this command line. */
final class UserProgram {
  private static final String[] NO_ARGUMENTS = {};

  private final Class<?> type;

  UserProgram(Class<?> type) {
    this.type = type;
  }

  static boolean hasMain(Class<?> type) {
    try {
      return Modifier.isStatic(type.getMethod("main", String[].class).getModifiers());
    } catch (NoSuchMethodException e) {
      return false;
    }
  }

  String simpleName() {
    return type.getSimpleName();
  }

  /** Whether the frame is the program's own code, not the engine's or the JDK's. */
  boolean owns(StackTraceElement frame) {
    String name = frame.getClassName();
    return name.equals(type.getName()) || name.startsWith(type.getName() + "$");
  }

  /** Calls main on this thread, which finds the program's classes while it runs. */
  void run(List<String> arguments) throws Failed {
    Thread thread = Thread.currentThread();
    ClassLoader before = thread.getContextClassLoader();
    thread.setContextClassLoader(type.getClassLoader());
    try {
      Method main = type.getMethod("main", String[].class);
      main.invoke(null, (Object) arguments.toArray(NO_ARGUMENTS));
    } catch (InvocationTargetException e) {
      throw new Failed(e.getCause());
    } catch (ReflectiveOperationException e) {
      throw new Failed(e);
    } finally {
      thread.setContextClassLoader(before);
    }
  }

  /** The program ended with the exception that is the cause. */
  static final class Failed extends Exception {
    private static final long serialVersionUID = 1L;

    Failed(Throwable cause) {
      super(cause);
    }
  }
}
