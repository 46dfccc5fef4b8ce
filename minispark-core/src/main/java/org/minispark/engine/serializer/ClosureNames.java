package org.minispark.engine.serializer;

import java.io.IOException;
import java.io.InputStream;
import java.io.Serializable;
import java.lang.invoke.MethodHandleInfo;
import java.lang.invoke.SerializedLambda;
import java.lang.reflect.InaccessibleObjectException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.Optional;

/** Words for a function that its author understands: "the lambda at WordCount.java:21". */
final class ClosureNames {
  private ClosureNames() {}

  /** What the function is and where it was written, as far as its class tells. */
  static String describe(Object function) {
    Class<?> type = function.getClass();
    if (!SerializationHooks.isLambda(type)) {
      return "the function object " + type.getName();
    }
    return serializedForm(function)
        .map(lambda -> describe(lambda, type.getClassLoader()))
        .orElseGet(() -> "the lambda in " + hostName(type));
  }

  /** Whether the first thing that a lambda captures is the {@code this} of its author. */
  static boolean capturesThis(Object function) {
    return serializedForm(function)
        .map(lambda -> isLambdaBody(lambda) && isInstanceMethod(lambda.getImplMethodKind()))
        .orElse(false);
  }

  /** The class in whose source a lambda stands. */
  private static String hostName(Class<?> lambda) {
    String name = lambda.getName();
    int cut = name.indexOf("$$Lambda");
    return cut < 0 ? name : name.substring(0, cut);
  }

  private static String describe(SerializedLambda lambda, ClassLoader loader) {
    String implClass = lambda.getImplClass().replace('/', '.');
    if (!isLambdaBody(lambda)) {
      return "the method reference " + implClass + "::" + lambda.getImplMethodName();
    }
    return "the lambda at "
        + lineOf(lambda, loader).orElseGet(() -> implClass + "." + lambda.getImplMethodName());
  }

  private static boolean isLambdaBody(SerializedLambda lambda) {
    return lambda.getImplMethodName().startsWith("lambda$");
  }

  private static boolean isInstanceMethod(int kind) {
    return kind == MethodHandleInfo.REF_invokeSpecial
        || kind == MethodHandleInfo.REF_invokeVirtual
        || kind == MethodHandleInfo.REF_invokeInterface;
  }

  private static Optional<String> lineOf(SerializedLambda lambda, ClassLoader loader) {
    String resource = lambda.getImplClass() + ".class";
    try (InputStream in =
        loader == null
            ? ClassLoader.getSystemResourceAsStream(resource)
            : loader.getResourceAsStream(resource)) {
      return in == null
          ? Optional.empty()
          : ClassFileLines.firstLine(
              in.readAllBytes(), lambda.getImplMethodName(), lambda.getImplMethodSignature());
    } catch (IOException unreadable) {
      return Optional.empty(); // the name of the method has to do
    }
  }

  /** What a lambda says of itself, or empty where it will not. */
  private static Optional<SerializedLambda> serializedForm(Object function) {
    if (!(function instanceof Serializable) || !SerializationHooks.isLambda(function.getClass())) {
      return Optional.empty();
    }
    try {
      Method writeReplace = function.getClass().getDeclaredMethod("writeReplace");
      writeReplace.setAccessible(true);
      return Optional.of((SerializedLambda) writeReplace.invoke(function));
    } catch (NoSuchMethodException
        | IllegalAccessException
        | InvocationTargetException
        | InaccessibleObjectException closed) {
      return Optional.empty();
    }
  }
}
