package org.minispark.engine.base;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

class BoundedPriorityQueueTest {
  /** Many ties, told apart by their place. */
  private record Item(int key, int place) {}

  private static final Comparator<Item> BY_KEY = Comparator.comparingInt(Item::key);

  @Property
  void keepsWhatAStableSortPutsFirst(
      @ForAll @Size(max = 60) List<@IntRange(min = 0, max = 5) Integer> keys,
      @ForAll @IntRange(min = 0, max = 70) int limit) {
    List<Item> items = items(keys);

    assertThat(BoundedPriorityQueue.smallest(items.iterator(), limit, BY_KEY))
        .isEqualTo(firstSorted(items, limit));
  }

  @Property
  void mergingPartitionsInOrderIsTheSameAsOneQueue(
      @ForAll @Size(max = 60) List<@IntRange(min = 0, max = 5) Integer> keys,
      @ForAll @IntRange(min = 0, max = 60) int cut,
      @ForAll @IntRange(min = 0, max = 70) int limit) {
    List<Item> items = items(keys);
    int middle = Math.min(cut, items.size());

    assertThat(
            BoundedPriorityQueue.mergeSorted(
                firstSorted(items.subList(0, middle), limit),
                firstSorted(items.subList(middle, items.size()), limit),
                limit,
                BY_KEY))
        .isEqualTo(firstSorted(items, limit));
  }

  @Example
  void aNegativeLimitIsAnError() {
    assertThatThrownBy(() -> new BoundedPriorityQueue<>(-1, BY_KEY))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("k (-1) must be nonnegative");
  }

  private static List<Item> items(List<Integer> keys) {
    List<Item> items = new ArrayList<>();
    for (int i = 0; i < keys.size(); i++) {
      items.add(new Item(keys.get(i), i));
    }
    return items;
  }

  private static List<Item> firstSorted(List<Item> items, int limit) {
    return items.stream().sorted(BY_KEY).limit(limit).toList();
  }
}
