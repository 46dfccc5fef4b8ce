package org.minispark.storage;

import java.io.Serializable;
import org.minispark.Product;

/** A partition of a persisted RDD. */
public class RDDBlockId extends BlockId implements Product, Serializable {
  private static final long serialVersionUID = 1L;

  private final int rddId;
  private final int splitIndex;

  /**
   * @param splitIndex the partition, counted from 0
   */
  public RDDBlockId(int rddId, int splitIndex) {
    this.rddId = rddId;
    this.splitIndex = splitIndex;
  }

  public static RDDBlockId apply(int rddId, int splitIndex) {
    return new RDDBlockId(rddId, splitIndex);
  }

  public RDDBlockId copy(int rddId, int splitIndex) {
    return new RDDBlockId(rddId, splitIndex);
  }

  /** Two: the RDD and the partition. */
  @Override
  public int productArity() {
    return 2;
  }

  @Override
  public Object productElement(int index) {
    return switch (index) {
      case 0 -> rddId;
      case 1 -> splitIndex;
      default -> throw new IndexOutOfBoundsException(Integer.toString(index));
    };
  }

  /** The RDD. */
  public int rddId() {
    return rddId;
  }

  /** The partition, counted from 0. */
  public int splitIndex() {
    return splitIndex;
  }

  @Override
  public String name() {
    return "rdd_" + rddId + "_" + splitIndex;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof RDDBlockId that && rddId == that.rddId && splitIndex == that.splitIndex;
  }

  @Override
  public int hashCode() {
    return 31 * rddId + splitIndex;
  }
}
