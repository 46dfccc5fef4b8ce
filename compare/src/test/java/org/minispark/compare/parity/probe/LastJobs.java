package org.minispark.compare.parity.probe;

import java.util.List;
import java.util.concurrent.Semaphore;
import org.minispark.api.java.JavaSparkContext;
import org.minispark.scheduler.SparkListener;
import org.minispark.scheduler.SparkListenerJobEnd;
import org.minispark.scheduler.SparkListenerJobStart;

/** Jobs that are run to see all events of the jobs before them. */
final class LastJobs extends SparkListener {
  private static final String GROUP_KEY = "spark.jobGroup.id";
  private static final String GROUP = "last";

  private final Semaphore ended = new Semaphore(0);
  private int running = -1;

  /** Runs one, and waits until this listener has heard of its end. */
  void runOne(JavaSparkContext context) throws InterruptedException {
    context.setJobGroup(GROUP, "the last job");
    context.parallelize(List.of(1), 1).count();
    context.clearJobGroup();
    ended.acquire();
  }

  @Override
  public void onJobStart(SparkListenerJobStart event) {
    if (GROUP.equals(event.properties().getProperty(GROUP_KEY))) {
      running = event.jobId();
    }
  }

  @Override
  public void onJobEnd(SparkListenerJobEnd event) {
    if (event.jobId() == running) {
      ended.release();
    }
  }
}
