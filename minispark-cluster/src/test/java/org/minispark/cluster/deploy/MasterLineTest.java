package org.minispark.cluster.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.ConnectException;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.minispark.SparkConf;
import org.minispark.cluster.protocol.Address;
import org.minispark.cluster.transport.Connection;
import org.minispark.cluster.transport.Handlers;
import org.minispark.cluster.transport.RefusedException;
import org.minispark.engine.base.TestingClock;
import org.minispark.engine.base.TestingTimer;

class MasterLineTest {
  private static final Address FIRST = new Address("a", 7077);
  private static final Address SECOND = new Address("b", 7077);
  private static final long WAIT = 100;

  private final TestingTransport transport = new TestingTransport();
  private final TestingTimer timer = new TestingTimer(new TestingClock());
  private final List<String> news = new ArrayList<>();
  private CompletableFuture<Void> accepted = CompletableFuture.completedFuture(null);

  private MasterLine open(Address... masters) {
    MasterLine line =
        new MasterLine(
            transport,
            List.of(masters),
            Handlers.NONE,
            timer,
            new RetrySchedule(List.of(WAIT, WAIT, WAIT), false),
            new RetrySchedule(List.of(WAIT), true),
            new Owner());
    line.open();
    return line;
  }

  private final class Owner implements MasterLine.Owner {
    @Override
    public CompletableFuture<?> greet(Connection line) {
      news.add("greet");
      return accepted;
    }

    @Override
    public void connected(Address master) {
      news.add("connected " + master.host());
    }

    @Override
    public void lost(String reason) {
      news.add("lost");
    }

    @Override
    public void givenUp(Throwable reason) {
      news.add(reason.getMessage());
    }
  }

  @Test
  void whoeverAnswersIsTheMaster() {
    MasterLine line = open(FIRST, SECOND);
    List<TestingTransport.Attempt> attempts = transport.attempts();
    attempts.get(0).fail(new ConnectException("refused"));
    TestingLine master = attempts.get(1).succeed();
    timer.advance(10 * WAIT);

    assertThat(line.current()).contains(master);
    assertThat(news).containsExactly("greet", "connected b");
    assertThat(transport.attempts()).isEmpty();
  }

  @Test
  void afterThreeAttemptsItGivesUp() {
    open(FIRST);
    for (int i = 0; i < 3; i++) {
      transport.attempt().fail(new ConnectException("refused"));
      assertThat(news).isEmpty();
      timer.advance(WAIT);
    }
    assertThat(news).containsExactly("All masters are unresponsive! Giving up.");
    assertThat(timer.isIdle()).isTrue();
  }

  @Test
  void aMasterThatRefusesIsNotAskedAgain() {
    open(FIRST);
    transport.attempt().fail(new RefusedException("not accepted"));
    timer.advance(10 * WAIT);
    assertThat(news).containsExactly("Master a:7077: not accepted");
    assertThat(transport.attempts()).isEmpty();
  }

  @Test
  void aLineThatBreaksIsOpenedAgainForEver() {
    MasterLine line = open(FIRST);
    transport.attempt().succeed().close();
    assertThat(line.current()).isEmpty();
    for (int i = 0; i < 50; i++) {
      transport.attempt().fail(new ConnectException("refused"));
      timer.advance(WAIT);
    }
    TestingLine again = transport.attempt().succeed();

    assertThat(line.current()).contains(again);
    assertThat(news).containsExactly("greet", "connected a", "lost", "greet", "connected a");
  }

  @Test
  void aSlowMasterIsGreetedOnce() {
    accepted = new CompletableFuture<>();
    MasterLine line = open(FIRST);
    TestingLine first = transport.attempt().succeed();
    timer.advance(WAIT);
    TestingLine second = transport.attempt().succeed();
    assertThat(second.isOpen()).isFalse();

    accepted.complete(null);

    assertThat(line.current()).contains(first);
    assertThat(news).containsExactly("greet", "connected a");
  }

  @Test
  void nothingIsTriedWhenItIsClosed() {
    MasterLine line = open(FIRST);
    TestingLine master = transport.attempt().succeed();
    line.close();
    timer.advance(10 * WAIT);
    assertThat(master.isOpen()).isFalse();
    assertThat(transport.attempts()).isEmpty();
    assertThat(news).containsExactly("greet", "connected a");
  }

  @Test
  void schedulesAreSparks() {
    SparkConf conf = new SparkConf(false);
    assertThat(RetrySchedule.ofDriver(conf).waits()).containsExactly(20_000L, 20_000L, 20_000L);
    List<Long> worker = RetrySchedule.ofWorker(conf, new Random(1)).waits();
    assertThat(worker).hasSize(16);
    assertThat(worker.subList(0, 6)).allMatch(wait -> wait.equals(worker.get(0)));
    assertThat(worker.get(0)).isBetween(5_000L, 15_000L);
    assertThat(worker.subList(6, 16)).allMatch(wait -> wait == 6 * worker.get(0));
  }
}
