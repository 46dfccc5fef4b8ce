package org.minispark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.NoSuchElementException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.api.parallel.Resources;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.minispark.serializer.KryoSerializer;

class SparkConfTest {
  private static final String TIME_HELP =
      "Time must be specified as seconds (s), milliseconds (ms), microseconds (us), minutes (m or"
          + " min), hour (h), or day (d). E.g. 50s, 100ms, or 250us.\n";
  private static final String SIZE_HELP =
      "Size must be specified as bytes (b), kibibytes (k), mebibytes (m), gibibytes (g), tebibytes"
          + " (t), or pebibytes(p). E.g. 50b, 100k, or 250m.\n";

  private final SparkConf conf = new SparkConf(false);

  @Test
  @ResourceLock(Resources.SYSTEM_PROPERTIES)
  void startsWithTheSystemPropertiesOfSpark() {
    System.setProperty("spark.test.conf", "set");
    System.setProperty("other.test.conf", "set");
    try {
      assertThat(new SparkConf().get("spark.test.conf")).isEqualTo("set");
      assertThat(new SparkConf().contains("other.test.conf")).isFalse();
      assertThat(new SparkConf(false).contains("spark.test.conf")).isFalse();
    } finally {
      System.clearProperty("spark.test.conf");
      System.clearProperty("other.test.conf");
    }
  }

  @Test
  @SuppressWarnings({"unchecked", "rawtypes"}) // An array of a generic class cannot be made else.
  void namedSettersSetSparksKeys() {
    conf.setMaster("local[2]")
        .setAppName("test")
        .setJars(new String[] {"a.jar", null, "b.jar"})
        .setSparkHome("/home")
        .setExecutorEnv("A", "1")
        .setExecutorEnv(new Tuple2[] {new Tuple2<>("B", "2")});

    assertThat(conf.getAll())
        .containsExactlyInAnyOrder(
            new Tuple2<>("spark.master", "local[2]"),
            new Tuple2<>("spark.app.name", "test"),
            new Tuple2<>("spark.jars", "a.jar,b.jar"),
            new Tuple2<>("spark.home", "/home"),
            new Tuple2<>("spark.executorEnv.A", "1"),
            new Tuple2<>("spark.executorEnv.B", "2"));
    assertThat(conf.getAllWithPrefix("spark.executorEnv."))
        .containsExactlyInAnyOrder(new Tuple2<>("A", "1"), new Tuple2<>("B", "2"));
  }

  @Test
  void setsRemovesAndSetsIfMissing() {
    conf.set("a", "1").setIfMissing("a", "2").setIfMissing("b", "3").set("c", "4").remove("c");

    assertThat(conf.get("a")).isEqualTo("1");
    assertThat(conf.get("b", "0")).isEqualTo("3");
    assertThat(conf.get("c", "0")).isEqualTo("0");
    assertThat(conf.contains("c")).isFalse();
  }

  @Test
  void aMissingKeyIsNamed() {
    assertThatThrownBy(() -> conf.get("nope"))
        .isInstanceOf(NoSuchElementException.class)
        .hasMessage("nope");
    assertThatThrownBy(() -> conf.getTimeAsMs("nope"))
        .isInstanceOf(NoSuchElementException.class)
        .hasMessage("nope");
    assertThatThrownBy(conf::getAppId)
        .isInstanceOf(NoSuchElementException.class)
        .hasMessage("spark.app.id");
  }

  @Test
  void refusesNulls() {
    assertThatThrownBy(() -> conf.set(null, "a"))
        .isInstanceOf(NullPointerException.class)
        .hasMessage("null key");
    assertThatThrownBy(() -> conf.setMaster(null))
        .isInstanceOf(NullPointerException.class)
        .hasMessage("null value for spark.master");
  }

  @Test
  void aCloneIsOnItsOwn() {
    SparkConf copy = conf.set("a", "1").clone();
    conf.set("a", "2");

    assertThat(copy.get("a")).isEqualTo("1");
  }

  @ParameterizedTest
  @CsvSource({
    "10s, 10, 10000",
    "5, 5, 5",
    "-3m, -180, -180000",
    "' 7MIN ', 420, 420000",
    "1h, 3600, 3600000",
    "1d, 86400, 86400000",
    "1500ms, 1, 1500",
    "100us, 0, 0"
  })
  void readsTimes(String text, long seconds, long millis) {
    conf.set("t", text);

    assertThat(conf.getTimeAsSeconds("t")).isEqualTo(seconds);
    assertThat(conf.getTimeAsMs("t")).isEqualTo(millis);
    assertThat(conf.getTimeAsSeconds("missing", text)).isEqualTo(seconds);
    assertThat(conf.getTimeAsMs("missing", text)).isEqualTo(millis);
  }

  @ParameterizedTest
  @CsvSource({
    "1.5s, 'Failed to parse time string: 1.5s'",
    "2 s, 'Failed to parse time string: 2 s'",
    "'', 'Failed to parse time string: '",
    "10x, 'Invalid suffix: \"x\"'",
    "99999999999999999999, 'For input string: \"99999999999999999999\"'"
  })
  void saysWhatATimeLooksLike(String text, String why) {
    conf.set("t", text);

    assertThatThrownBy(() -> conf.getTimeAsMs("t"))
        .isInstanceOf(NumberFormatException.class)
        .hasMessage("Illegal value for config key t: " + TIME_HELP + why)
        .hasCauseInstanceOf(NumberFormatException.class);
  }

  @ParameterizedTest
  @CsvSource({
    "64k, 65536, 64, 0, 0",
    "5, 5, 5, 5, 5",
    "' 7MB ', 7340032, 7168, 7, 0",
    "1t, 1099511627776, 1073741824, 1048576, 1024",
    "1p, 1125899906842624, 1099511627776, 1073741824, 1048576",
    "100b, 100, 0, 0, 0"
  })
  void readsSizes(String text, long bytes, long kibibytes, long mebibytes, long gibibytes) {
    conf.set("s", text);

    assertThat(conf.getSizeAsBytes("s")).isEqualTo(bytes);
    assertThat(conf.getSizeAsKb("s")).isEqualTo(kibibytes);
    assertThat(conf.getSizeAsMb("s")).isEqualTo(mebibytes);
    assertThat(conf.getSizeAsGb("s")).isEqualTo(gibibytes);
    assertThat(conf.getSizeAsBytes("missing", text)).isEqualTo(bytes);
    assertThat(conf.getSizeAsKb("missing", text)).isEqualTo(kibibytes);
    assertThat(conf.getSizeAsMb("missing", text)).isEqualTo(mebibytes);
    assertThat(conf.getSizeAsGb("missing", text)).isEqualTo(gibibytes);
    assertThat(conf.getSizeAsBytes("missing", 7L)).isEqualTo(7);
  }

  @ParameterizedTest
  @CsvSource({
    "1.5g, 'Fractional values are not supported. Input was: 1.5'",
    "-3m, 'Failed to parse byte string: -3m'",
    "2 k, 'Failed to parse byte string: 2 k'",
    "10x, 'Invalid suffix: \"x\"'"
  })
  void saysWhatASizeLooksLike(String text, String why) {
    conf.set("s", text);

    assertThatThrownBy(() -> conf.getSizeAsBytes("s"))
        .isInstanceOf(NumberFormatException.class)
        .hasMessage("Illegal value for config key s: " + SIZE_HELP + why);
  }

  @Test
  void refusesASizeThatNoLongHolds() {
    conf.set("s", "9223372036854775807k");

    assertThat(conf.getSizeAsMb("s")).isEqualTo(9007199254740991L);
    assertThatThrownBy(() -> conf.getSizeAsBytes("s"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "Illegal value for config key s: Conversion of 9223372036854775807 exceeds"
                + " Long.MAX_VALUE in KiB. Try a larger unit (e.g. MiB instead of KiB)");
  }

  @Test
  void readsNumbersAndFlags() {
    conf.set("i", "12").set("d", " 1.5 ").set("b", "TRUE").set("bad", "x12");

    assertThat(conf.getInt("i", 1)).isEqualTo(12);
    assertThat(conf.getInt("missing", 1)).isEqualTo(1);
    assertThat(conf.getLong("i", 1)).isEqualTo(12);
    assertThat(conf.getLong("missing", 1)).isEqualTo(1);
    assertThat(conf.getDouble("d", 1)).isEqualTo(1.5);
    assertThat(conf.getDouble("missing", 1)).isEqualTo(1);
    assertThat(conf.getBoolean("b", false)).isTrue();
    assertThat(conf.getBoolean("missing", true)).isTrue();
    String message = "Illegal value for config key bad: For input string: \"x12\"";
    assertThatThrownBy(() -> conf.getInt("bad", 1))
        .isInstanceOf(NumberFormatException.class)
        .hasMessage(message);
    assertThatThrownBy(() -> conf.getLong("bad", 1)).hasMessage(message);
    assertThatThrownBy(() -> conf.getDouble("bad", 1)).hasMessage(message);
    assertThatThrownBy(() -> conf.getBoolean("bad", true))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(message);
  }

  @Test
  void registersKryoClassesOnceEachAndInOrder() {
    conf.registerKryoClasses(new Class<?>[] {String.class, int[].class})
        .registerKryoClasses(new Class<?>[] {Long.class, String.class});

    assertThat(conf.get("spark.kryo.classesToRegister"))
        .isEqualTo("java.lang.String,[I,java.lang.Long");
    assertThat(conf.get("spark.serializer")).isEqualTo(KryoSerializer.class.getName());
  }

  @Test
  void understandsNamesOfSparksClasses() {
    conf.set("spark.serializer", "org.apache.spark.serializer.KryoSerializer")
        .set("spark.kryo.registrator", "org.example.Registrator");

    assertThat(conf.getClassName("spark.serializer", "")).isEqualTo(KryoSerializer.class.getName());
    assertThat(conf.getClassName("spark.kryo.registrator", ""))
        .isEqualTo("org.example.Registrator");
    assertThat(conf.getClassName("missing", "org.example.Other")).isEqualTo("org.example.Other");
  }

  @Test
  void printsSortedAndBlacksOutSecrets() {
    conf.setMaster("local")
        .set("spark.my.password", "x")
        .set("spark.access.key", "y")
        .set("spark.c", "a token")
        .set("spark.c.d", "plain")
        .setAppName("app");

    assertThat(conf.toDebugString())
        .isEqualTo(
            """
            spark.access.key=*********(redacted)
            spark.app.name=app
            spark.c=*********(redacted)
            spark.c.d=plain
            spark.master=local
            spark.my.password=*********(redacted)""");
  }

  @Test
  void validatesWhatIsAtItsDefaults() {
    assertThatCode(conf::validateSettings).doesNotThrowAnyException();
    conf.set("spark.memory.fraction", "0.3").set("spark.executor.extraJavaOptions", "-XX:+UseG1GC");
    assertThatCode(conf::validateSettings).doesNotThrowAnyException();
  }

  @ParameterizedTest
  @CsvSource({
    "spark.memory.fraction, 1.5, spark.memory.fraction should be between 0 and 1 (was '1.5').",
    "spark.memory.storageFraction, NaN, spark.memory.storageFraction should be between 0 and 1",
    "spark.memory.fraction, x, Illegal value for config key spark.memory.fraction",
    "spark.network.timeout, 5s, The value of spark.network.timeout=5000ms must be greater than the",
    "spark.executor.heartbeatInterval, 200s, spark.executor.heartbeatInterval=200000ms.",
    "spark.network.crypto.enabled, true, spark.authenticate must be enabled when enabling"
        + " encryption"
  })
  void refusesSettingsThatMakeNoSense(String key, String value, String why) {
    conf.set(key, value);

    assertThatThrownBy(conf::validateSettings)
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(why);
  }

  @ParameterizedTest
  @CsvSource({
    "spark.executor.extraJavaOptions, -Dspark.a=1, is not allowed to set Spark options",
    "spark.executor.extraJavaOptions, -Xmx3g, is not allowed to specify max heap memory settings",
    "spark.submit.deployMode, foo, can only be \"cluster\" or \"client\"."
  })
  void refusesOptionsThatTheEngineSetsItself(String key, String value, String why) {
    conf.set(key, value);

    assertThatThrownBy(conf::validateSettings)
        .isInstanceOf(SparkException.class)
        .hasMessageContaining(key)
        .hasMessageContaining(why);
  }

  /** What Spark 3.5.7 answered. */
  @Test
  void findsTheEnginesSettingsUnderFormerNames() {
    SparkConf conf = new SparkConf(false).set("spark.blacklist.enabled", "true");
    assertThat(conf.getBoolean("spark.excludeOnFailure.enabled", false)).isTrue();
    assertThat(FormerNames.warning("spark.blacklist.enabled"))
        .isEqualTo(
            "The configuration key 'spark.blacklist.enabled' has been deprecated as of Spark 3.1.0"
                + " and may be removed in the future. Please use the new key"
                + " 'spark.excludeOnFailure.enabled' instead.");
    assertThat(FormerNames.warning("spark.excludeOnFailure.enabled")).isNull();
  }

  @Test
  void findsValuesUnderFormerNames() {
    SparkConf conf =
        new SparkConf(false)
            .set("spark.shuffle.file.buffer.kb", "64")
            .set("spark.kryoserializer.buffer.mb", "0.064")
            .set("spark.yarn.applicationMaster.waitTries", "3")
            .set("spark.history.updateInterval", "9");

    assertThat(conf.get("spark.shuffle.file.buffer")).isEqualTo("64");
    assertThat(conf.getSizeAsKb("spark.shuffle.file.buffer", "1k")).isEqualTo(64);
    assertThat(conf.getInt("spark.shuffle.file.buffer", 1)).isEqualTo(64);
    assertThat(conf.contains("spark.shuffle.file.buffer")).isTrue();
    assertThat(conf.get("spark.kryoserializer.buffer", "")).isEqualTo("64k");
    assertThat(conf.get("spark.yarn.am.waitTime", "")).isEqualTo("30s");
    assertThat(conf.get("spark.history.fs.update.interval")).isEqualTo("9");
    assertThat(conf.contains("spark.reducer.maxSizeInFlight")).isFalse();
  }

  @Test
  void todaysNameWinsAndLeavesTheFormerOneAlone() {
    SparkConf conf = new SparkConf(false).set("spark.shuffle.file.buffer.kb", "64");

    conf.setIfMissing("spark.shuffle.file.buffer", "1k");

    assertThat(conf.get("spark.shuffle.file.buffer")).isEqualTo("1k");
    assertThat(conf.getAllWithPrefix("spark.shuffle.file."))
        .containsExactlyInAnyOrder(new Tuple2<>("buffer", "1k"), new Tuple2<>("buffer.kb", "64"));
    assertThat(conf.remove("spark.shuffle.file.buffer").get("spark.shuffle.file.buffer"))
        .isEqualTo("64");
  }
}
