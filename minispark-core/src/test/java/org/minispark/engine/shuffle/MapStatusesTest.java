package org.minispark.engine.shuffle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.Arrays;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.minispark.storage.BlockManagerId;

class MapStatusesTest {
  private static final BlockManagerId A = new BlockManagerId("a", "hostA", 1);
  private static final BlockManagerId B = new BlockManagerId("b", "hostB", 2);

  @Test
  void travel() throws IOException {
    long[] dense = {5, 0, 1_000_000};
    long[] sparse = new long[100];
    sparse[17] = 12;
    MapStatus[] sent = {
      new MapStatus(A, 7, dense),
      new MapStatus(B, 8, sparse),
      MapStatus.of(A, 9, 100, oneBucket(17, 12)),
    };

    MapStatus[] arrived = MapStatuses.fromBytes(MapStatuses.toBytes(sent));

    assertThat(arrived).hasSize(3);
    for (int map = 0; map < sent.length; map++) {
      assertThat(arrived[map].location()).isEqualTo(sent[map].location());
      assertThat(arrived[map].mapId()).isEqualTo(sent[map].mapId());
      assertThat(sizes(arrived[map])).isEqualTo(sizes(sent[map]));
    }
  }

  @Test
  void thousandsTakeLittle() throws IOException {
    MapStatus[] statuses =
        IntStream.range(0, 2000)
            .mapToObj(map -> new MapStatus(map % 2 == 0 ? A : B, map, longs(1000, 100)))
            .toArray(MapStatus[]::new);

    assertThat(MapStatuses.toBytes(statuses).length).isLessThan(100_000);
  }

  @Test
  void damagedBytesAreRefused() throws IOException {
    byte[] bytes = MapStatuses.toBytes(new MapStatus[] {new MapStatus(A, 7, longs(10, 3))});

    assertThatThrownBy(() -> MapStatuses.fromBytes(Arrays.copyOf(bytes, bytes.length / 2)))
        .isInstanceOf(IOException.class);
  }

  private static Sections oneBucket(int id, long length) {
    Sections.Builder sections = new Sections.Builder();
    sections.add(id, length);
    return sections.build();
  }

  private static long[] longs(int count, long value) {
    long[] values = new long[count];
    Arrays.fill(values, value);
    return values;
  }

  private static long[] sizes(MapStatus status) {
    return IntStream.range(0, status.numPartitions()).mapToLong(status::sizeOf).toArray();
  }
}
