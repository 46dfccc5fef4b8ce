package org.minispark.engine.shuffle;

import java.util.NoSuchElementException;
import java.util.function.Consumer;
import org.minispark.Tuple2;
import org.minispark.engine.base.EngineIterator;

/** The pairs of a run as the tuples that the program sees. */
final class TupleIterator<K, V> extends EngineIterator<Tuple2<K, V>> {
  private final Pairs pairs;
  private boolean fetched;
  private boolean ended;

  TupleIterator(Pairs pairs) {
    this.pairs = pairs;
  }

  @Override
  public boolean hasNext() {
    if (!fetched && !ended) {
      fetched = pairs.next();
      ended = !fetched;
    }
    return fetched;
  }

  @Override
  public Tuple2<K, V> next() {
    if (!hasNext()) {
      throw new NoSuchElementException();
    }
    fetched = false;
    return tuple(pairs.key, pairs.value);
  }

  @Override
  public void forEachRemaining(Consumer<? super Tuple2<K, V>> action) {
    if (hasNext()) {
      action.accept(next());
      ended = true;
      pairs.pushTo((key, value) -> action.accept(tuple(key, value)));
    }
  }

  @SuppressWarnings("unchecked") // a shuffle gives back what was put in
  private static <K, V> Tuple2<K, V> tuple(Object key, Object value) {
    return new Tuple2<>((K) key, (V) value);
  }
}
