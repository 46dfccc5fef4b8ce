package org.minispark.engine.shuffle;

import java.util.Iterator;
import org.minispark.Tuple2;
import org.minispark.engine.base.EngineIterator;

/**
 * Groups several keyed inputs by key: one list of values for each input. Add the inputs in the
 * order of their dependencies, then ask for the groups once. Keys come in the order of {@link
 * ExternalAppendOnlyMap}.
 *
 * @param <K> keys
 */
public final class CoGroup<K> {
  private final GroupCombiner combiner;
  private final ExternalAppendOnlyMap<K, Object, CompactBuffer<Object>[]> map;

  /** Groups a number of inputs. */
  public CoGroup(int inputs, Workspace workspace) {
    combiner = new GroupCombiner(inputs);
    map = new ExternalAppendOnlyMap<>(combiner, workspace);
  }

  /** Adds records of one input, numbered from 0. */
  @SuppressWarnings("unchecked") // values are kept, never used
  public void add(int input, Iterator<? extends Tuple2<K, ?>> records) {
    combiner.input = input;
    map.insertAll((Iterator<Tuple2<K, Object>>) records);
  }

  /** Each key with its lists of values, by input. */
  public EngineIterator<Tuple2<K, CompactBuffer<Object>[]>> groups() {
    return map.iterator();
  }

  /** Adds a value to the list of the input that is being added. */
  private static final class GroupCombiner extends Combiner {
    private final int inputs;
    private int input;

    GroupCombiner(int inputs) {
      this.inputs = inputs;
    }

    @Override
    Object create(Object value) {
      CompactBuffer<?>[] group = new CompactBuffer<?>[inputs];
      for (int i = 0; i < inputs; i++) {
        group[i] = new CompactBuffer<>();
      }
      return add(group, value);
    }

    @Override
    Object add(Object combined, Object value) {
      buffer(combined, input).append(value);
      return combined;
    }

    @Override
    Object merge(Object combined, Object later) {
      for (int i = 0; i < inputs; i++) {
        buffer(combined, i).appendAll(buffer(later, i));
      }
      return combined;
    }

    @SuppressWarnings("unchecked") // made by create
    private static CompactBuffer<Object> buffer(Object group, int input) {
      return ((CompactBuffer<Object>[]) group)[input];
    }
  }
}
