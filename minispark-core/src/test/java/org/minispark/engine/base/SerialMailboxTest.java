package org.minispark.engine.base;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

class SerialMailboxTest {
  private final List<String> log = new ArrayList<>();
  private SerialMailbox<Integer> mailbox;

  @Test
  void handlesOnThePostersThreadBeforePostReturns() {
    mailbox = mailbox(event -> log.add(event + Thread.currentThread().getName()));

    mailbox.post(1);
    mailbox.post(2);

    String thread = Thread.currentThread().getName();
    assertThat(log).containsExactly("1" + thread, "2" + thread);
  }

  @Test
  void queuesWhatTheHandlerPostsAndNeverNests() {
    mailbox =
        mailbox(
            event -> {
              log.add("begin " + event);
              if (event == 1) {
                mailbox.post(2);
                mailbox.post(3);
              }
              log.add("end " + event);
            });

    mailbox.post(1);

    assertThat(log).containsExactly("begin 1", "end 1", "begin 2", "end 2", "begin 3", "end 3");
  }

  @Test
  void survivesALongChainOfEventsThatPostTheNext() {
    AtomicInteger last = new AtomicInteger();
    mailbox =
        mailbox(
            event -> {
              last.set(event);
              if (event < 200_000) {
                mailbox.post(event + 1);
              }
            });

    mailbox.post(1);

    assertThat(last).hasValue(200_000);
  }

  @Test
  void knowsItsOwner() {
    mailbox = mailbox(event -> mailbox.assertOwner());

    mailbox.post(1);

    assertThat(log).isEmpty();
    assertThat(mailbox.isOwner()).isFalse();
    assertThatThrownBy(mailbox::assertOwner)
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining(Thread.currentThread().getName());
  }

  @Test
  void givesTheHandlersFailuresToTheCallbackAndGoesOn() {
    mailbox =
        mailbox(
            event -> {
              if (event == 1) {
                mailbox.post(2);
                throw new AssertionError("boom");
              }
              log.add("handled " + event);
            });

    mailbox.post(1);
    mailbox.post(3);

    assertThat(log)
        .containsExactly("1 failed: java.lang.AssertionError: boom", "handled 2", "handled 3");
  }

  @Test
  void aFailingCallbackEndsThePostAfterTheQueueIsDrained() {
    mailbox =
        new SerialMailbox<>(
            event -> {
              if (event == 1) {
                mailbox.post(2);
                mailbox.post(3);
              }
              if (event < 3) {
                throw new IllegalArgumentException("event " + event);
              }
              log.add("handled " + event);
            },
            (event, thrown) -> {
              throw new IllegalStateException("callback " + event, thrown);
            });

    assertThatThrownBy(() -> mailbox.post(1))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("callback 1")
        .satisfies(thrown -> assertThat(thrown.getSuppressed()).hasSize(1));
    mailbox.post(4);

    assertThat(log).containsExactly("handled 3", "handled 4");
  }

  @Test
  void aPosterDoesNotWaitForTheOwner() throws Exception {
    CountDownLatch inHandler = new CountDownLatch(1);
    CountDownLatch mayGoOn = new CountDownLatch(1);
    mailbox =
        mailbox(
            event -> {
              log.add(event + " by " + Thread.currentThread().getName());
              if (event == 1) {
                inHandler.countDown();
                awaitUninterrupted(mayGoOn);
              }
            });
    Thread owner = new Thread(() -> mailbox.post(1), "owner");
    owner.start();
    inHandler.await();

    mailbox.post(2);
    assertThat(mailbox.isOwner()).isFalse();
    mayGoOn.countDown();
    owner.join();

    assertThat(log).containsExactly("1 by owner", "2 by owner");
  }

  @Test
  void losesNothingAndKeepsEachThreadsOrderUnderContention() throws Exception {
    int threads = 6;
    int eventsEach = 60_000;
    int[] next = new int[threads]; // touched by the handler only, unsynchronized on purpose
    AtomicInteger handled = new AtomicInteger();
    AtomicInteger inside = new AtomicInteger();
    SerialMailbox<int[]> events =
        new SerialMailbox<>(
            event -> {
              if (inside.incrementAndGet() != 1) {
                throw new AssertionError("two threads in the handler");
              }
              if (next[event[0]]++ != event[1]) {
                throw new AssertionError("thread " + event[0] + " out of order");
              }
              handled.incrementAndGet();
              inside.decrementAndGet();
            },
            (event, thrown) -> {
              throw Unchecked.rethrow(thrown);
            });
    List<Throwable> failures = new ArrayList<>();

    runTogether(
        threads,
        thread -> {
          for (int i = 0; i < eventsEach; i++) {
            events.post(new int[] {thread, i});
          }
        },
        failures);

    assertThat(failures).isEmpty();
    assertThat(handled).hasValue(threads * eventsEach);
    assertThat(next).containsOnly(eventsEach);
  }

  @Test
  void neverLeavesAnEventBehindWhenTwoThreadsMeetAtTheEndOfADrain() throws Exception {
    int rounds = 20_000;
    int[] handled = new int[1];
    SerialMailbox<Integer> events =
        new SerialMailbox<>(
            event -> handled[0]++,
            (event, thrown) -> {
              throw Unchecked.rethrow(thrown);
            });
    List<Throwable> failures = new ArrayList<>();
    CyclicBarrier endOfRound = new CyclicBarrier(2, () -> assertRoundHandled(handled));

    runTogether(
        2,
        thread -> {
          for (int i = 0; i < rounds; i++) {
            events.post(i);
            endOfRound.await();
          }
        },
        failures);

    assertThat(failures).isEmpty();
  }

  /** Both posts have returned and so have the drains: nothing may be left for a later post. */
  private static void assertRoundHandled(int[] handled) {
    if (handled[0] != 2) {
      throw new AssertionError("an event was left behind");
    }
    handled[0] = 0;
  }

  private interface Work {
    void run(int thread) throws Exception;
  }

  private static void runTogether(int count, Work work, List<Throwable> failures)
      throws InterruptedException {
    CountDownLatch start = new CountDownLatch(1);
    List<Thread> threads = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      int index = i;
      Thread thread =
          new Thread(
              () -> {
                try {
                  start.await();
                  work.run(index);
                } catch (Throwable failure) {
                  synchronized (failures) {
                    failures.add(failure);
                  }
                }
              });
      thread.start();
      threads.add(thread);
    }
    start.countDown();
    for (Thread thread : threads) {
      thread.join();
    }
  }

  private SerialMailbox<Integer> mailbox(Consumer<Integer> handler) {
    return new SerialMailbox<>(handler, (event, thrown) -> log.add(event + " failed: " + thrown));
  }

  private static void awaitUninterrupted(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      throw Unchecked.rethrow(e);
    }
  }
}
