package org.minispark.cluster.transport;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import io.netty.util.internal.logging.InternalLogger;
import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.minispark.cluster.logs.TestingLoggers;

class QuietNettyLoggerTest {
  private static final String NAME = "io.netty.testing.QuietNettyLoggerTest";

  @Test
  void warningsAndErrorsArriveAndNothingElse() {
    ListAppender<ILoggingEvent> lines = new ListAppender<>();
    lines.start();
    Logger logger = TestingLoggers.of(NAME);
    logger.setLevel(Level.TRACE);
    logger.setAdditive(false);
    logger.addAppender(lines);
    InternalLogger netty = QuietNettyLogger.named(NAME);
    netty.trace("trace");
    netty.debug("debug {}", 1);
    netty.info("info {} {}", 1, 2);
    netty.warn("warn");
    netty.warn("warn {}", 1);
    netty.warn("warn {} {}", 1, 2);
    netty.warn("warn {} {} {}", 1, 2, 3);
    netty.error("error {} {} {}", 1, 2, 3);
    netty.error("error", new IOException("why"));

    assertThat(lines.list)
        .extracting(line -> line.getLevel() + ": " + line.getFormattedMessage())
        .containsExactly(
            "WARN: warn",
            "WARN: warn 1",
            "WARN: warn 1 2",
            "WARN: warn 1 2 3",
            "ERROR: error 1 2 3",
            "ERROR: error");
    assertThat(lines.list.get(5).getThrowableProxy().getMessage()).isEqualTo("why");
    assertThat(netty.isInfoEnabled()).isFalse();
    assertThat(netty.isWarnEnabled()).isTrue();
  }
}
