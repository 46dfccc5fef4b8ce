package org.minispark.cluster.deploy;

import java.io.IOException;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.minispark.SparkConf;
import org.minispark.cluster.protocol.SubmissionMessages.DriverSummary;
import org.minispark.cluster.transport.RefusedException;
import org.minispark.cluster.transport.RemoteFailureException;

/**
 * Waits for the end of a driver that runs on a worker. Driver and worker go on without a master, so
 * a master that is gone is looked for about as long as the worker looks for it; Spark's submission
 * gives up at once.
 */
public final class DriverWatch {
  private static final long POLL_MILLIS = 1_000;
  private static final String RECOVERY =
      "spark.deploy.recoveryMode=FILESYSTEM lets a master know what an earlier one knew of drivers"
          + " that are not over";

  private final MasterClient master;
  private final long patienceMillis;
  private final Consumer<String> news;
  private boolean wasGone;

  /**
   * @param news hears in one line of a master that is gone, and of one that is back
   */
  public DriverWatch(MasterClient master, SparkConf conf, Consumer<String> news) {
    this.master = master;
    this.patienceMillis = RetrySchedule.workerPatienceMillis(conf);
    this.news = news;
  }

  /**
   * Returns the driver as it has ended.
   *
   * @throws IOException if no master can tell any more how it ends
   */
  public DriverSummary awaitEnd(String driver) throws IOException, InterruptedException {
    DriverSummary last = ask(driver);
    while (!last.state().isOver()) {
      TimeUnit.MILLISECONDS.sleep(POLL_MILLIS);
      last = ask(driver);
    }
    return last;
  }

  private DriverSummary ask(String driver) throws IOException, InterruptedException {
    Optional<DriverSummary> known;
    try {
      known = master.driver(driver);
    } catch (RemoteFailureException e) {
      throw e;
    } catch (IOException e) {
      known = askAnother(driver, e);
    }
    if (known.isEmpty()) {
      throw new IOException(
          wasGone
              ? "the master that is back knows nothing of " + driver + ". " + RECOVERY
              : "the master knows of no driver " + driver + " any more");
    }
    return known.get();
  }

  private Optional<DriverSummary> askAnother(String driver, IOException reason)
      throws IOException, InterruptedException {
    wasGone = true;
    news.accept(
        "The master is gone (%s). %s goes on, and so does this for up to %d s"
            .formatted(reason.getMessage(), driver, seconds(patienceMillis)));
    long deadline = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(patienceMillis);
    IOException last;
    do {
      try {
        master.reconnect();
        Optional<DriverSummary> known = master.driver(driver);
        news.accept("A master is back at " + master.url());
        return known;
      } catch (RemoteFailureException e) {
        throw e;
      } catch (IOException e) {
        if (e.getCause() instanceof RefusedException) {
          throw e;
        }
        last = e;
      }
      TimeUnit.MILLISECONDS.sleep(Math.min(POLL_MILLIS, patienceMillis));
    } while (System.nanoTime() - deadline < 0);
    throw new IOException(
        "%s. Nobody can tell how %s ends; its log is on its worker"
            .formatted(last.getMessage(), driver),
        last);
  }

  private static long seconds(long millis) {
    return Math.max(1, TimeUnit.MILLISECONDS.toSeconds(millis));
  }
}
