package org.minispark.compare.parity.cases;

import java.util.Arrays;
import java.util.function.Function;
import org.minispark.SparkConf;
import org.minispark.Tuple2;
import org.minispark.compare.parity.probe.Report;

/** Configuration. */
public final class ConfCases {
  private ConfCases() {}

  public static Object setAndGet() {
    SparkConf conf = new SparkConf(false);
    return new Report()
        .of("empty", () -> conf.getAll())
        .of("set", () -> conf.set("a", "1") == conf)
        .of("get", () -> conf.get("a"))
        .of("get missing", () -> conf.get("b"))
        .of("get or", () -> conf.get("b", "else") + conf.get("a", "else"))
        .of("contains", () -> Arrays.asList(conf.contains("a"), conf.contains("b")))
        .of(
            "if missing",
            () -> conf.setIfMissing("a", "2").setIfMissing("b", "3").get("a") + conf.get("b"))
        .of("remove", () -> conf.remove("b").contains("b"))
        .of("remove missing", () -> conf.remove("b").contains("b"))
        .of("null key", () -> conf.set(null, "x"))
        .of("null value", () -> conf.set("x", null))
        .of("master", () -> conf.setMaster("local[3]").get("spark.master"))
        .of("name", () -> conf.setAppName("app").get("spark.app.name"))
        .of("home", () -> conf.setSparkHome("/home").get("spark.home"))
        .of("jars", () -> conf.setJars(new String[] {"a.jar", "b.jar"}).get("spark.jars"))
        .of("null jar", () -> conf.setJars(new String[] {null, "b.jar"}).get("spark.jars"))
        .of("environment", () -> conf.setExecutorEnv("PATH", "p").get("spark.executorEnv.PATH"))
        .of("environments", () -> conf.setExecutorEnv(environment()).get("spark.executorEnv.B"))
        .of("with prefix", () -> sorted(conf.getAllWithPrefix("spark.executorEnv.")))
        .of("all", () -> sorted(conf.getAll()))
        .of("text", () -> conf.toDebugString())
        .of("app id", () -> conf.getAppId())
        .of("clone", () -> sorted(conf.clone().set("a", "9").getAll()))
        .of("of the clone alone", () -> conf.get("a"));
  }

  public static Object numbers() {
    SparkConf conf =
        new SparkConf(false).set("i", "42").set("d", "1.5e3").set("b", "TRUE").set("x", "abc");
    return new Report()
        .of("int", () -> conf.getInt("i", 1))
        .of("int missing", () -> conf.getInt("none", 1))
        .of("int wrong", () -> conf.getInt("x", 1))
        .of("long", () -> conf.getLong("i", 1))
        .of("long missing", () -> conf.getLong("none", 1))
        .of("long wrong", () -> conf.getLong("d", 1))
        .of("double", () -> conf.getDouble("d", 1))
        .of("double missing", () -> conf.getDouble("none", 1))
        .of("double wrong", () -> conf.getDouble("x", 1))
        .of("boolean", () -> conf.getBoolean("b", false))
        .of("boolean missing", () -> conf.getBoolean("none", true))
        .of("boolean wrong", () -> conf.getBoolean("x", true));
  }

  public static Object times() {
    return new Report()
        .of("seconds", () -> each(conf -> conf.getTimeAsSeconds("k")))
        .of("seconds or", () -> each(conf -> conf.getTimeAsSeconds("k", "2min")))
        .of("milliseconds", () -> each(conf -> conf.getTimeAsMs("k")))
        .of("milliseconds or", () -> each(conf -> conf.getTimeAsMs("k", "5s")))
        .of("missing", () -> new SparkConf(false).getTimeAsSeconds("k"))
        .of("missing, ms", () -> new SparkConf(false).getTimeAsMs("k"))
        .of("default", () -> new SparkConf(false).getTimeAsSeconds("k", "3h"))
        .of("default, ms", () -> new SparkConf(false).getTimeAsMs("k", "1d"));
  }

  public static Object sizes() {
    return new Report()
        .of("bytes", () -> each(conf -> conf.getSizeAsBytes("k")))
        .of("bytes or", () -> each(conf -> conf.getSizeAsBytes("k", "1m")))
        .of("bytes or long", () -> each(conf -> conf.getSizeAsBytes("k", 77L)))
        .of("kibibytes", () -> each(conf -> conf.getSizeAsKb("k")))
        .of("kibibytes or", () -> each(conf -> conf.getSizeAsKb("k", "1m")))
        .of("mebibytes", () -> each(conf -> conf.getSizeAsMb("k")))
        .of("mebibytes or", () -> each(conf -> conf.getSizeAsMb("k", "1g")))
        .of("gibibytes", () -> each(conf -> conf.getSizeAsGb("k")))
        .of("gibibytes or", () -> each(conf -> conf.getSizeAsGb("k", "2t")))
        .of("missing", () -> new SparkConf(false).getSizeAsBytes("k"))
        .of("default", () -> new SparkConf(false).getSizeAsBytes("k", "3k"))
        .of("default long", () -> new SparkConf(false).getSizeAsBytes("k", 5L))
        .of("default, kb", () -> new SparkConf(false).getSizeAsKb("k", "3m"))
        .of("default, mb", () -> new SparkConf(false).getSizeAsMb("k", "3g"))
        .of("default, gb", () -> new SparkConf(false).getSizeAsGb("k", "3t"));
  }

  public static Object systemProperties() {
    String key = "spark.parity.of.the.system";
    System.setProperty(key, "seen");
    try {
      return new Report()
          .of("read", () -> new SparkConf().get(key))
          .of("not read", () -> new SparkConf(false).contains(key))
          .of("same as", () -> new SparkConf(true).get(key))
          .of("kryo", () -> kryo().get("spark.serializer"))
          .of("kryo classes", () -> kryo().get("spark.kryo.classesToRegister"));
    } finally {
      System.clearProperty(key);
    }
  }

  private static SparkConf kryo() {
    return new SparkConf(false)
        .registerKryoClasses(new Class<?>[] {String.class, Integer.class})
        .registerKryoClasses(new Class<?>[] {Long.class, String.class});
  }

  /** What the question gives for many spellings. */
  private static Object each(Function<SparkConf, Object> question) {
    Report report = new Report();
    String[] spellings = {
      "10",
      "10s",
      "5m",
      "5min",
      "3ms",
      "7us",
      "2h",
      "1d",
      "10 s",
      "1k",
      "1kb",
      "2m",
      "2mb",
      "3g",
      "4t",
      "1p",
      "-5",
      "1.5",
      "1.5k",
      "",
      "x",
      "10x",
      "9999999999",
      "9999999999g",
      "1K",
      "2MB",
      "1b"
    };
    for (String spelling : spellings) {
      report.of("  " + spelling, () -> question.apply(new SparkConf(false).set("k", spelling)));
    }
    return report;
  }

  @SuppressWarnings({"unchecked", "rawtypes"})
  private static Tuple2<String, String>[] environment() {
    return new Tuple2[] {new Tuple2<>("B", "b"), new Tuple2<>("C", "c")};
  }

  private static Object sorted(Tuple2<String, String>[] settings) {
    return Arrays.stream(settings).map(Tuple2::toString).sorted().toList();
  }
}
