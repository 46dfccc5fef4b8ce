package org.minispark.engine.base;

import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.minispark.api.java.function.Function2;

/** Two iterators of the same length, side by side. A push pushes the left and pulls the right. */
final class ZipIterator<T, U, R> extends EngineIterator<R> {
  private final Iterator<T> left;
  private final Iterator<U> right;
  private final Function2<? super T, ? super U, ? extends R> combine;
  private final Supplier<? extends Throwable> lengthsDiffer;

  ZipIterator(
      Iterator<T> left,
      Iterator<U> right,
      Function2<? super T, ? super U, ? extends R> combine,
      Supplier<? extends Throwable> lengthsDiffer) {
    this.left = left;
    this.right = right;
    this.combine = combine;
    this.lengthsDiffer = lengthsDiffer;
  }

  @Override
  public boolean hasNext() {
    boolean leftHasNext = left.hasNext();
    checkSameLength(leftHasNext == right.hasNext());
    return leftHasNext;
  }

  @Override
  public R next() {
    if (!hasNext()) {
      throw new NoSuchElementException();
    }
    return Unchecked.call(combine, left.next(), right.next());
  }

  @Override
  public void forEachRemaining(Consumer<? super R> action) {
    left.forEachRemaining(
        element -> {
          checkSameLength(right.hasNext());
          action.accept(Unchecked.call(combine, element, right.next()));
        });
    checkSameLength(!right.hasNext());
  }

  private void checkSameLength(boolean same) {
    if (!same) {
      throw Unchecked.rethrow(lengthsDiffer.get());
    }
  }
}
