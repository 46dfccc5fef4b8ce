package org.minispark.cluster.shell;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.io.ObjectStreamClass;
import java.net.URL;
import java.net.URLClassLoader;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import jdk.jshell.JShell;
import jdk.jshell.spi.ExecutionControl;
import jdk.jshell.spi.ExecutionControlProvider;
import jdk.jshell.spi.ExecutionEnv;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.minispark.SparkConf;
import org.minispark.api.java.function.Function;
import org.minispark.api.java.function.PairFunction;

/**
 * Lambdas of a session as an executor in another process meets them: their classes come as bytes,
 * are loaded anew, and no line of the session has run.
 */
public class OtherProcessTest {
  private static final List<Object> MADE = Collections.synchronizedList(new ArrayList<>());

  private static final CountDownLatch RUNNING = new CountDownLatch(1);

  private SessionClasses classes;
  private JShell shell;

  /** Called by what is typed. */
  public static void take(Object made) {
    MADE.add(made);
  }

  @BeforeEach
  void start() {
    MADE.clear();
    SparkConf conf = new SparkConf(false).setMaster("local[1]").setAppName("driver");
    classes = new SessionClasses(getClass().getClassLoader(), conf);
    shell = JShell.builder().executionEngine(new OurSession(), Map.of()).build();
    shell.addToClasspath(System.getProperty("java.class.path"));
    type("import org.minispark.*;");
    type("import org.minispark.api.java.function.*;");
    type("import java.io.Serializable;");
    type("import java.util.*;");
  }

  @AfterEach
  void stop() {
    shell.close();
  }

  private final class OurSession implements ExecutionControlProvider {
    @Override
    public String name() {
      return "ours";
    }

    @Override
    public ExecutionControl generate(ExecutionEnv environment, Map<String, String> parameters) {
      return new ShellExecution(classes);
    }
  }

  private void type(String line) {
    shell
        .eval(line)
        .forEach(
            event -> {
              assertThat(shell.diagnostics(event.snippet())).as(line).isEmpty();
              assertThat(event.exception()).as(line).isNull();
            });
  }

  /** What the executor makes of the object that the last line has handed to {@link #take}. */
  private Object sent() throws IOException, ClassNotFoundException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
      out.writeObject(MADE.get(MADE.size() - 1));
    }
    Executor executor = new Executor();
    try (ObjectInputStream in =
        new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray())) {
          @Override
          protected Class<?> resolveClass(ObjectStreamClass description)
              throws ClassNotFoundException {
            return Class.forName(description.getName(), false, executor);
          }
        }) {
      return in.readObject();
    }
  }

  /** Loads classes of the session from the driver's bytes. */
  private final class Executor extends ClassLoader {
    Executor() {
      super(OtherProcessTest.class.getClassLoader());
    }

    @Override
    protected Class<?> findClass(String name) throws ClassNotFoundException {
      String path = name.replace('.', '/') + ".class";
      try (URLClassLoader withJars = new URLClassLoader(new URL[0], classes);
          InputStream in = withJars.getResourceAsStream(path)) {
        if (in == null) {
          throw new ClassNotFoundException(name);
        }
        byte[] classFile = in.readAllBytes();
        return defineClass(name, classFile, 0, classFile.length);
      } catch (IOException e) {
        throw new ClassNotFoundException(name, e);
      }
    }
  }

  @SuppressWarnings("unchecked")
  private Object call(Object argument) throws Exception {
    Object function = sent();
    assertThat(function.getClass().getClassLoader()).isInstanceOf(Executor.class);
    return ((Function<Object, Object>) function).call(argument);
  }

  private static String take(String expression) {
    return OtherProcessTest.class.getName() + ".take(" + expression + ");";
  }

  @Test
  void valuesTravelWithTheLambda() throws Exception {
    type("int x = 5;");
    type("long wide = 7;");
    type("List<String> names = new ArrayList<>(List.of(\"a\", \"b\"));");
    type("long sum(int n) { return n + x + wide; }");

    type(take("(Function<Integer, String>) n -> names.get(n) + sum(n)"));

    assertThat(call(1)).isEqualTo("b13");
    assertThat(call(0)).isEqualTo("a12");
  }

  @Test
  void lambdasWithoutVariablesTravelAsEver() throws Exception {
    type(take("(Function<Integer, Integer>) n -> n + 1"));
    assertThat(call(1)).isEqualTo(2);

    type("int x = 5;");
    type(
        take(
            "List.of((Function<Integer, Integer>) n -> n + x, (Function<String, Integer>)"
                + " String::length).get(1)"));
    assertThat(call("abc")).isEqualTo(3);
  }

  @Test
  void lambdasOfAMethodKeepItsArguments() throws Exception {
    type("int x = 5;");
    type(
        "Function<Integer, Integer> adder(long a, String b) { return n -> n + x + (int) a +"
            + " b.length(); }");

    type(take("adder(100, \"two\")"));

    assertThat(call(1)).isEqualTo(109);
  }

  @Test
  void typedClassesTravel() throws Exception {
    type("int x = 5;");
    type(
        "record Point(int a) implements Serializable { static Point shifted(int a) { return new"
            + " Point(a + x); } }");

    type(take("(Function<Integer, Point>) Point::shifted"));
    assertThat(call(1).toString()).isEqualTo("Point[a=6]");

    type(take("(PairFunction<Integer, Point, Integer>) n -> new Tuple2<>(Point.shifted(n), x)"));
    @SuppressWarnings("unchecked")
    PairFunction<Integer, ?, Integer> pairs = (PairFunction<Integer, ?, Integer>) sent();
    assertThat(pairs.call(2).toString()).isEqualTo("(Point[a=7],5)");
  }

  @Test
  void aLambdaOfAnObjectTakesItAlong() throws Exception {
    type("int x = 5;");
    type(
        "class Scale implements Serializable { final int by; Scale(int by) { this.by = by; }"
            + " Function<Integer, Integer> function() { return n -> n * by + x; } }");

    type(take("new Scale(3).function()"));

    assertThat(call(2)).isEqualTo(11);
  }

  @Test
  void sentLambdasShareTheirClass() throws Exception {
    type("int x = 5;");
    type(take("(Function<Integer, Integer>) n -> n + x"));
    Object once = sent();
    ByteArrayOutputStream again = new ByteArrayOutputStream();
    try (ObjectOutputStream out = new ObjectOutputStream(again)) {
      out.writeObject(once);
    }
    try (ObjectInputStream in =
        new ObjectInputStream(new ByteArrayInputStream(again.toByteArray())) {
          @Override
          protected Class<?> resolveClass(ObjectStreamClass description)
              throws ClassNotFoundException {
            return Class.forName(description.getName(), false, once.getClass().getClassLoader());
          }
        }) {
      Object first = in.readObject();
      assertThat(first).isNotSameAs(once);
      assertThat(first.getClass()).isSameAs(once.getClass());
    }
  }

  /** Called by what is typed: tells that it runs, and goes on when it is interrupted. */
  public static void runOn() throws InterruptedException {
    RUNNING.countDown();
    new CountDownLatch(1).await();
  }

  @Test
  void anInterruptEndsTheLineAndItsJobs() throws Exception {
    type("var sc = org.minispark.cluster.shell.Shell.context();");
    String line =
        "sc.parallelize(List.of(1)).foreach(i -> "
            + OtherProcessTest.class.getName()
            + ".runOn());";
    Thread interrupts =
        new Thread(
            () -> {
              try {
                RUNNING.await();
                shell.stop();
              } catch (InterruptedException e) {
                throw new AssertionError(e);
              }
            });
    interrupts.start();

    shell.eval(line);

    interrupts.join();
    type(take("sc.parallelize(List.of(1, 2)).count()"));
    assertThat(MADE).containsExactly(2L);
  }
}
