package org.minispark.engine.shuffle;

import java.util.Comparator;
import java.util.List;

/** Merges sorted runs; equal keys come in the order of the runs. */
final class SortMerge extends Pairs {
  private final Run.Reader[] runs;
  private final MergeHeap heap;
  private boolean topTaken;

  SortMerge(List<Run> runs, Comparator<Object> order) {
    this.runs = runs.stream().map(Run::reader).toArray(Run.Reader[]::new);
    this.heap =
        new MergeHeap(runs.size()) {
          @Override
          boolean before(int a, int b) {
            int comparison = order.compare(SortMerge.this.runs[a].key, SortMerge.this.runs[b].key);
            return comparison < 0 || comparison == 0 && a < b;
          }
        };
    for (int i = 0; i < this.runs.length; i++) {
      this.runs[i].select(0);
      if (this.runs[i].next()) {
        heap.add(i);
      }
    }
  }

  @Override
  boolean next() {
    if (topTaken) {
      moveTop();
    }
    topTaken = !heap.isEmpty();
    if (topTaken) {
      key = runs[heap.top()].key;
      value = runs[heap.top()].value;
    }
    return topTaken;
  }

  private void moveTop() {
    if (runs[heap.top()].next()) {
      heap.updateTop();
    } else {
      heap.removeTop();
    }
  }
}
