package org.minispark.scheduler;

import java.io.Serializable;
import org.minispark.Product;

/**
 * A job ended.
 *
 * @param time milliseconds since 1970
 */
public record SparkListenerJobEnd(int jobId, long time, JobResult jobResult)
    implements SparkListenerEvent, Product, Serializable {
  public static SparkListenerJobEnd apply(int jobId, long time, JobResult jobResult) {
    return new SparkListenerJobEnd(jobId, time, jobResult);
  }

  public SparkListenerJobEnd copy(int jobId, long time, JobResult jobResult) {
    return new SparkListenerJobEnd(jobId, time, jobResult);
  }
}
