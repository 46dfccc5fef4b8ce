package org.minispark.rdd;

import java.io.Serializable;
import java.math.BigInteger;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.stream.IntStream;

/**
 * Every {@code step}-th number from {@code start} to {@code end}, exclusive, in slices of nearly
 * the same length. Counted in big numbers, since a range of longs may be longer than any long.
 */
public record NumberRange(long start, long end, long step) implements Serializable {
  /**
   * @throws IllegalArgumentException if the step is 0
   */
  public NumberRange {
    if (step == 0) {
      throw new IllegalArgumentException("requirement failed: step cannot be 0");
    }
  }

  /** An RDD of the numbers: of the numbers of slices, in Spark's way, which make their own. */
  public RDD<Object> toRdd(JobRunner jobs, int numSlices) {
    List<Integer> slices = IntStream.range(0, numSlices).boxed().toList();
    return new ParallelCollectionRDD<>(jobs, slices, numSlices)
        .mapPartitionsWithIndex((slice, ignored) -> slice(slice, numSlices), false);
  }

  private Iterator<Object> slice(int index, int numSlices) {
    BigInteger from = bound(index, numSlices);
    long length = bound(index + 1, numSlices).subtract(from).longValue();
    return new Numbers(at(from), step, length);
  }

  private BigInteger bound(int slice, int numSlices) {
    return length().multiply(BigInteger.valueOf(slice)).divide(BigInteger.valueOf(numSlices));
  }

  private BigInteger length() {
    if (step > 0 ? start >= end : start <= end) {
      return BigInteger.ZERO;
    }
    BigInteger[] steps =
        BigInteger.valueOf(end)
            .subtract(BigInteger.valueOf(start))
            .divideAndRemainder(BigInteger.valueOf(step));
    return steps[1].signum() == 0 ? steps[0] : steps[0].add(BigInteger.ONE);
  }

  private long at(BigInteger index) {
    return index.multiply(BigInteger.valueOf(step)).add(BigInteger.valueOf(start)).longValue();
  }

  private static final class Numbers implements Iterator<Object> {
    private final long step;
    private long next;

    /** As an unsigned number. */
    private long left;

    Numbers(long first, long step, long length) {
      this.next = first;
      this.step = step;
      this.left = length;
    }

    @Override
    public boolean hasNext() {
      return left != 0;
    }

    @Override
    public Object next() {
      if (left == 0) {
        throw new NoSuchElementException();
      }
      long number = next;
      next += step;
      left--;
      return number;
    }
  }
}
