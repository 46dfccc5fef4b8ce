package org.minispark.rdd;

import java.util.Iterator;
import java.util.function.Consumer;
import org.minispark.TaskContext;
import org.minispark.engine.base.EngineIterator;

/** The source of a pipeline: ends the task, now and then, if it has been told to end. */
final class InterruptibleIterator<T> extends EngineIterator<T> {
  private static final int RECORDS_BETWEEN_CHECKS = 1_000;

  private final TaskContext context;
  private final Iterator<T> records;
  private int untilCheck;

  InterruptibleIterator(TaskContext context, Iterator<T> records) {
    this.context = context;
    this.records = records;
  }

  @Override
  public boolean hasNext() {
    return records.hasNext();
  }

  @Override
  public T next() {
    checkNowAndThen();
    return records.next();
  }

  @Override
  public void forEachRemaining(Consumer<? super T> action) {
    records.forEachRemaining(
        element -> {
          checkNowAndThen();
          action.accept(element);
        });
  }

  private void checkNowAndThen() {
    if (untilCheck-- == 0) {
      untilCheck = RECORDS_BETWEEN_CHECKS;
      context.killTaskIfInterrupted();
    }
  }
}
