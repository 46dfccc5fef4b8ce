package org.minispark.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What Spark 3.5.7 gave for the same names. */
class BlockIdTest {
  @ParameterizedTest
  @CsvSource({
    "rdd_1_2, true, false, false, false",
    "shuffle_1_2_3, false, true, false, false",
    "shuffle_1_2_3_4, false, true, false, false",
    "shuffle_1_2_3.data, false, true, false, false",
    "shuffle_1_2_3.index, false, true, false, false",
    "shuffleChunk_1_2_3_4, false, false, true, false",
    "broadcast_1_piece0, false, false, false, true",
    "taskresult_1, false, false, false, false",
    "input-1-2, false, false, false, false",
    "test_x, false, false, false, false",
    "shufflePush_1_2_3_4, false, false, false, false",
    "shuffleMerged_1_2_3, false, false, false, false"
  })
  void aNameSaysWhatTheBlockIs(
      String name, boolean isRdd, boolean isShuffle, boolean isChunk, boolean isBroadcast) {
    BlockId id = BlockId.apply(name);

    assertThat(id).hasToString(name).isEqualTo(BlockId.apply(name));
    assertThat(id.name()).isEqualTo(name);
    assertThat(id.isRDD()).isEqualTo(isRdd);
    assertThat(id.isShuffle()).isEqualTo(isShuffle);
    assertThat(id.isShuffleChunk()).isEqualTo(isChunk);
    assertThat(id.isBroadcast()).isEqualTo(isBroadcast);
  }

  @ParameterizedTest
  @ValueSource(strings = {"nope", "rdd_1", "shuffle_1_2.data", "rdd_1_2_3", ""})
  void noOtherNameIsABlocks(String name) {
    assertThatThrownBy(() -> BlockId.apply(name))
        .isInstanceOf(UnrecognizedBlockId.class)
        .hasMessage("Failed to parse " + name + " into a block ID");
  }

  @Test
  void aPartitionOfAnRddSaysWhich() {
    assertThat(BlockId.apply("rdd_3_14"))
        .isEqualTo(new RDDBlockId(3, 14))
        .hasSameHashCodeAs(new RDDBlockId(3, 14))
        .isNotEqualTo(new RDDBlockId(14, 3));
    assertThat(new RDDBlockId(3, 14).rddId()).isEqualTo(3);
    assertThat(new RDDBlockId(3, 14).splitIndex()).isEqualTo(14);
  }
}
