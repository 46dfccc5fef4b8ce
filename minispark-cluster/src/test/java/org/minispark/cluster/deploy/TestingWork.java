package org.minispark.cluster.deploy;

import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.Executor;

/** Does one thing after the other, on the caller's thread. */
final class TestingWork implements Executor {
  private final Queue<Runnable> waiting = new ArrayDeque<>();
  private boolean busy;

  @Override
  public void execute(Runnable work) {
    waiting.add(work);
    if (busy) {
      return;
    }
    busy = true;
    try {
      while (!waiting.isEmpty()) {
        waiting.remove().run();
      }
    } finally {
      busy = false;
    }
  }
}
