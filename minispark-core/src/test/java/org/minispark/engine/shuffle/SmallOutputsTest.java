package org.minispark.engine.shuffle;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.minispark.Tuple2;
import org.minispark.engine.storage.BlockData;
import org.minispark.engine.storage.BlockId.ShuffleDataBlockId;

/** Map outputs for other processes that are too small to be worth files. */
class SmallOutputsTest {
  @TempDir Path directory;
  private TestingShuffle shuffle;

  @BeforeEach
  void start() throws IOException {
    shuffle = TestingShuffle.cluster(2, directory, "spark.minispark.shuffle.inMemory", "16k");
  }

  private ShuffleHandle<Integer, String, String> write(int records, String text) {
    List<List<Tuple2<Integer, String>>> maps =
        IntStream.range(0, 2)
            .mapToObj(
                map ->
                    IntStream.range(0, records)
                        .mapToObj(i -> new Tuple2<>(i, text + map + "-" + i))
                        .toList())
            .toList();
    return shuffle.write(maps, TestingShuffle.functions(3, null, null), false);
  }

  private long files() throws IOException {
    return shuffle.blocks.get(0).files().size() + shuffle.blocks.get(1).files().size();
  }

  private void evictAll() throws IOException {
    for (TestingBlocks own : shuffle.blocks) {
      own.evictAll();
    }
  }

  @Test
  void staysInMemoryAndBecomesFilesWhenMemoryIsShort() throws IOException {
    var handle = write(10, "a");
    assertThat(files()).isZero();
    assertThat(shuffle.blocks.get(0).inMemory()).isEqualTo(1);
    var before = shuffle.readAll(handle);
    assertThat(before.stream().mapToInt(List::size).sum()).isEqualTo(20);

    evictAll();

    assertThat(files()).isEqualTo(4);
    assertThat(shuffle.readAll(handle)).isEqualTo(before);
    shuffle.manager(0).removeShuffle(0);
    shuffle.manager(1).removeShuffle(0);
    assertThat(files()).isZero();
  }

  @Test
  void becomesFilesAtOnceWhereThereIsNoRoom() throws IOException {
    shuffle.blocks.forEach(own -> own.full = true);

    var handle = write(10, "a");

    assertThat(files()).isEqualTo(4);
    assertThat(shuffle.readAll(handle).stream().mapToInt(List::size).sum()).isEqualTo(20);
  }

  @Test
  void theFilesAreTheSameAsIfThereHadBeenNoMemory() throws IOException {
    write(10, "a");
    evictAll();
    Path other = directory.resolve("other");
    TestingShuffle onDisk = TestingShuffle.cluster(2, other);
    shuffle = onDisk;
    write(10, "a");

    Path file = Path.of("executor1", "shuffle_0_1_0.data");
    assertThat(directory.resolve(file)).hasSameBinaryContentAs(other.resolve(file));
    Path index = Path.of("executor1", "shuffle_0_1_0.index");
    assertThat(directory.resolve(index)).hasSameBinaryContentAs(other.resolve(index));
  }

  @Test
  void whatIsLargerIsInFiles() throws IOException {
    var handle = write(3_000, "0123456789".repeat(3));

    assertThat(files()).isEqualTo(4);
    assertThat(shuffle.readAll(handle).stream().mapToInt(List::size).sum()).isEqualTo(6_000);
  }

  @Test
  void movesToAnotherProcess() throws IOException {
    write(10, "a");
    var id = new ShuffleDataBlockId(0, 0);
    BlockData.Bytes whole = shuffle.manager(0).movableOutputs().open(id);

    shuffle.manager(1).movableOutputs().accept(id, whole);

    assertThat(shuffle.manager(1).movableOutputs().has(id)).isTrue();
  }

  @Test
  void aDeletedOneIsGone() throws IOException {
    write(10, "a");

    assertThat(shuffle.manager(1).deleteMapOutput(0, 1)).isTrue();

    assertThat(shuffle.manager(1).deleteMapOutput(0, 1)).isFalse();
    assertThat(shuffle.blocks.get(1).inMemory()).isZero();
  }
}
