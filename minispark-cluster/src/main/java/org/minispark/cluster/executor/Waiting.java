package org.minispark.cluster.executor;

import java.io.IOException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.minispark.engine.base.Unchecked;

/**
 * Waits for the driver's answers on the threads of tasks.
 *
 * @param timeoutMillis how long ({@code spark.rpc.askTimeout}, else {@code spark.network.timeout})
 */
record Waiting(long timeoutMillis) {
  /**
   * The answer. A thread that is interrupted stops waiting.
   *
   * <p>Throws, undeclared, what the request failed with; {@code IOException} if no answer comes.
   */
  <T> T await(CompletableFuture<T> answer) {
    try {
      return answer.get(timeoutMillis, TimeUnit.MILLISECONDS);
    } catch (ExecutionException e) {
      throw Unchecked.rethrow(e.getCause());
    } catch (TimeoutException e) {
      throw Unchecked.rethrow(
          new IOException("The driver has not answered within " + timeoutMillis + " ms", e));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw Unchecked.rethrow(e);
    }
  }

  /**
   * The answer, also for a thread that is interrupted meanwhile, which finds out afterwards: what
   * loads a class must not give up, since the class would then be missing for good.
   */
  <T> T awaitUninterrupted(CompletableFuture<T> answer) {
    boolean interrupted = Thread.interrupted();
    try {
      while (true) {
        try {
          return answer.get(timeoutMillis, TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
          interrupted = true;
        } catch (ExecutionException e) {
          throw Unchecked.rethrow(e.getCause());
        } catch (TimeoutException e) {
          throw Unchecked.rethrow(
              new IOException("The driver has not answered within " + timeoutMillis + " ms", e));
        }
      }
    } finally {
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }
}
