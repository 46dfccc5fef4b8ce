package org.minispark.compare.parity.cases;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.minispark.SparkConf;
import org.minispark.SparkContext;
import org.minispark.Tuple2;
import org.minispark.api.java.JavaDoubleRDD;
import org.minispark.api.java.JavaPairRDD;
import org.minispark.api.java.JavaRDD;
import org.minispark.api.java.JavaSparkContext;
import org.minispark.compare.parity.probe.Report;

/** A context: what it makes, what it says of itself, how it begins and ends. */
public final class ContextCases {
  private ContextCases() {}

  public static Object parallelize(JavaSparkContext sc) {
    List<Integer> numbers = Arrays.asList(5, 3, null, 1, 4);
    return new Report()
        .of("default", () -> sc.parallelize(numbers))
        .of("slices", () -> sc.parallelize(numbers, 3))
        .of("more slices", () -> sc.parallelize(numbers, 7))
        .of("no slices", () -> sc.parallelize(numbers, 0))
        .of("negative", () -> sc.parallelize(numbers, -2))
        .of("empty", () -> sc.parallelize(List.of(), 2))
        .of("null", () -> sc.parallelize(null))
        .of("pairs", () -> sc.parallelizePairs(List.of(new Tuple2<>("a", 1), new Tuple2<>("b", 2))))
        .of("pairs, slices", () -> sc.parallelizePairs(List.of(new Tuple2<>("a", 1)), 2))
        .of("doubles", () -> sc.parallelizeDoubles(List.of(1.0, 2.5)))
        .of("doubles, slices", () -> sc.parallelizeDoubles(List.of(1.0, 2.5), 2))
        .of("null among doubles", () -> sc.parallelizeDoubles(Arrays.asList(1.0, null)).collect())
        .of("empty RDD", () -> sc.emptyRDD())
        .of("names", () -> sc.parallelize(numbers, 2).toDebugString());
  }

  public static Object union(JavaSparkContext sc) {
    JavaRDD<Integer> numbers = Data.range(sc, 3, 2);
    JavaPairRDD<Integer, Integer> pairs = numbers.mapToPair(x -> new Tuple2<>(x, x));
    JavaDoubleRDD doubles = Data.doubles(sc, 2, 1.0, 2.0);
    return new Report()
        .of("plain", () -> sc.union(numbers, Data.range(sc, 4, 1), numbers))
        .of("one", () -> sc.union(numbers))
        .of("pairs", () -> sc.union(pairs, pairs))
        .of(
            "placed pairs",
            () ->
                sc.union(pairs.groupByKey(2).mapValues(v -> 1), pairs.reduceByKey(Integer::sum, 2)))
        .of("doubles", () -> sc.union(doubles, doubles));
  }

  public static Object textFile(JavaSparkContext sc, Path folder) throws Exception {
    Path file = folder.resolve("lines.txt");
    Files.writeString(file, "one\ntwo\r\n\nthree\u00e4\nlast");
    Path many = Files.createDirectory(folder.resolve("many"));
    Files.writeString(many.resolve("b"), "b1\nb2\n");
    Files.writeString(many.resolve("a"), "a1");
    Files.writeString(many.resolve("_hidden"), "hidden");
    Files.writeString(many.resolve(".hidden"), "hidden");
    Files.createFile(many.resolve("empty"));
    return new Report()
        .of("default", () -> sc.textFile(file.toString()))
        .of("splits", () -> sc.textFile(file.toString(), 4))
        .of("URL", () -> sc.textFile("file://" + file).collect())
        .of("glob", () -> sc.textFile(many + "/[ab]").count())
        .of("several", () -> sc.textFile(file + "," + many.resolve("a"), 1))
        .of("folder", () -> sc.textFile(many.toString(), 1).map(x -> x).collect().size())
        .of("name", () -> sc.textFile(file.toString()).name())
        .of("plan", () -> sc.textFile(file.toString()).toDebugString())
        .of("missing", () -> sc.textFile(folder + "/none").count())
        .of("missing, lazily", () -> sc.textFile(folder + "/none") != null)
        .of("no match", () -> sc.textFile(folder + "/x*").count())
        .of("null", () -> sc.textFile(null));
  }

  public static Object saveAsTextFile(JavaSparkContext sc, Path folder) {
    return new Report()
        .does("saved", () -> Data.words(sc, 2).saveAsTextFile(folder + "/out"))
        .of("files", () -> list(folder.resolve("out")))
        .of("read", () -> sc.textFile(folder + "/out").collect())
        .does("again", () -> Data.words(sc, 2).saveAsTextFile(folder + "/out"))
        .does("pairs", () -> Data.pairs(sc, 1).saveAsTextFile(folder + "/pairs"))
        .of("read pairs", () -> sc.textFile(folder + "/pairs").collect())
        .does(
            "null",
            () -> sc.parallelize(Arrays.asList("a", null), 1).saveAsTextFile(folder + "/null"))
        .does("nothing", () -> sc.emptyRDD().saveAsTextFile(folder + "/nothing"))
        .of("files of nothing", () -> list(folder.resolve("nothing")))
        .does(
            "fails",
            () -> Data.range(sc, 2, 1).map(x -> x / Data.zero()).saveAsTextFile(folder + "/fails"));
  }

  public static Object properties(JavaSparkContext sc) {
    return new Report()
        .of("master", () -> sc.master() + " " + sc.isLocal())
        .of("name", () -> sc.appName())
        .of("version", () -> sc.version())
        .of("user", () -> sc.sparkUser().equals(System.getProperty("user.name")))
        .of("parallelism", () -> sc.defaultParallelism() + " " + sc.defaultMinPartitions())
        .of("started", () -> sc.startTime() > 1_600_000_000_000L)
        .of("jars", () -> sc.jars())
        .of("home", () -> sc.getSparkHome())
        .of("resources", () -> sc.resources())
        .of("configuration", () -> sc.getConf().get("spark.app.name"))
        .of("a copy", () -> sc.getConf().set("x", "y") != null && !sc.getConf().contains("x"))
        .of("id", () -> sc.getConf().getAppId().startsWith("local-"))
        .of("wrapped", () -> JavaSparkContext.fromSparkContext(sc.sc()).appName())
        .of("unwrapped", () -> JavaSparkContext.toSparkContext(sc).appName())
        .of("new wrapper", () -> new JavaSparkContext(sc.sc()).appName())
        .of("jar of a class", () -> JavaSparkContext.jarOfClass(String.class))
        .of("jar of an object", () -> JavaSparkContext.jarOfObject("x"));
  }

  public static Object localProperties(JavaSparkContext sc) {
    return new Report()
        .of("none", () -> sc.getLocalProperty("p"))
        .does("set", () -> sc.setLocalProperty("p", "v"))
        .of("then", () -> sc.getLocalProperty("p"))
        .of(
            "in a child thread",
            () -> inThread(() -> sc.setLocalProperty("q", sc.getLocalProperty("p")), sc))
        .does("removed", () -> sc.setLocalProperty("p", null))
        .of("gone", () -> sc.getLocalProperty("p"))
        .does("description", () -> sc.setJobDescription("why"))
        .of("described", () -> sc.getLocalProperty("spark.job.description"))
        .does("group", () -> sc.setJobGroup("g", "about"))
        .of(
            "group of it",
            () ->
                sc.getLocalProperty("spark.jobGroup.id")
                    + sc.getLocalProperty("spark.job.description"))
        .of("interrupts", () -> sc.getLocalProperty("spark.job.interruptOnCancel"))
        .does("group that interrupts", () -> sc.setJobGroup("g2", "about", true))
        .of("interrupts now", () -> sc.getLocalProperty("spark.job.interruptOnCancel"))
        .does("cleared", () -> sc.clearJobGroup())
        .of("group gone", () -> sc.getLocalProperty("spark.jobGroup.id"))
        .does("call site", () -> sc.setCallSite("here"))
        .of("named", () -> Data.range(sc, 2, 1).toDebugString())
        .does("call site cleared", () -> sc.clearCallSite())
        .of("named again", () -> Data.range(sc, 2, 1).toDebugString());
  }

  public static Object noContext() {
    return new Report()
        .of("no master", () -> new JavaSparkContext(new SparkConf(false).setAppName("x")))
        .of("no name", () -> new JavaSparkContext(new SparkConf(false).setMaster("local")))
        .of("no such master", () -> new JavaSparkContext("nowhere", "x", quiet()))
        .of("negative", () -> new JavaSparkContext("local[0]", "x", quiet()))
        .of("nothing at all", () -> new JavaSparkContext())
        .of("no context", () -> new SparkContext());
  }

  public static Object begunAndEnded() {
    return new Report()
        .of(
            "configuration",
            () -> use(new JavaSparkContext(quiet().setMaster("local").setAppName("a"))))
        .of("master and name", () -> use(new JavaSparkContext("local[3]", "b")))
        .of("with configuration", () -> use(new JavaSparkContext("local[2]", "c", quiet())))
        .of("with a jar", () -> use(new JavaSparkContext("local", "d", "/home", "no.jar")))
        .of("with jars", () -> use(new JavaSparkContext("local", "e", null, new String[0])))
        .of(
            "with environment",
            () -> use(new JavaSparkContext("local", "f", "/home", new String[0], Map.of("A", "b"))))
        .of(
            "SparkContext",
            () -> use(new JavaSparkContext(new SparkContext("local", "g", quiet()))))
        .of(
            "of a configuration",
            () ->
                use(
                    new JavaSparkContext(
                        new SparkContext(quiet().setMaster("local").setAppName("h")))))
        .of("two names", () -> use(new JavaSparkContext(new SparkContext("local", "i"))));
  }

  public static Object stopped() {
    JavaSparkContext sc = new JavaSparkContext("local", "x", quiet());
    return new Report()
        .of("running", () -> sc.sc().isStopped())
        .does("stop", () -> sc.stop())
        .does("again", () -> sc.stop())
        .does("close", () -> sc.close())
        .of("stopped", () -> sc.sc().isStopped())
        .of("new RDD", () -> firstLine(() -> sc.parallelize(List.of(1))))
        .of("broadcast", () -> firstLine(() -> sc.broadcast(1)))
        .of("text file", () -> firstLine(() -> sc.textFile("x")));
  }

  private static SparkConf quiet() {
    return new SparkConf(false)
        .set("spark.ui.enabled", "false")
        .set("spark.driver.host", "127.0.0.1");
  }

  private static Object use(JavaSparkContext sc) {
    try (sc) {
      return sc.appName()
          + sc.master()
          + sc.defaultParallelism()
          + sc.parallelize(List.of(1, 2, 3)).count()
          + sc.getSparkHome().orElse("")
          + sc.getConf().get("spark.executorEnv.A", "");
    }
  }

  /** Spark goes on with where the context was made and stopped. */
  private static Object firstLine(java.util.concurrent.Callable<?> action) throws Exception {
    try {
      return action.call();
    } catch (IllegalStateException | org.minispark.SparkException e) {
      return e.getClass().getName() + e.getMessage().lines().findFirst().get();
    }
  }

  private static Object inThread(Runnable action, JavaSparkContext sc) throws Exception {
    String[] seen = new String[1];
    Thread thread =
        new Thread(
            () -> {
              action.run();
              seen[0] = sc.getLocalProperty("q");
            });
    thread.start();
    thread.join();
    return seen[0] + sc.getLocalProperty("q");
  }

  private static Object list(Path folder) throws Exception {
    try (var files = Files.list(folder)) {
      return files.map(file -> file.getFileName().toString()).sorted().toList();
    }
  }
}
