package org.minispark;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.minispark.serializer.KryoSerializer;
import org.slf4j.LoggerFactory;

/**
 * The configuration of an application: keys and values, both text.
 *
 * <p>What is set here wins over the {@code spark.*} system properties, with which a new
 * configuration starts. A context takes a copy when it is made: later changes have no effect on it.
 * Setters return this object, so that calls can be chained.
 *
 * <p>The typed getters fail with an error that names the key when a value cannot be read. Sizes and
 * times are texts such as "512m" and "10s"; each getter says the unit of a bare number.
 */
public class SparkConf implements Cloneable, Serializable {
  private static final long serialVersionUID = 1L;

  private static final String ENGINE_PREFIX = "org.minispark.";
  private static final String SPARK_PREFIX = "org.apache.spark.";
  private static final String KRYO_CLASSES = "spark.kryo.classesToRegister";

  private static final String SECRETS = "(?i)secret|password|token|access[.]?key";

  private final ConcurrentHashMap<String, String> settings = new ConcurrentHashMap<>();

  /** Starts with the system properties whose names start with {@code spark.}. */
  public SparkConf() {
    this(true);
  }

  /** Starts with the {@code spark.*} system properties, or empty. */
  public SparkConf(boolean loadDefaults) {
    if (loadDefaults) {
      loadFromSystemProperties();
    }
  }

  private void loadFromSystemProperties() {
    for (String key : System.getProperties().stringPropertyNames()) {
      if (key.startsWith("spark.")) {
        set(key, System.getProperty(key));
      }
    }
  }

  /**
   * Sets a value; NullPointerException for a null key or value. A key of an earlier version of
   * Spark is taken for its name of today, with a warning.
   */
  public SparkConf set(String key, String value) {
    Objects.requireNonNull(key, "null key");
    requireValue(key, value);
    warnIfFormer(key);
    settings.put(key, value);
    return this;
  }

  /** The master to connect to, such as {@code local[4]} or {@code spark://master:7077}. */
  public SparkConf setMaster(String master) {
    return set("spark.master", master);
  }

  /** The name of the application, for whoever looks at it. */
  public SparkConf setAppName(String name) {
    return set("spark.app.name", name);
  }

  /** The jars that executors need. Nulls among them are left out. */
  public SparkConf setJars(String[] jars) {
    String joined = Arrays.stream(jars).filter(Objects::nonNull).collect(Collectors.joining(","));
    return set("spark.jars", joined);
  }

  /** A variable of the executors' environment. */
  public SparkConf setExecutorEnv(String variable, String value) {
    return set("spark.executorEnv." + variable, value);
  }

  /** Variables of the executors' environment. */
  public SparkConf setExecutorEnv(Tuple2<String, String>[] variables) {
    for (Tuple2<String, String> variable : variables) {
      setExecutorEnv(variable._1(), variable._2());
    }
    return this;
  }

  /** Where the engine is installed on the workers. */
  public SparkConf setSparkHome(String home) {
    return set("spark.home", home);
  }

  /** Sets a value unless the key has one. */
  public SparkConf setIfMissing(String key, String value) {
    Objects.requireNonNull(key, "null key");
    requireValue(key, value);
    if (settings.putIfAbsent(key, value) == null) {
      warnIfFormer(key);
    }
    return this;
  }

  private static void requireValue(String key, String value) {
    if (value == null) {
      throw new NullPointerException("null value for " + key);
    }
  }

  private static void warnIfFormer(String key) {
    String warning = FormerNames.warning(key);
    if (warning != null) {
      LoggerFactory.getLogger(SparkConf.class).warn(warning);
    }
  }

  /** Chooses Kryo and adds classes to those it knows by number. */
  public SparkConf registerKryoClasses(Class<?>[] classes) {
    Set<String> names = new LinkedHashSet<>();
    Stream.of(get(KRYO_CLASSES, "").split(","))
        .map(String::trim)
        .filter(name -> !name.isEmpty())
        .forEach(names::add);
    Arrays.stream(classes).map(Class::getName).forEach(names::add);
    set(KRYO_CLASSES, String.join(",", names));
    return set("spark.serializer", KryoSerializer.class.getName());
  }

  /** Forgets a key. */
  public SparkConf remove(String key) {
    settings.remove(key);
    return this;
  }

  /** The value of a key; NoSuchElementException naming the key if it is not set. */
  public String get(String key) {
    String value = find(key);
    if (value == null) {
      throw new NoSuchElementException(key);
    }
    return value;
  }

  /** The value of a key, or the default if it is not set. */
  public String get(String key, String defaultValue) {
    String value = find(key);
    return value == null ? defaultValue : value;
  }

  /** The value of the key or of a name that it had in earlier versions of Spark, or null. */
  private String find(String key) {
    String value = settings.get(key);
    return value == null ? FormerNames.find(key, settings) : value;
  }

  /**
   * The value of a key that names a class. A name of Spark's is understood as the engine's own
   * class of that name, so that a configuration written for Spark works as it is.
   */
  public String getClassName(String key, String defaultValue) {
    String name = get(key, defaultValue);
    return name.startsWith(SPARK_PREFIX)
        ? ENGINE_PREFIX + name.substring(SPARK_PREFIX.length())
        : name;
  }

  /** A time in seconds; a bare number is seconds. */
  public long getTimeAsSeconds(String key) {
    return readTime(key, get(key), TimeUnit.SECONDS);
  }

  /** A time in seconds; a bare number is seconds. */
  public long getTimeAsSeconds(String key, String defaultValue) {
    return readTime(key, get(key, defaultValue), TimeUnit.SECONDS);
  }

  /** A time in milliseconds; a bare number is milliseconds. */
  public long getTimeAsMs(String key) {
    return readTime(key, get(key), TimeUnit.MILLISECONDS);
  }

  /** A time in milliseconds; a bare number is milliseconds. */
  public long getTimeAsMs(String key, String defaultValue) {
    return readTime(key, get(key, defaultValue), TimeUnit.MILLISECONDS);
  }

  /** A size in bytes; a bare number is bytes. */
  public long getSizeAsBytes(String key) {
    return readSize(key, get(key), ByteString.Unit.BYTE);
  }

  /** A size in bytes; a bare number is bytes. */
  public long getSizeAsBytes(String key, String defaultValue) {
    return readSize(key, get(key, defaultValue), ByteString.Unit.BYTE);
  }

  /** A size in bytes; a bare number is bytes. */
  public long getSizeAsBytes(String key, long defaultValue) {
    return readSize(key, get(key, defaultValue + "B"), ByteString.Unit.BYTE);
  }

  /** A size in kibibytes; a bare number is kibibytes. */
  public long getSizeAsKb(String key) {
    return readSize(key, get(key), ByteString.Unit.KiB);
  }

  /** A size in kibibytes; a bare number is kibibytes. */
  public long getSizeAsKb(String key, String defaultValue) {
    return readSize(key, get(key, defaultValue), ByteString.Unit.KiB);
  }

  /** A size in mebibytes; a bare number is mebibytes. */
  public long getSizeAsMb(String key) {
    return readSize(key, get(key), ByteString.Unit.MiB);
  }

  /** A size in mebibytes; a bare number is mebibytes. */
  public long getSizeAsMb(String key, String defaultValue) {
    return readSize(key, get(key, defaultValue), ByteString.Unit.MiB);
  }

  /** A size in gibibytes; a bare number is gibibytes. */
  public long getSizeAsGb(String key) {
    return readSize(key, get(key), ByteString.Unit.GiB);
  }

  /** A size in gibibytes; a bare number is gibibytes. */
  public long getSizeAsGb(String key, String defaultValue) {
    return readSize(key, get(key, defaultValue), ByteString.Unit.GiB);
  }

  /** All keys and values, in no particular order. */
  public Tuple2<String, String>[] getAll() {
    return getAllWithPrefix("");
  }

  /** The keys that start with a prefix, without it, and their values. */
  public Tuple2<String, String>[] getAllWithPrefix(String prefix) {
    List<Tuple2<String, String>> found = new ArrayList<>();
    for (Map.Entry<String, String> setting : settings.entrySet()) {
      if (setting.getKey().startsWith(prefix)) {
        String rest = setting.getKey().substring(prefix.length());
        found.add(new Tuple2<>(rest, setting.getValue()));
      }
    }
    return asArray(found);
  }

  /** A number; the default if the key is not set. */
  public int getInt(String key, int defaultValue) {
    String value = find(key);
    return value == null ? defaultValue : read(key, value, Integer::parseInt);
  }

  /** A number; the default if the key is not set. */
  public long getLong(String key, long defaultValue) {
    String value = find(key);
    return value == null ? defaultValue : read(key, value, Long::parseLong);
  }

  /** A number; the default if the key is not set. */
  public double getDouble(String key, double defaultValue) {
    String value = find(key);
    return value == null ? defaultValue : read(key, value, Double::parseDouble);
  }

  /** {@code true} or {@code false}; the default if the key is not set. */
  public boolean getBoolean(String key, boolean defaultValue) {
    String value = find(key);
    return value == null ? defaultValue : read(key, value, SparkConf::parseBoolean);
  }

  /** The id that the context gave the application; NoSuchElementException before. */
  public String getAppId() {
    return get("spark.app.id");
  }

  /** Whether the key is set, under its name of today or an earlier one. */
  public boolean contains(String key) {
    return find(key) != null;
  }

  /** A configuration of its own with the same values. */
  @Override
  public SparkConf clone() {
    SparkConf copy = new SparkConf(false);
    copy.settings.putAll(settings);
    return copy;
  }

  /**
   * Fails if settings make no sense, alone or together, with SparkException or
   * IllegalArgumentException. A context does that when it is made.
   */
  public void validateSettings() throws SparkException {
    new SettingsCheck(this).run();
  }

  /**
   * One line {@code key=value} for each key, sorted by key; what looks like a secret is blacked
   * out.
   */
  public String toDebugString() {
    Pattern secrets = Pattern.compile(SECRETS);
    return new TreeMap<>(settings)
        .entrySet().stream()
            .map(entry -> entry.getKey() + "=" + shown(entry.getKey(), entry.getValue(), secrets))
            .collect(Collectors.joining("\n"));
  }

  private static String shown(String key, String value, Pattern secrets) {
    boolean secret = secrets.matcher(key).find() || secrets.matcher(value).find();
    return secret ? "*********(redacted)" : value;
  }

  private static boolean parseBoolean(String text) {
    if (text.equalsIgnoreCase("true")) {
      return true;
    }
    if (text.equalsIgnoreCase("false")) {
      return false;
    }
    throw new IllegalArgumentException("For input string: \"" + text + "\"");
  }

  private static long readTime(String key, String value, TimeUnit unit) {
    return read(key, value, text -> TimeString.parse(text, unit));
  }

  private static long readSize(String key, String value, ByteString.Unit unit) {
    return read(key, value, text -> ByteString.parse(text, unit));
  }

  /** Reads a value, and names its key if it cannot be read. */
  private static <T> T read(String key, String value, Function<String, T> parser) {
    try {
      return parser.apply(value);
    } catch (NumberFormatException e) {
      NumberFormatException named = new NumberFormatException(illegal(key, e));
      named.initCause(e);
      throw named;
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(illegal(key, e), e);
    }
  }

  private static String illegal(String key, Exception why) {
    return "Illegal value for config key " + key + ": " + why.getMessage();
  }

  @SuppressWarnings({"unchecked", "rawtypes"}) // An array of a generic class cannot be made else.
  private static Tuple2<String, String>[] asArray(List<Tuple2<String, String>> pairs) {
    return pairs.toArray(new Tuple2[0]);
  }
}
