package org.minispark.compare.parity.cases;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.IntFunction;
import java.util.function.Predicate;
import org.minispark.SparkConf;
import org.minispark.SparkFirehoseListener;
import org.minispark.api.java.JavaSparkContext;
import org.minispark.scheduler.JobResult;
import org.minispark.scheduler.SparkListenerBlockUpdated;
import org.minispark.scheduler.SparkListenerEvent;
import org.minispark.scheduler.SparkListenerJobEnd;
import org.minispark.scheduler.SparkListenerStageCompleted;
import org.minispark.scheduler.SparkListenerTaskEnd;
import org.minispark.scheduler.StageInfo;
import org.minispark.storage.BlockUpdatedInfo;

/** Every event since the start of the context; the engine makes the listener itself. */
public final class Heard extends SparkFirehoseListener {
  private static final List<SparkListenerEvent> all = new ArrayList<>();

  public Heard() {
    synchronized (all) {
      all.clear();
    }
  }

  /** Has the context make this listener. */
  static void listen(SparkConf conf) {
    conf.set("spark.extraListeners", Heard.class.getName());
  }

  @Override
  public void onEvent(SparkListenerEvent event) {
    synchronized (all) {
      all.add(event);
      all.notifyAll();
    }
  }

  /** The first event of a kind; waits for it. */
  static <T extends SparkListenerEvent> T first(Class<T> kind) throws InterruptedException {
    return first(kind, event -> true);
  }

  static <T extends SparkListenerEvent> T first(Class<T> kind, Predicate<T> wanted)
      throws InterruptedException {
    long giveUp = System.nanoTime() + TimeUnit.MINUTES.toNanos(5);
    synchronized (all) {
      while (System.nanoTime() < giveUp) {
        for (SparkListenerEvent event : all) {
          if (kind.isInstance(event) && wanted.test(kind.cast(event))) {
            return kind.cast(event);
          }
        }
        all.wait(TimeUnit.SECONDS.toMillis(1));
      }
    }
    throw new IllegalStateException("heard no " + kind.getSimpleName());
  }

  static SparkListenerTaskEnd taskEnd(JavaSparkContext sc) throws InterruptedException {
    runSmallJob(sc);
    return first(SparkListenerTaskEnd.class);
  }

  static StageInfo stageInfo(JavaSparkContext sc) throws InterruptedException {
    runSmallJob(sc);
    return first(SparkListenerStageCompleted.class).stageInfo();
  }

  static JobResult jobResult(JavaSparkContext sc) throws InterruptedException {
    runSmallJob(sc);
    return first(SparkListenerJobEnd.class).jobResult();
  }

  static BlockUpdatedInfo blockUpdated(JavaSparkContext sc) throws InterruptedException {
    Data.range(sc, 3, 1).cache().count();
    return first(
            SparkListenerBlockUpdated.class, event -> event.blockUpdatedInfo().blockId().isRDD())
        .blockUpdatedInfo();
  }

  /** What of the value is the same in every run. */
  static Object text(Object part) {
    boolean isPlain = part == null || part instanceof Number || part instanceof String;
    return isPlain ? part : part.getClass().getSimpleName().replace("$", "");
  }

  static Object elements(int arity, IntFunction<Object> element) {
    List<Object> elements = new ArrayList<>();
    for (int index = 0; index < arity; index++) {
      elements.add(text(element.apply(index)));
    }
    return elements;
  }

  private static void runSmallJob(JavaSparkContext sc) {
    Data.range(sc, 3, 1).count();
  }
}
