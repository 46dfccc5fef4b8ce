package org.minispark.engine.scheduler;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.minispark.SparkFirehoseListener;
import org.minispark.scheduler.SparkListenerEvent;

class LiveListenerBusTest {
  private record Numbered(int number) implements SparkListenerEvent {}

  @Test
  void deliversInOrderAndDrainsWhenItStops() {
    LiveListenerBus bus = new LiveListenerBus(100_000);
    List<SparkListenerEvent> heard = new ArrayList<>();
    bus.addListener(new RecordingListener(heard));
    for (int i = 0; i < 10_000; i++) {
      bus.post(new Numbered(i));
    }
    bus.stop();
    bus.post(new Numbered(-1));

    assertThat(heard).hasSize(10_000).first().isEqualTo(new Numbered(0));
    assertThat(heard.get(9_999)).isEqualTo(new Numbered(9_999));
  }

  @Test
  void aFailingListenerHarmsNobody() throws Exception {
    LiveListenerBus bus = new LiveListenerBus(10);
    List<SparkListenerEvent> heard = new ArrayList<>();
    bus.addListener(
        new SparkFirehoseListener() {
          @Override
          public void onEvent(SparkListenerEvent event) {
            throw new IllegalStateException("a listener that always fails");
          }
        });
    bus.addListener(new RecordingListener(heard));
    bus.post(new Numbered(1));
    bus.post(new Numbered(2));
    bus.waitUntilEmpty(120_000);
    bus.stop();

    assertThat(heard).containsExactly(new Numbered(1), new Numbered(2));
  }

  @Test
  void aStuckListenerCostsEventsNotTheProgram() {
    LiveListenerBus bus = new LiveListenerBus(2);
    CountDownLatch release = new CountDownLatch(1);
    List<SparkListenerEvent> heard = Collections.synchronizedList(new ArrayList<>());
    bus.addListener(
        new SparkFirehoseListener() {
          @Override
          public void onEvent(SparkListenerEvent event) {
            awaitQuietly(release);
            heard.add(event);
          }
        });
    for (int i = 0; i < 20; i++) {
      bus.post(new Numbered(i));
    }
    assertThat(bus.droppedEvents()).isBetween(14L, 18L);
    release.countDown();
    bus.stop();

    assertThat(heard.size() + bus.droppedEvents()).isEqualTo(20);
  }

  @Test
  void aListenerMayPostWhileTheQueueIsFull() throws Exception {
    LiveListenerBus bus = new LiveListenerBus(1);
    List<SparkListenerEvent> heard = new ArrayList<>();
    bus.addListener(
        new SparkFirehoseListener() {
          @Override
          public void onEvent(SparkListenerEvent event) {
            heard.add(event);
            if (event.equals(new Numbered(0))) {
              for (int i = 1; i < 10; i++) {
                bus.post(new Numbered(i));
              }
            }
          }
        });
    bus.post(new Numbered(0));
    bus.waitUntilEmpty(120_000);
    bus.stop();

    assertThat(heard).hasSize(10);
  }

  private static void awaitQuietly(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
