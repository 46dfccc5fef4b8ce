package org.minispark.rdd;

import java.util.ArrayList;
import java.util.List;
import org.minispark.Partition;
import org.minispark.engine.serializer.DataSerializer;

/** A part of the program's own list, which travels with its task. */
final class Slice<T> implements Partition {
  private static final long serialVersionUID = 1L;

  private final int index;
  private final ArrayList<T> records;
  private transient boolean knownImmutable;

  Slice(int index, List<T> records) {
    this.index = index;
    this.records = new ArrayList<>(records);
  }

  @Override
  public int index() {
    return index;
  }

  /**
   * The records as a task may have them: the program's own where nobody can change them, else
   * copies, so that what a task does to its records never shows in the program's list.
   */
  List<T> forTask(DataSerializer serializer) {
    knownImmutable = knownImmutable || allImmutable(serializer);
    return knownImmutable ? records : copied(serializer);
  }

  private boolean allImmutable(DataSerializer serializer) {
    for (T record : records) {
      if (!serializer.isImmutable(record)) {
        return false;
      }
    }
    return true;
  }

  @SuppressWarnings("unchecked") // the copy of a list of T
  private List<T> copied(DataSerializer serializer) {
    return (List<T>) serializer.fromBytes(serializer.toBytes(records));
  }
}
