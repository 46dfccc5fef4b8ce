package org.minispark.cluster.shell;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.minispark.SparkConf;
import org.minispark.SparkContext;

/** What is typed runs, and runs in tasks, with the values that it had when it was typed. */
public class ScriptTest {
  private static final List<Object> TOLD = Collections.synchronizedList(new ArrayList<>());

  private final StringWriter complaints = new StringWriter();

  /** Called by scripts. */
  public static void tell(Object value) {
    TOLD.add(value);
  }

  @BeforeEach
  void forget() {
    TOLD.clear();
  }

  private int run(String script) {
    return run(script, "local[2]");
  }

  private int run(String script, String master) {
    SparkConf conf = new SparkConf(false).setMaster(master).setAppName("script");
    String text = script.replace("tell(", ScriptTest.class.getName() + ".tell(");
    return new Script("test.jsh", text, new PrintWriter(complaints)).run(() -> conf);
  }

  private void runAndSucceed(String script) {
    int status = run(script);
    assertThat(complaints.toString()).isEmpty();
    assertThat(status).isEqualTo(Script.SUCCESS);
  }

  @Test
  void theContextIsReadyAndIsStopped() {
    runAndSucceed("tell(sc.sc()); tell(sc.parallelize(List.of(1, 2)).count())");

    assertThat(((SparkContext) TOLD.get(0)).isStopped()).isTrue();
    assertThat(TOLD.get(1)).isEqualTo(2L);
  }

  @Test
  void tasksSeeTheValuesOfVariables() {
    runAndSucceed(
        """
        boolean yes = true; byte b = 1; short s = 2; char c = 3; int i = 4;
        long l = 5; float f = 6; double d = 7; String text = "8"; int[] array = {9};
        var numbers = sc.parallelize(List.of(100L, 200L), 2);
        tell(numbers.map(n -> yes ? n + b + s + c + i + l + (long) f + (long) d
            + Long.parseLong(text) + array[0] : 0).collect());
        """);

    assertThat(TOLD).containsExactly(List.of(145L, 245L));
  }

  @Test
  void aLambdaKeepsTheValueThatAVariableHadWhenItWasMade() {
    runAndSucceed(
        """
        int x = 1;
        var made = sc.parallelize(List.of(0)).map(n -> n + x);
        x = 2;
        tell(made.collect());
        tell(sc.parallelize(List.of(0)).map(n -> n + x).collect());
        """);

    assertThat(TOLD).containsExactly(List.of(1), List.of(2));
  }

  @Test
  void methodsAndLambdasInsideSeeThemToo() {
    runAndSucceed(
        """
        int x = 10; long wide = 1000; String s = "abc";
        int twice(int n, double unused) { int local = 2 * n; local++; return local + x; }
        long thrice(int n) { return twice(n, 1.5) + wide; }
        static String later() { return s; }
        tell(sc.parallelize(List.of(1), 1).map(n -> {
          long sum = 0;
          for (int k = 0; k < 3; k++) {
            double d = k;
            sum += Stream.of(1, 2).mapToLong(each -> each + x + wide + thrice(n)).sum() + (long) d;
          }
          return later() + sum;
        }).collect());
        """);

    long inner = 1 + 10 + 1000 + (3 + 10 + 1000) + 2 + 10 + 1000 + (3 + 10 + 1000);
    assertThat(TOLD).containsExactly(List.of("abc" + (3 * inner + 3)));
  }

  @Test
  void lambdasCaptureLocalVariablesBesides() {
    runAndSucceed(
        """
        int x = 10;
        JavaRDD<Long> shifted(JavaRDD<Integer> rdd, long wide, int small) {
          return rdd.map(n -> n + wide + small + x);
        }
        tell(shifted(sc.parallelize(List.of(1, 2)), 1000L, 100).collect());
        """);

    assertThat(TOLD).containsExactly(List.of(1111L, 1112L));
  }

  @Test
  void recordsAndClassesThatAreTypedTravel() {
    runAndSucceed(
        """
record Point(int x, String name) implements Serializable {
  Point moved(int by) { return new Point(x + by, name); }
  static Point zero(int x) { return new Point(x, "o"); }
}
int by = 5;
var points = sc.parallelize(List.of(1, 2), 2).map(Point::zero).map(p -> p.moved(by));
tell(points.mapToPair(p -> new Tuple2<>(p.name(), p.x())).reduceByKey(Integer::sum).collect());
""");

    assertThat(TOLD.toString()).isEqualTo("[[(o,13)]]");
  }

  @Test
  void aTaskThatChangesAVariableFailsWithItsName() {
    assertThat(run("int n = 0;\n\nsc.parallelize(List.of(1)).foreach(i -> n += i);")).isEqualTo(1);

    assertThat(complaints.toString())
        .startsWith("test.jsh:3: org.minispark.SparkException: Job aborted")
        .contains("The variable n of the shell cannot be changed in a task")
        .doesNotContain("\tat ");
  }

  @Test
  void anObjectsMethodCannotReachThemAndSaysSo() {
    String script =
        """
        int n = 1;
        class Adder implements Serializable { int add(int i) { return i + n; } }
        tell(new Adder().add(1));
        sc.parallelize(List.of(1)).map(i -> new Adder().add(i)).collect();
        """;

    assertThat(run(script)).isEqualTo(1);

    assertThat(TOLD).containsExactly(2);
    assertThat(complaints.toString())
        .startsWith("test.jsh:4: ")
        .contains("The variable n of the shell is not known to a task in this place");
  }

  @Test
  void whatIsNotForTasksKeepsJavasRules() {
    runAndSucceed(
        """
        int n = 0;
        List.of(1, 2).forEach(i -> n += i);
        Runnable more = () -> n++;
        more.run();
        tell(n);
        """);

    assertThat(TOLD).containsExactly(4);
  }

  @Test
  void theContextItselfDoesNotTravel() {
    assertThat(run("sc.parallelize(List.of(1)).map(i -> sc.parallelize(List.of(i))).count();"))
        .isEqualTo(1);

    assertThat(complaints.toString())
        .contains("Task not serializable")
        .contains("captures a value (org.minispark.api.java.JavaSparkContext)");
  }

  @Test
  void theFirstFailureEndsTheScript() {
    assertThat(run("tell(1);\n// a comment\n  tell(1 /\n 0); tell(2);")).isEqualTo(1);

    assertThat(TOLD).containsExactly(1);
    assertThat(complaints.toString())
        .isEqualToNormalizingNewlines("test.jsh:2: java.lang.ArithmeticException: / by zero\n");
  }

  @Test
  void whatDoesNotCompileIsShown() {
    assertThat(run("tell(1);\nint y = 1 +\n   foo;\ntell(2);")).isEqualTo(1);

    assertThat(TOLD).containsExactly(1);
    assertThat(complaints.toString())
        .isEqualToNormalizingNewlines(
            "test.jsh:3: cannot find symbol\n  symbol:   variable foo\n    foo;\n");
  }

  @Test
  void whatIsIncompleteOrUnknownFails() {
    assertThat(run("int f() {")).isEqualTo(1);
    assertThat(complaints.toString()).startsWith("test.jsh:1: ").contains("int f() {");

    complaints.getBuffer().setLength(0);
    assertThat(run("int f() { return g(); }\nf();")).isEqualTo(1);
    assertThat(complaints.toString())
        .isEqualToNormalizingNewlines("test.jsh:2: not declared: method g()\n");

    complaints.getBuffer().setLength(0);
    assertThat(run("/open other.jsh")).isEqualTo(1);
    assertThat(complaints.toString()).contains("a script knows only /exit");
  }

  @Test
  void exitEndsWithItsStatus() {
    assertThat(run("tell(1);\n/exit 3\ntell(2);")).isEqualTo(3);
    assertThat(run("/exit")).isZero();
    assertThat(TOLD).containsExactly(1);
  }

  @Test
  void anEngineThatDoesNotStartIsTold() {
    SparkConf conf = new SparkConf(false).setMaster("nowhere").setAppName("script");

    int status = new Script("test.jsh", "1", new PrintWriter(complaints)).run(() -> conf);

    assertThat(status).isEqualTo(1);
    assertThat(complaints.toString())
        .isEqualToNormalizingNewlines(
            "cannot start the shell: Could not parse Master URL: 'nowhere'\n");
  }

  @Test
  void executorsInOtherProcessesGetClassesAndValues() {
    String script =
        """
        int x = 10; List<String> names = new ArrayList<>(List.of("a", "b"));
        String named(int i) { return names.get(i) + x; }
        record Point(int a, String name) implements Serializable {}
        var numbers = sc.parallelize(List.of(0, 1), 2);
        tell(numbers.map(i -> new Point(i, named(i))).collect().toString());
        x = 20;
        tell(numbers.mapToPair(i -> new Tuple2<>(named(i), x)).reduceByKey(Integer::sum)
            .sortByKey().collect().toString());
        """;

    int status = run(script, "local-cluster[1,2,512]");

    assertThat(complaints.toString()).isEmpty();
    assertThat(status).isZero();
    assertThat(TOLD)
        .containsExactly("[Point[a=0, name=a10], Point[a=1, name=b10]]", "[(a20,20), (b20,20)]");
  }
}
