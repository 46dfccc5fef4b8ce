package org.minispark.engine.storage;

import java.util.Iterator;
import java.util.function.Consumer;
import org.minispark.TaskContext;

/**
 * The records of a block that did not fit: first those that were already unrolled, whose memory is
 * given back when they are read, then the rest as it is computed.
 */
final class UnstoredIterator<T> extends BlockIterator<T> {
  private final Object[] unrolled;
  private final int count;
  private final Iterator<T> rest;
  private final StorageReservation reservation;
  private int position;

  UnstoredIterator(
      Object[] unrolled,
      int count,
      Iterator<T> rest,
      StorageReservation reservation,
      TaskContext task) {
    super(task);
    this.unrolled = unrolled;
    this.count = count;
    this.rest = rest;
    this.reservation = reservation;
  }

  @Override
  public boolean hasNext() {
    if (position < count) {
      return true;
    }
    release();
    return rest.hasNext();
  }

  @Override
  public void forEachRemaining(Consumer<? super T> action) {
    while (position < count) {
      if ((position & LOOK_EVERY - 1) == 0) {
        stopIfKilled();
      }
      action.accept(takeUnrolled());
    }
    release();
    rest.forEachRemaining(action);
  }

  @Override
  T read() {
    return position < count ? takeUnrolled() : rest.next();
  }

  @Override
  long recordsRead() {
    return position;
  }

  @Override
  void close() {
    reservation.release();
  }

  @SuppressWarnings("unchecked") // they came out of the iterator of the same block
  private T takeUnrolled() {
    T record = (T) unrolled[position];
    unrolled[position++] = null;
    return record;
  }
}
