package org.minispark.cluster.executor;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import org.minispark.SparkConf;
import org.minispark.engine.base.Log;

/**
 * The signal by which a machine tells an executor or a worker that it will soon be gone: {@code
 * PWR}, or another one.
 *
 * <p>Java has no supported way to hear signals; {@code sun.misc.Signal} is in every JDK, but a
 * compiler warns of it, so it is found by its name.
 */
public final class DecommissionSignal {
  private static final Log LOG = Log.of(DecommissionSignal.class);

  private DecommissionSignal() {}

  /**
   * Calls {@code heard} at each such signal, if {@code spark.decommission.enabled}.
   *
   * @param key of the configuration, under which the signal's name is if it is another
   */
  public static void listen(SparkConf conf, String key, Runnable heard) {
    if (!conf.getBoolean("spark.decommission.enabled", false)) {
      return;
    }
    String name = conf.get(key, "PWR");
    try {
      handle(name, heard);
    } catch (InvocationTargetException e) {
      LOG.warn("Cannot hear signal {}: {}", name, e.getCause().getMessage());
    } catch (ReflectiveOperationException e) {
      LOG.warn("This Java cannot hear signal {}", name, e);
    }
  }

  private static void handle(String name, Runnable heard) throws ReflectiveOperationException {
    Class<?> signal = Class.forName("sun.misc.Signal");
    Class<?> handler = Class.forName("sun.misc.SignalHandler");
    Object listening =
        Proxy.newProxyInstance(
            DecommissionSignal.class.getClassLoader(),
            new Class<?>[] {handler},
            (proxy, method, arguments) -> {
              if (!method.getName().equals("handle")) {
                throw new UnsupportedOperationException(method.getName());
              }
              heard.run();
              return null;
            });
    signal
        .getMethod("handle", signal, handler)
        .invoke(null, signal.getConstructor(String.class).newInstance(name), listening);
  }
}
