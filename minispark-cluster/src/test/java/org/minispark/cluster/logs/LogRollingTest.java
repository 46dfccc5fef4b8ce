package org.minispark.cluster.logs;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.minispark.SparkConf;

/** Values and names as Spark's own appender has them. */
class LogRollingTest {
  @Test
  void logsDoNotRollByDefault() {
    assertThat(of()).isEmpty();
    assertThat(of("maxSize", "100000")).isEmpty();
  }

  @Test
  void bySize() {
    assertThat(of("strategy", "size"))
        .contains(new LogRolling(new LogRolling.Size(1024 * 1024), -1, false));
    assertThat(
            of(
                "strategy",
                "size",
                "maxSize",
                "100000",
                "maxRetainedFiles",
                "2",
                "enableCompression",
                "true"))
        .contains(new LogRolling(new LogRolling.Size(100_000), 2, true));
  }

  @Test
  void aSizeThatIsTooSmallIsTheSmallest() {
    assertThat(of("strategy", "size", "maxSize", "20"))
        .contains(new LogRolling(new LogRolling.Size(81_920), -1, false));
  }

  @Test
  void byTime() {
    assertThat(interval("daily")).isEqualTo(new LogRolling.Interval(86_400_000, "--yyyy-MM-dd"));
    assertThat(interval("Hourly"))
        .isEqualTo(new LogRolling.Interval(3_600_000, "--yyyy-MM-dd--HH"));
    assertThat(interval("minutely"))
        .isEqualTo(new LogRolling.Interval(60_000, "--yyyy-MM-dd--HH-mm"));
    assertThat(interval("120"))
        .isEqualTo(new LogRolling.Interval(120_000, "--yyyy-MM-dd--HH-mm-ss"));
    assertThat(interval("3")).isEqualTo(new LogRolling.Interval(60_000, "--yyyy-MM-dd--HH-mm-ss"));
    assertThat(of("strategy", "time").orElseThrow().trigger()).isEqualTo(interval("daily"));
  }

  @Test
  void whatNobodyUnderstandsDoesNotRoll() {
    assertThat(of("strategy", "weird")).isEmpty();
    assertThat(of("strategy", "time", "time.interval", "often")).isEmpty();
    assertThat(of("strategy", "size", "maxSize", "big")).isEmpty();
  }

  private static LogRolling.Trigger interval(String text) {
    return of("strategy", "time", "time.interval", text).orElseThrow().trigger();
  }

  private static Optional<LogRolling> of(String... settings) {
    SparkConf conf = new SparkConf(false);
    for (int i = 0; i < settings.length; i += 2) {
      conf.set("spark.executor.logs.rolling." + settings[i], settings[i + 1]);
    }
    return LogRolling.of(conf);
  }
}
