package org.minispark.engine.context;

import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.util.ArrayList;
import java.util.List;
import org.minispark.SparkConf;
import org.minispark.SparkException;
import org.minispark.engine.base.Unchecked;
import org.minispark.scheduler.SparkListenerInterface;

/**
 * The listeners that {@code spark.extraListeners} names, a class each, parted by commas. A class
 * has a constructor that takes the configuration, or one that takes nothing.
 */
final class ExtraListeners {
  private final SparkConf conf;

  ExtraListeners(SparkConf conf) {
    this.conf = conf;
  }

  /** Fails with {@code SparkException} if one of them cannot be made. */
  List<SparkListenerInterface> make() {
    List<SparkListenerInterface> listeners = new ArrayList<>();
    for (String name : conf.get("spark.extraListeners", "").split(",")) {
      if (!name.isBlank()) {
        listeners.add(make(name.strip()));
      }
    }
    return listeners;
  }

  private SparkListenerInterface make(String className) {
    try {
      ClassLoader loader = Thread.currentThread().getContextClassLoader();
      Class<? extends SparkListenerInterface> type =
          Class.forName(className, true, loader == null ? getClass().getClassLoader() : loader)
              .asSubclass(SparkListenerInterface.class);
      return make(type);
    } catch (InvocationTargetException e) {
      throw failure(e.getCause());
    } catch (ReflectiveOperationException | ClassCastException e) {
      throw failure(e);
    }
  }

  private SparkListenerInterface make(Class<? extends SparkListenerInterface> type)
      throws ReflectiveOperationException {
    for (Constructor<?> constructor : type.getConstructors()) {
      if (constructor.getParameterCount() == 1
          && constructor.getParameterTypes()[0] == SparkConf.class) {
        return (SparkListenerInterface) constructor.newInstance(conf);
      }
    }
    try {
      return type.getConstructor().newInstance();
    } catch (NoSuchMethodException e) {
      throw Unchecked.rethrow(
          new SparkException(
              type.getName()
                  + " did not have a zero-argument constructor or a single-argument constructor"
                  + " that accepts SparkConf"));
    }
  }

  private static RuntimeException failure(Throwable cause) {
    return Unchecked.rethrow(new SparkException("Exception when registering SparkListener", cause));
  }
}
