package org.minispark.cluster.driver;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.minispark.SparkConf;

class RegisteredCoresTest {
  private static final String RATIO = "spark.scheduler.minRegisteredResourcesRatio";
  private static final String LONGEST = "spark.scheduler.maxRegisteredResourcesWaitingTime";

  private static RegisteredCores cores(String... settings) {
    SparkConf conf = new SparkConf(false).set(LONGEST, "1h");
    for (int i = 0; i < settings.length; i += 2) {
      conf.set(settings[i], settings[i + 1]);
    }
    return new RegisteredCores(conf);
  }

  /** Whether somebody waits for four cores; told after he does, or has got through. */
  private static Thread waitFor(RegisteredCores cores) throws InterruptedException {
    Thread waiting = new Thread(() -> cores.await(4));
    waiting.start();
    while (waiting.getState() != Thread.State.TIMED_WAITING && waiting.isAlive()) {
      waiting.join(1);
    }
    return waiting;
  }

  @Test
  void nobodyWaitsUnlessTheProgramSaysSo() {
    cores().await(1_000);
  }

  @Test
  void thePartThatIsAskedForIsAwaited() throws InterruptedException {
    RegisteredCores cores = cores(RATIO, "0.75");
    Thread waiting = waitFor(cores);
    cores.came(2);
    waiting.join(20);
    assertThat(waiting.isAlive()).isTrue();
    cores.came(1);
    waiting.join();
  }

  @Test
  void noMoreIsAwaitedThanTheProgramMayHave() {
    RegisteredCores cores = cores(RATIO, "1", "spark.cores.max", "2");
    cores.came(2);
    cores.await(4);
  }

  @Test
  void theWaitEndsWhenItsTimeIsOverOrNobodyWillCome() throws InterruptedException {
    cores(RATIO, "1", LONGEST, "10ms").await(4);
    RegisteredCores cores = cores(RATIO, "1");
    Thread waiting = waitFor(cores);
    cores.noneWillCome();
    waiting.join();
    assertThat(waiting.isAlive()).isFalse();
  }
}
