package org.minispark.api.java;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import org.minispark.SparkConf;
import org.minispark.SparkException;
import org.minispark.scheduler.SparkListener;
import org.minispark.scheduler.SparkListenerApplicationEnd;
import org.minispark.scheduler.SparkListenerApplicationStart;
import org.minispark.scheduler.SparkListenerJobStart;

/** Listeners that the configuration names. */
class ExtraListenersTest {
  /** What listeners heard, by the name of their application: nothing else joins them to a test. */
  private static final Map<String, List<String>> HEARD = new ConcurrentHashMap<>();

  public static final class Configured extends SparkListener {
    private final List<String> heard;

    public Configured(SparkConf conf) {
      heard =
          HEARD.computeIfAbsent(conf.get("spark.app.name"), name -> new CopyOnWriteArrayList<>());
    }

    @Override
    public void onApplicationStart(SparkListenerApplicationStart event) {
      heard.add("start of " + event.appName());
    }

    @Override
    public void onJobStart(SparkListenerJobStart event) {
      heard.add("job " + event.jobId());
    }

    @Override
    public void onApplicationEnd(SparkListenerApplicationEnd event) {
      heard.add("end");
    }
  }

  public static final class Plain extends SparkListener {
    public Plain() {
      HEARD.computeIfAbsent("plain", name -> new CopyOnWriteArrayList<>()).add("made");
    }
  }

  public static final class Demanding extends SparkListener {
    public Demanding(String name) {
      throw new AssertionError(name);
    }
  }

  @Test
  void hearFromTheStartToTheEnd() {
    String both = Plain.class.getName() + " , " + Configured.class.getName();
    try (var sc = new JavaSparkContext(conf("extra", both))) {
      sc.parallelize(List.of(1)).count();
    }
    assertThat(HEARD.get("extra")).containsExactly("start of extra", "job 0", "end");
    assertThat(HEARD.get("plain")).containsExactly("made");
  }

  @Test
  void failTheContextWhenTheyCannotBeMade() {
    assertThatThrownBy(() -> new JavaSparkContext(conf("none", "no.such.Listener")))
        .isInstanceOf(SparkException.class)
        .hasMessage("Exception when registering SparkListener")
        .hasCauseInstanceOf(ClassNotFoundException.class);
    assertThatThrownBy(() -> new JavaSparkContext(conf("none", Demanding.class.getName())))
        .isInstanceOf(SparkException.class)
        .hasMessageContaining("did not have a zero-argument constructor");
    assertThatThrownBy(() -> new JavaSparkContext(conf("none", String.class.getName())))
        .isInstanceOf(SparkException.class)
        .hasCauseInstanceOf(ClassCastException.class);
  }

  private static SparkConf conf(String name, String listeners) {
    return new SparkConf()
        .setMaster("local[1]")
        .setAppName(name)
        .set("spark.extraListeners", listeners);
  }
}
