package org.minispark.mllib.evaluation;

import java.util.Iterator;
import java.util.NoSuchElementException;
import org.minispark.Tuple2;

/**
 * Joins so many counts in a row into one: a curve of fewer points, each of which is still right.
 * The score of a bin is its last, the lowest.
 */
final class Binning implements Iterator<Tuple2<Double, LabelCounter>> {
  private final Iterator<Tuple2<Double, LabelCounter>> counts;
  private final long size;

  Binning(Iterator<Tuple2<Double, LabelCounter>> counts, long size) {
    this.counts = counts;
    this.size = size;
  }

  @Override
  public boolean hasNext() {
    return counts.hasNext();
  }

  @Override
  public Tuple2<Double, LabelCounter> next() {
    if (!hasNext()) {
      throw new NoSuchElementException();
    }
    LabelCounter bin = new LabelCounter();
    double score = Double.NaN;
    for (long i = 0; i < size && counts.hasNext(); i++) {
      Tuple2<Double, LabelCounter> next = counts.next();
      score = next._1;
      bin.add(next._2);
    }
    return new Tuple2<>(score, bin);
  }
}
