package org.minispark.compare.parity.probe;

import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.minispark.SparkConf;
import org.minispark.api.java.JavaSparkContext;
import org.minispark.compare.recording.Rendering;

/** Runs cases on the engine of this JVM; consecutive ones of a class share a context. */
public final class CaseRunner implements AutoCloseable {
  private final Path folder;
  private Class<?> current;
  private JavaSparkContext context;

  /**
   * @param folder where the engine and each case may write
   */
  public CaseRunner(Path folder) {
    this.folder = folder;
  }

  /** What the case tells, as text in which names of this engine's own may occur. */
  public String run(String className, String caseName) throws Exception {
    Class<?> type = Class.forName(className);
    if (type != current) {
      stop();
      current = type;
    }
    Method method = find(type, caseName);
    Path place = Files.createDirectories(folder.resolve(type.getName() + "-" + method.getName()));
    Object[] arguments = arguments(method, place);
    String told = Rendering.outcome(() -> invoke(method, arguments));
    return told.replace(place.toString(), "<folder>").replace(folder.toString(), "<all>");
  }

  @Override
  public void close() {
    stop();
  }

  private Object[] arguments(Method method, Path place) throws Exception {
    boolean needsContext =
        Arrays.asList(method.getParameterTypes()).contains(JavaSparkContext.class);
    if (!needsContext) {
      stop();
    }
    Object[] arguments = new Object[method.getParameterCount()];
    for (int index = 0; index < arguments.length; index++) {
      arguments[index] = method.getParameterTypes()[index] == Path.class ? place : context();
    }
    return arguments;
  }

  private JavaSparkContext context() throws Exception {
    if (context == null || context.sc().isStopped()) {
      SparkConf conf = configuration(folder);
      for (Method method : current.getMethods()) {
        if (method.getName().equals("configure")) {
          invoke(method, conf);
        }
      }
      context = new JavaSparkContext(conf);
    }
    return context;
  }

  private static SparkConf configuration(Path folder) throws IOException {
    Path local = Files.createDirectories(folder.resolve("local"));
    return new SparkConf()
        .setMaster("local[1]")
        .setAppName("parity")
        .set("spark.ui.enabled", "false")
        .set("spark.driver.host", "127.0.0.1")
        .set("spark.driver.bindAddress", "127.0.0.1")
        .set("spark.local.dir", local.toString())
        .set("spark.resultGetter.threads", "1");
  }

  private void stop() {
    if (context != null) {
      context.stop();
      context = null;
    }
  }

  private static Method find(Class<?> type, String name) {
    return Arrays.stream(type.getMethods())
        .filter(method -> method.getName().equals(name))
        .findFirst()
        .orElseThrow();
  }

  private static Object invoke(Method method, Object... arguments) throws Exception {
    try {
      return method.invoke(null, arguments);
    } catch (InvocationTargetException e) {
      if (e.getCause() instanceof Exception thrown) {
        throw thrown;
      }
      throw (Error) e.getCause();
    }
  }
}
