package org.minispark.engine.shuffle;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import org.minispark.Tuple2;
import org.minispark.engine.base.EngineIterator;

/**
 * Sorts pairs by key, stably, however many there are: sorted runs that do not fit go to disk and
 * are merged. Where runs end makes no difference to the result.
 *
 * <p>Fill it, then ask for the {@link #iterator} once.
 *
 * @param <K> keys
 * @param <V> values
 */
public final class ExternalSorter<K, V> {
  private static final int FAN_IN = 64;
  private static final long STEP = 1 << 20;
  private static final int PAIR_BYTES = 3 * Long.BYTES;
  private static final int MAX_PAIRS = 1 << 28;

  private final Workspace workspace;
  private final Comparator<Object> order;
  private final long runSize;
  private List<Run> runs = new ArrayList<>();
  private Object[] pairs = new Object[128];
  private int count;
  private long bytes;
  private long acquired;
  private long nextStep;

  /** Sorts by an order of the keys. */
  @SuppressWarnings("unchecked") // only keys are compared
  public ExternalSorter(Comparator<? super K> order, Workspace workspace) {
    this.workspace = workspace;
    this.order = (Comparator<Object>) order;
    this.runSize = workspace.runSize();
    this.nextStep = Math.min(STEP, runSize);
  }

  /** Adds one pair. */
  public void insert(K key, V value) {
    workspace.countRecord();
    add(key, value);
  }

  /** Adds all pairs. */
  public void insertAll(Iterator<? extends Tuple2<K, V>> records) {
    records.forEachRemaining(record -> insert(record._1, record._2));
  }

  /** Adds all pairs, which look after cancellation themselves. */
  void insertAll(Pairs records) {
    records.pushTo(this::add);
  }

  private void add(Object key, Object value) {
    if (2 * count == pairs.length) {
      pairs = Arrays.copyOf(pairs, 2 * pairs.length);
    }
    pairs[2 * count] = key;
    pairs[2 * count + 1] = value;
    count++;
    bytes += PAIR_BYTES + RecordSize.of(key) + RecordSize.of(value);
    if (bytes >= nextStep || count == MAX_PAIRS) {
      step();
    }
  }

  /** Takes more memory; what is below the run size is never refused it. */
  private void step() {
    if (count == MAX_PAIRS || !mayGrow()) {
      spill();
      return;
    }
    acquired = bytes;
    nextStep = bytes < runSize ? Math.min(bytes + STEP, runSize) : bytes + STEP;
  }

  private boolean mayGrow() {
    if (bytes < runSize) {
      workspace.memory().forceAcquire(bytes - acquired);
      return true;
    }
    return workspace.memory().tryAcquire(bytes - acquired);
  }

  private void spill() {
    runs.add(workspace.spill(takeSorted(), bytes));
    count = 0;
    bytes = 0;
    workspace.memory().release(acquired);
    acquired = 0;
    nextStep = Math.min(STEP, runSize);
  }

  private Buckets takeSorted() {
    int[] numbers = new PairSort(order).sort(pairs, count);
    Object[] sorted = new Object[2 * count];
    for (int i = 0; i < count; i++) {
      sorted[2 * i] = pairs[2 * numbers[i]];
      sorted[2 * i + 1] = pairs[2 * numbers[i] + 1];
    }
    pairs = new Object[128];
    return new Buckets(sorted, Sections.ofOne(sorted.length / 2));
  }

  /** All pairs in order. */
  public EngineIterator<Tuple2<K, V>> iterator() {
    return new TupleIterator<>(pairs());
  }

  private Pairs pairs() {
    if (runs.isEmpty()) {
      return takeSorted().all();
    }
    if (count > 0) {
      runs.add(Run.inHeap(takeSorted()));
    }
    while (runs.size() > FAN_IN) {
      runs = mergeNeighbours(runs);
    }
    return new SortMerge(runs, order);
  }

  private List<Run> mergeNeighbours(List<Run> many) {
    List<Run> fewer = new ArrayList<>();
    for (int from = 0; from < many.size(); from += FAN_IN) {
      List<Run> group = many.subList(from, Math.min(from + FAN_IN, many.size()));
      try (RunFile file = workspace.newRun()) {
        file.startBucket(0);
        new SortMerge(group, order).pushTo(file);
        fewer.add(file.finishRun());
      }
    }
    return fewer;
  }
}
