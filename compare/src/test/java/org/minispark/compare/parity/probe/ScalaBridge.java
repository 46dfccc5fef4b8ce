package org.minispark.compare.parity.probe;

import java.io.Serializable;
import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import org.minispark.api.java.Optional;
import org.minispark.api.java.function.FlatMapFunction;
import org.minispark.rdd.RDD;
import org.minispark.rdd.RDDBarrier;

/**
 * What MiniSpark offers with Java's types and Spark with Scala's alone. The same lines call it on
 * both engines, so that it can name Scala's classes only by reflection, and finds out by the
 * parameters' types which ones are needed.
 */
public final class ScalaBridge {
  private static final String FUNCTION = "scala.Function1";
  private static final String ITERATOR = "scala.collection.Iterator";
  private static final String MAP = "scala.collection.immutable.Map";
  private static final String CONVERTERS = "scala.collection.JavaConverters";

  private ScalaBridge() {}

  /** {@code mapPartitions} in a barrier stage. */
  @SuppressWarnings("unchecked") // reflection knows no type parameters
  public static <T, U> RDD<U> mapPartitions(
      RDDBarrier<T> barrier, FlatMapFunction<Iterator<T>, U> function) throws Exception {
    for (Method method : RDDBarrier.class.getMethods()) {
      List<Class<?>> parameters = Arrays.asList(method.getParameterTypes());
      if (parameters.equals(List.of(FlatMapFunction.class))) {
        return (RDD<U>) call(method, barrier, function);
      }
      if (method.getName().equals("mapPartitions") && isScalas(parameters.get(0))) {
        return (RDD<U>) call(method, barrier, scalaFunction(function), false, tagOfObjects());
      }
    }
    throw new NoSuchMethodException("mapPartitions of " + RDDBarrier.class);
  }

  /**
   * A value whose constructor takes Java's collections and optionals on MiniSpark, Scala's on
   * Spark.
   */
  public static <T> T make(Class<T> type, Object... parts) throws Exception {
    for (Constructor<?> constructor : type.getConstructors()) {
      if (constructor.getParameterCount() == parts.length) {
        Object[] arguments = new Object[parts.length];
        for (int index = 0; index < parts.length; index++) {
          arguments[index] = convert(parts[index], constructor.getParameterTypes()[index]);
        }
        return type.cast(constructor.newInstance(arguments));
      }
    }
    throw new NoSuchMethodException(type + " of " + parts.length + " parts");
  }

  private static Object convert(Object part, Class<?> wanted) throws Exception {
    if (!isScalas(wanted)) {
      return part;
    }
    if (part instanceof Optional<?> optional) {
      Object options = companion("scala.Option");
      return call(
          options.getClass().getMethod("apply", Object.class), options, optional.orElse(null));
    }
    if (part instanceof List<?> list) {
      Method converter = Class.forName(CONVERTERS).getMethod("asScalaBufferConverter", List.class);
      return call(call(converter, null, list), "asScala");
    }
    return part instanceof Map<?, ?> map ? toScala(map) : part;
  }

  private static Object toScala(Map<?, ?> map) throws Exception {
    Method updated = Class.forName(MAP).getMethod("updated", Object.class, Object.class);
    Object scalas = call(companion(MAP), "empty");
    for (Map.Entry<?, ?> entry : map.entrySet()) {
      scalas = call(updated, scalas, entry.getKey(), entry.getValue());
    }
    return scalas;
  }

  private static Object companion(String name) throws Exception {
    return Class.forName(name + "$").getField("MODULE$").get(null);
  }

  private static boolean isScalas(Class<?> type) {
    return type.getName().startsWith("scala.");
  }

  private static Object toScala(Iterator<?> iterator) throws Exception {
    Method converter =
        Class.forName(CONVERTERS).getMethod("asScalaIteratorConverter", Iterator.class);
    return call(call(converter, null, iterator), "asScala");
  }

  private static Iterator<?> toJava(Object iterator) throws Exception {
    Method converter =
        Class.forName(CONVERTERS).getMethod("asJavaIteratorConverter", Class.forName(ITERATOR));
    return (Iterator<?>) call(call(converter, null, iterator), "asJava");
  }

  private static Object scalaFunction(FlatMapFunction<?, ?> function) throws Exception {
    Class<?>[] types = {Class.forName(FUNCTION), Serializable.class};
    return Proxy.newProxyInstance(ScalaBridge.class.getClassLoader(), types, new Applies(function));
  }

  private static Object tagOfObjects() throws Exception {
    Object tags = companion("scala.reflect.ClassTag");
    return call(tags.getClass().getMethod("apply", Class.class), tags, Object.class);
  }

  private static Object call(Object target, String method) throws Exception {
    return call(target.getClass().getMethod(method), target);
  }

  private static Object call(Method method, Object target, Object... arguments) throws Exception {
    try {
      return method.invoke(target, arguments);
    } catch (InvocationTargetException e) {
      if (e.getCause() instanceof Exception thrown) {
        throw thrown;
      }
      throw e;
    }
  }

  /** What Scala's function does when it is applied to an iterator. */
  private static final class Applies implements InvocationHandler, Serializable {
    private static final long serialVersionUID = 1;

    private final FlatMapFunction<Object, ?> function;

    @SuppressWarnings("unchecked") // the case's types meet, or the case fails
    Applies(FlatMapFunction<?, ?> function) {
      this.function = (FlatMapFunction<Object, ?>) function;
    }

    @Override
    public Object invoke(Object proxy, Method method, Object[] arguments) throws Exception {
      return switch (method.getName()) {
        case "apply" -> toScala(function.call(toJava(arguments[0])));
        case "toString" -> FUNCTION;
        default -> throw new UnsupportedOperationException(method.toString());
      };
    }
  }
}
