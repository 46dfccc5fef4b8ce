package org.minispark.engine.shuffle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.minispark.storage.BlockManagerId;

class MapOutputTrackerTest {
  private static final BlockManagerId A = new BlockManagerId("a", "one", 1);
  private static final BlockManagerId B = new BlockManagerId("b", "one", 2);
  private static final BlockManagerId C = new BlockManagerId("c", "two", 1);

  private final MapOutputTracker tracker = new MapOutputTracker();

  private void register(int shuffle, BlockManagerId... locations) {
    tracker.registerShuffle(shuffle, locations.length, 2);
    for (int map = 0; map < locations.length; map++) {
      if (locations[map] != null) {
        tracker.registerMapOutput(
            shuffle, map, new MapStatus(locations[map], map, new long[] {10, 100}));
      }
    }
  }

  @Test
  void readersGetAllOutputsOrAFailureThatNamesTheFirstMissingMap() {
    register(0, A, B);
    register(1, A, null, C);

    assertThat(tracker.statuses(0, 0)).hasSize(2);
    assertThatThrownBy(() -> tracker.statuses(1, 5))
        .isInstanceOfSatisfying(
            MetadataFetchFailedException.class,
            failure -> {
              assertThat(failure.mapIndex()).isEqualTo(1);
              assertThat(failure.reduceId()).isEqualTo(5);
            });
    assertThatThrownBy(() -> tracker.statuses(9, 0))
        .isInstanceOf(MetadataFetchFailedException.class);
    assertThat(tracker.missingPartitions(1)).containsExactly(1);
  }

  @Test
  void anOutputThatMovesRaisesTheEpochAndLeavesWhatReadersHold() {
    register(0, A, B);
    MapStatus[] held = tracker.statuses(0, 0);
    long before = tracker.epoch();

    assertThat(tracker.moveMapOutput(0, 1, C)).isTrue();

    assertThat(tracker.epoch()).isGreaterThan(before);
    assertThat(held[1].location()).isEqualTo(B);
    MapStatus moved = tracker.statuses(0, 0)[1];
    assertThat(moved.location()).isEqualTo(C);
    assertThat(moved.mapId()).isEqualTo(1);
    assertThat(moved.sizeOf(1)).isEqualTo(held[1].sizeOf(1));
    tracker.removeOutputsOnExecutor("b");
    assertThat(tracker.missingPartitions(0)).isEmpty();

    long after = tracker.epoch();
    assertThat(tracker.moveMapOutput(0, 7, C)).isFalse();
    assertThat(tracker.moveMapOutput(9, 0, C)).isFalse();
    assertThat(tracker.epoch()).isEqualTo(after);
  }

  @Test
  void lossesRaiseTheEpochAndLeaveWhatReadersHold() {
    register(0, A, B, C);
    register(1, C, A);
    MapStatus[] held = tracker.statuses(0, 0);
    long before = tracker.epoch();

    tracker.removeOutputsOnExecutor("a");

    assertThat(tracker.epoch()).isGreaterThan(before);
    assertThat(tracker.missingPartitions(0)).containsExactly(0);
    assertThat(tracker.missingPartitions(1)).containsExactly(1);
    assertThat(held).doesNotContainNull();

    tracker.unregisterAllMapOutputs(0);
    assertThat(tracker.missingPartitions(0)).containsExactly(0, 1, 2);
    tracker.unregisterShuffle(0);
    assertThat(tracker.containsShuffle(0)).isFalse();
  }

  @Test
  void anOutputIsForgottenOnlyWhereItWasSaidToBe() {
    register(0, A, B);
    tracker.registerMapOutput(0, 0, new MapStatus(C, 7, new long[] {1, 1}));
    long before = tracker.epoch();

    tracker.unregisterMapOutput(0, 0, A);
    assertThat(tracker.epoch()).isEqualTo(before);
    assertThat(tracker.missingPartitions(0)).isEmpty();

    tracker.unregisterMapOutput(0, 0, C);
    assertThat(tracker.missingPartitions(0)).containsExactly(0);
  }

  @Test
  void reducersPreferWhoHoldsAFifthOfTheirInput() {
    tracker.registerShuffle(0, 3, 2);
    tracker.registerMapOutput(0, 0, new MapStatus(A, 0, new long[] {1000, 10}));
    tracker.registerMapOutput(0, 1, new MapStatus(B, 1, new long[] {100, 1000}));
    tracker.registerMapOutput(0, 2, new MapStatus(C, 2, new long[] {1000, 0}));

    assertThat(tracker.preferredLocations(0, 0)).containsExactly(A, C);
    assertThat(tracker.preferredLocations(0, 1)).containsExactly(B);
    assertThat(tracker.preferredLocations(5, 0)).isEmpty();
  }

  @Test
  void sizesAreAboutRightAndZeroOnlyWhereEmpty() {
    long[] sizes = new long[2000];
    for (int i = 0; i < sizes.length; i += 3) {
      sizes[i] = (long) i * i * i;
    }
    MapStatus status = new MapStatus(A, 0, sizes);
    for (int i = 0; i < sizes.length; i++) {
      assertThat((double) status.sizeOf(i)).isBetween(sizes[i] * 0.9, sizes[i] * 1.11 + 1);
      assertThat(status.sizeOf(i) == 0).isEqualTo(sizes[i] == 0);
    }
  }
}
