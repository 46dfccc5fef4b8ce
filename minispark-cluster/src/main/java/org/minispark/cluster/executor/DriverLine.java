package org.minispark.cluster.executor;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.minispark.cluster.protocol.Notice;
import org.minispark.cluster.protocol.Reply;
import org.minispark.cluster.protocol.Request;
import org.minispark.cluster.transport.Connection;

/**
 * The line to the driver, as the rest of an executor uses it.
 *
 * @param timeout of requests ({@code spark.rpc.askTimeout}, else {@code spark.network.timeout})
 */
record DriverLine(Connection connection, Duration timeout, Waiting waiting) {
  DriverLine(Connection connection, Duration timeout) {
    this(connection, timeout, new Waiting(timeout.toMillis()));
  }

  void tell(Notice notice) {
    connection.send(notice);
  }

  <R extends Reply> CompletableFuture<R> ask(Request<R> request) {
    return connection.ask(request, timeout);
  }

  /** The reply; on a thread that may wait. */
  <R extends Reply> R await(Request<R> request) {
    return waiting.await(ask(request));
  }
}
