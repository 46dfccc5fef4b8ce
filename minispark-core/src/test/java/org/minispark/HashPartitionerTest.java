package org.minispark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class HashPartitionerTest {
  @Test
  void placesKeysByTheirHashAndNullFirst() {
    Partitioner partitioner = new HashPartitioner(7);

    assertThat(partitioner.numPartitions()).isEqualTo(7);
    assertThat(partitioner.getPartition(null)).isZero();
    assertThat(partitioner.getPartition(15)).isEqualTo(1);
    assertThat(partitioner.getPartition(-1)).isEqualTo(6);
    assertThat(partitioner.getPartition(Integer.MIN_VALUE)).isEqualTo(5);
  }

  @Test
  void isEqualToAnyOtherWithAsManyPartitions() {
    assertThat(new HashPartitioner(3))
        .isEqualTo(new HashPartitioner(3))
        .hasSameHashCodeAs(3)
        .isNotEqualTo(new HashPartitioner(4));
  }

  @Test
  void refusesANegativeNumberOfPartitions() {
    assertThatThrownBy(() -> new HashPartitioner(-1))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("requirement failed: Number of partitions (-1) cannot be negative.");
  }
}
