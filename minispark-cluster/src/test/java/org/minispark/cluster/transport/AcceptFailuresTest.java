package org.minispark.cluster.transport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import io.netty.channel.embedded.EmbeddedChannel;
import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.minispark.cluster.logs.TestingLoggers;
import org.minispark.cluster.protocol.Address;

class AcceptFailuresTest {
  @Test
  void areALineEachAndNoStackTrace() {
    ListAppender<ILoggingEvent> lines = new ListAppender<>();
    lines.start();
    Logger logger = TestingLoggers.of(AcceptFailures.class);
    EmbeddedChannel listening =
        new EmbeddedChannel(new AcceptFailures(new Address("accept-test", 7)));
    logger.addAppender(lines);
    try {
      listening.pipeline().fireExceptionCaught(new IOException("Too many open files"));
    } finally {
      logger.detachAppender(lines);
    }
    assertThatCode(listening::checkException).doesNotThrowAnyException();
    assertThat(lines.list)
        .filteredOn(line -> line.getFormattedMessage().contains("accept-test:7"))
        .singleElement()
        .matches(line -> line.getThrowableProxy() == null)
        .matches(line -> line.getFormattedMessage().contains("Too many open files"));
    listening.finishAndReleaseAll();
  }
}
