package org.minispark.cluster.transport;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.minispark.cluster.logs.TestingLoggers;

class StrangerLogTest {
  @Test
  void oneLineASecondWithoutLineEndsOfTheirs() {
    ListAppender<ILoggingEvent> lines = new ListAppender<>();
    lines.start();
    Logger logger = TestingLoggers.of(StrangerLog.class);
    AtomicLong now = new AtomicLong();
    StrangerLog log = new StrangerLog(now::get);
    logger.addAppender(lines);
    try {
      log.sentAway("one-test", "says\nit is the driver");
      log.sentAway("one-test", "again");
      log.sentAway("one-test", "again");
      now.addAndGet(1_000_000_000L);
      log.sentAway("one-test", "x".repeat(1000));
    } finally {
      logger.detachAppender(lines);
    }
    assertThat(lines.list.stream().map(ILoggingEvent::getFormattedMessage))
        .filteredOn(line -> line.contains("one-test"))
        .containsExactly(
            "Closed the connection from one-test: says?it is the driver",
            "Closed the connection from one-test: "
                + "x".repeat(200)
                + "... (and 2 others since the last such line)");
  }
}
