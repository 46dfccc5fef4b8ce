package org.minispark.engine.shuffle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.minispark.Aggregator;
import org.minispark.TaskKilledException;
import org.minispark.Tuple2;
import org.minispark.engine.storage.BlockData;
import org.minispark.engine.storage.BlockId.ShuffleDataBlockId;

/** What becomes of a shuffle when its outputs are lost, moved or broken. */
class ShuffleFaultTest {
  private static final String[] FILES = {"spark.minispark.shuffle.handover", "false"};

  @TempDir Path directory;

  private static List<List<Tuple2<String, Integer>>> maps(int maps, int records) {
    return IntStream.range(0, maps)
        .mapToObj(
            m ->
                IntStream.range(0, records)
                    .mapToObj(i -> new Tuple2<>("key" + i, m * records + i))
                    .toList())
        .toList();
  }

  private static ShuffleHandle<String, Integer, Integer> write(TestingShuffle shuffle) {
    return shuffle.write(maps(2, 100), TestingShuffle.functions(3, null, null), false);
  }

  private static FetchFailedException failure(
      TestingShuffle shuffle, ShuffleHandle<String, Integer, Integer> handle) {
    return catchThrowableOfType(FetchFailedException.class, () -> shuffle.readAll(handle));
  }

  private static void expectFailureOfMap1(TestingShuffle shuffle, FetchFailedException failure) {
    assertThat(failure).isNotNull().hasMessageContaining("shuffle_0_1_0 (map 1) from");
    assertThat(failure.location()).isEqualTo(shuffle.blocks.get(shuffle.blocks.size() - 1).id());
    assertThat(failure.shuffleId()).isZero();
    assertThat(failure.mapId()).isEqualTo(1);
    assertThat(failure.mapIndex()).isEqualTo(1);
    assertThat(failure.reduceId()).isZero();
  }

  @Test
  void aDeletedOutputInMemoryFailsItsReader() {
    TestingShuffle shuffle = TestingShuffle.local(directory);
    ShuffleHandle<String, Integer, Integer> handle = write(shuffle);
    assertThat(shuffle.onlyBlocks().inMemory()).isEqualTo(2);

    assertThat(shuffle.manager(0).deleteMapOutput(0, 1)).isTrue();

    expectFailureOfMap1(shuffle, failure(shuffle, handle));
    assertThat(shuffle.manager(0).deleteMapOutput(0, 1)).isFalse();
    assertThat(shuffle.onlyBlocks().inMemory()).isEqualTo(1);
  }

  @Test
  void aDeletedFileFailsItsReader() throws IOException {
    for (String name : new String[] {"shuffle_0_1_0.data", "shuffle_0_1_0.index"}) {
      Path own = Files.createDirectory(directory.resolve("deleted " + name));
      TestingShuffle shuffle = TestingShuffle.local(own, FILES);
      ShuffleHandle<String, Integer, Integer> handle = write(shuffle);
      assertThat(shuffle.onlyBlocks().inMemory()).isZero();

      Files.delete(own.resolve(name));

      expectFailureOfMap1(shuffle, failure(shuffle, handle));
    }
  }

  @Test
  void anyChangedByteFailsItsReader() throws IOException {
    TestingShuffle shuffle = TestingShuffle.local(directory, FILES);
    ShuffleHandle<String, Integer, Integer> handle = write(shuffle);
    Path data = directory.resolve("shuffle_0_1_0.data");
    byte[] intact = Files.readAllBytes(data);
    for (int i = 0; i < intact.length; i += i < 40 ? 1 : 37) {
      byte[] broken = intact.clone();
      broken[i] ^= 0x10;
      Files.write(data, broken);
      assertThat(failure(shuffle, handle)).as("byte %d", i).isNotNull();
    }
    Files.write(data, intact);
    assertThat(failure(shuffle, handle)).isNull();
  }

  @Test
  void aTruncatedFileFailsItsReaderWhereverItEnds() throws IOException {
    TestingShuffle shuffle = TestingShuffle.local(directory, FILES);
    ShuffleHandle<String, Integer, Integer> handle = write(shuffle);
    Path data = directory.resolve("shuffle_0_1_0.data");
    byte[] intact = Files.readAllBytes(data);
    for (int length = 0; length < intact.length; length += 41) {
      Files.write(data, java.util.Arrays.copyOf(intact, length));
      assertThat(failure(shuffle, handle)).as("length %d", length).isNotNull();
    }
  }

  @Test
  void aCorruptIndexFailsItsReader() throws IOException {
    TestingShuffle shuffle = TestingShuffle.local(directory, FILES);
    ShuffleHandle<String, Integer, Integer> handle = write(shuffle);
    Path index = directory.resolve("shuffle_0_1_0.index");
    byte[] intact = Files.readAllBytes(index);
    for (int i = 0; i < intact.length; i++) {
      byte[] broken = intact.clone();
      broken[i] ^= 1;
      Files.write(index, broken);
      expectFailureOfMap1(shuffle, failure(shuffle, handle));
    }
    Files.write(index, new byte[0]);
    expectFailureOfMap1(shuffle, failure(shuffle, handle));
  }

  @Test
  void aRemoteBlockThatIsGoneOrBrokenFailsItsReader() throws IOException {
    TestingShuffle shuffle = TestingShuffle.cluster(2, directory);
    ShuffleHandle<String, Integer, Integer> handle = write(shuffle);
    Path data = directory.resolve("executor1").resolve("shuffle_0_1_0.data");
    byte[] bytes = Files.readAllBytes(data);
    bytes[bytes.length / 6] ^= 1;
    Files.write(data, bytes);
    expectFailureOfMap1(shuffle, failure(shuffle, handle));

    shuffle.manager(1).deleteMapOutput(0, 1);
    expectFailureOfMap1(shuffle, failure(shuffle, handle));
  }

  @Test
  void anOutputThatHasMovedIsReadAtItsNewPlace() throws IOException {
    TestingShuffle shuffle = TestingShuffle.cluster(2, directory);
    ShuffleHandle<String, Integer, Integer> handle = write(shuffle);
    List<List<Tuple2<String, Integer>>> before = shuffle.readAll(handle);
    MovableOutputs from = shuffle.manager(1).movableOutputs();
    MovableOutputs to = shuffle.manager(0).movableOutputs();
    ShuffleDataBlockId output = from.ids().get(0);

    to.accept(output, from.open(output));
    shuffle.tracker.moveMapOutput(0, output.mapId(), shuffle.blocks.get(0).id());
    shuffle.manager(1).removeShuffle(0);

    assertThat(from.has(output)).isFalse();
    assertThat(to.ids()).hasSize(2).contains(output);
    assertThat(shuffle.readAll(handle)).isEqualTo(before);
  }

  @Test
  void anOutputThatIsDamagedOnItsWayIsRefused() throws IOException {
    TestingShuffle shuffle = TestingShuffle.cluster(2, directory);
    write(shuffle);
    MovableOutputs from = shuffle.manager(1).movableOutputs();
    ShuffleDataBlockId output = from.ids().get(0);
    byte[] intact = from.open(output).open().readAllBytes();
    MovableOutputs to = shuffle.manager(0).movableOutputs();
    int filesBefore = shuffle.blocks.get(0).files().size();

    int head = Integer.BYTES + ByteBuffer.wrap(intact).getInt(); // what follows, readers check
    for (int i = 0; i < head; i++) {
      byte[] broken = intact.clone();
      broken[i] ^= 0x10;
      assertThatThrownBy(() -> to.accept(output, content(broken))).isInstanceOf(IOException.class);
    }
    byte[] cut = java.util.Arrays.copyOf(intact, intact.length - 1);
    assertThatThrownBy(() -> to.accept(output, content(cut))).isInstanceOf(IOException.class);
    assertThatThrownBy(() -> to.accept(output, content(new byte[3])))
        .isInstanceOf(IOException.class);
    assertThat(to.has(output)).isFalse();
    assertThat(shuffle.blocks.get(0).files()).hasSize(filesBefore);
  }

  private static BlockData.Bytes content(byte[] bytes) {
    return new BlockData.Bytes() {
      @Override
      public long size() {
        return bytes.length;
      }

      @Override
      public InputStream open() {
        return new ByteArrayInputStream(bytes);
      }
    };
  }

  @Test
  void anOutputIsTheSameAfterItsEvictionAlsoForAReaderThatHasBegun() throws IOException {
    TestingShuffle shuffle = TestingShuffle.local(directory);
    ShuffleHandle<String, Integer, Integer> handle = write(shuffle);
    List<List<Tuple2<String, Integer>>> before = shuffle.readAll(handle);
    try (TestingTask task = new TestingTask()) {
      Iterator<Tuple2<String, Integer>> begun =
          shuffle
              .manager(0)
              .read(handle, handle.functions().driverInstance(), 0, 1, task, new TestingMemory(0));
      List<Tuple2<String, Integer>> records = new ArrayList<>();
      records.add(begun.next());

      shuffle.onlyBlocks().evictAll();

      begun.forEachRemaining(records::add);
      assertThat(records).isEqualTo(before.get(0));
    }
    assertThat(shuffle.onlyBlocks().files()).hasSize(4);
    assertThat(shuffle.readAll(handle)).isEqualTo(before);
    shuffle.manager(0).removeShuffle(handle.shuffleId());
    assertThat(shuffle.onlyBlocks().files()).isEmpty();
  }

  @Test
  void anOutputWithoutRoomInMemoryIsAFile() throws IOException {
    TestingShuffle shuffle = TestingShuffle.local(directory);
    shuffle.onlyBlocks().full = true;
    ShuffleHandle<String, Integer, Integer> handle = write(shuffle);

    assertThat(shuffle.onlyBlocks().files()).hasSize(4);
    assertThat(shuffle.readAll(handle).stream().mapToInt(List::size).sum()).isEqualTo(200);
  }

  @Test
  void mutableRecordsAreCopied() {
    TestingShuffle shuffle = TestingShuffle.local(directory);
    int[] value = {1};
    ShuffleHandle<String, int[], int[]> handle =
        shuffle.write(
            List.of(List.of(new Tuple2<>("a", value))),
            TestingShuffle.functions(1, null, null),
            false);
    value[0] = 2;

    assertThat(shuffle.read(handle, 0, 1).get(0)._2).containsExactly(1);
  }

  @Test
  void recordsThatAreNotSerializableFailTheMapTaskAndLeaveNothing() throws IOException {
    TestingShuffle shuffle = TestingShuffle.local(directory);
    List<List<Tuple2<String, Object>>> maps =
        List.of(List.of(new Tuple2<>("a", 1), new Tuple2<>("b", new Object())));

    assertThatThrownBy(() -> shuffle.write(maps, TestingShuffle.functions(2, null, null), false))
        .hasMessageContaining("java.lang.Object");
    assertThat(shuffle.onlyBlocks().files()).isEmpty();
    assertThat(shuffle.onlyBlocks().inMemory()).isZero();
  }

  @Test
  void aFailingTaskLeavesNoSpills() throws IOException {
    TestingShuffle shuffle =
        TestingShuffle.local(directory, "spark.minispark.run.size", "1k").memory(0);
    List<Tuple2<String, Integer>> records =
        IntStream.range(0, 500).mapToObj(i -> new Tuple2<>("key" + i, i)).toList();
    Aggregator<String, Integer, Integer> failing =
        new Aggregator<>(
            v -> {
              if (v == 499) {
                throw new IllegalStateException("boom");
              }
              return v;
            },
            Integer::sum,
            Integer::sum);

    assertThatThrownBy(
            () -> shuffle.write(List.of(records), TestingShuffle.functions(2, failing, null), true))
        .hasMessage("boom");
    assertThat(shuffle.lastMetrics().diskBytesSpilled()).isPositive();
    assertThat(shuffle.lastMetrics().memoryBytesSpilled()).isPositive();
    assertThat(shuffle.onlyBlocks().files()).isEmpty();
  }

  @Test
  void aDiskThatCannotBeWrittenIsNamed() {
    Path missing = directory.resolve("missing");
    TestingShuffle shuffle = TestingShuffle.local(missing, FILES);

    assertThatThrownBy(() -> write(shuffle))
        .isInstanceOf(IOException.class)
        .hasMessageContaining(missing.resolve("temp_0").toString());
  }

  @Test
  void aKilledTaskStopsReading() {
    TestingShuffle shuffle = TestingShuffle.local(directory);
    ShuffleHandle<String, Integer, Integer> handle =
        shuffle.write(maps(1, 10_000), TestingShuffle.functions(1, null, null), false);
    try (TestingTask task = new TestingTask()) {
      Iterator<Tuple2<String, Integer>> records =
          shuffle
              .manager(0)
              .read(handle, handle.functions().driverInstance(), 0, 1, task, new TestingMemory(0));
      records.next();
      task.kill();
      assertThatThrownBy(() -> records.forEachRemaining(record -> {}))
          .isInstanceOf(TaskKilledException.class);
    }
  }

  @Test
  void noRecordsNoMapsAndManyEmptyBucketsAreFine() {
    for (String handover : new String[] {"true", "false"}) {
      TestingShuffle shuffle =
          TestingShuffle.local(directory, "spark.minispark.shuffle.handover", handover);
      ShuffleFunctions<String, Integer, Integer> functions =
          TestingShuffle.functions(1000, null, null);
      assertThat(shuffle.readAll(shuffle.write(List.of(), functions, false)))
          .hasSize(1000)
          .allMatch(List::isEmpty);
      assertThat(shuffle.readAll(shuffle.write(List.of(List.of()), functions, false)))
          .allMatch(List::isEmpty);
      List<Tuple2<String, Integer>> two = List.of(new Tuple2<>(null, 1), new Tuple2<>("x", null));
      ShuffleHandle<String, Integer, Integer> handle =
          shuffle.write(List.of(two, List.of()), functions, false);
      assertThat(shuffle.read(handle, 0, 1000)).containsExactlyElementsOf(two);
      assertThat(shuffle.lastMetrics().shuffleReadMetrics().recordsRead()).isEqualTo(2);
      shuffle.manager(0).removeShuffle(handle.shuffleId());
    }
  }

  @Test
  void aShuffleWithoutReducersTakesNoRecords() {
    TestingShuffle shuffle = TestingShuffle.local(directory);
    ShuffleHandle<String, Integer, Integer> handle =
        shuffle.write(List.of(List.of()), TestingShuffle.functions(0, null, null), false);

    assertThat(shuffle.readAll(handle)).isEmpty();
  }

  @Test
  void aRangeOfPartitionsIsReadMapByMap() {
    TestingShuffle shuffle = TestingShuffle.local(directory);
    ShuffleHandle<Integer, Integer, Integer> handle =
        shuffle.write(
            List.of(
                List.of(new Tuple2<>(2, 20), new Tuple2<>(0, 21), new Tuple2<>(1, 22)),
                List.of(new Tuple2<>(1, 23), new Tuple2<>(2, 24))),
            TestingShuffle.functions(3, null, null),
            false);

    assertThat(shuffle.read(handle, 1, 3).stream().map(r -> r._2)).containsExactly(22, 20, 23, 24);
  }

  @Test
  void aHotKeyOfManyValuesIsOneGroup() {
    TestingShuffle shuffle =
        TestingShuffle.local(directory, "spark.minispark.run.size", "20k").memory(0);
    int values = 50_000;
    List<Tuple2<String, Integer>> records =
        IntStream.range(0, values).mapToObj(i -> new Tuple2<>("hot", i)).toList();
    Aggregator<String, Integer, CompactBuffer<Integer>> grouping =
        new Aggregator<>(
            CompactBuffer::new,
            (buffer, value) -> {
              buffer.append(value);
              return buffer;
            },
            CompactBuffer::appendAll);
    ShuffleHandle<String, Integer, CompactBuffer<Integer>> handle =
        shuffle.write(List.of(records), TestingShuffle.functions(2, grouping, null), false);

    List<Tuple2<String, CompactBuffer<Integer>>> groups =
        shuffle.readAll(handle).stream().flatMap(List::stream).toList();

    assertThat(groups).hasSize(1);
    assertThat(groups.get(0)._2)
        .containsExactlyElementsOf(IntStream.range(0, values).boxed().toList());
  }

  @Test
  void aWideShuffleOfTinyOutputsCostsLittle() {
    int width = 1000;
    TestingShuffle shuffle = TestingShuffle.local(directory);
    List<List<Tuple2<Integer, Integer>>> maps =
        IntStream.range(0, width).mapToObj(m -> List.of(new Tuple2<>(m, m))).toList();
    ShuffleHandle<Integer, Integer, Integer> handle =
        shuffle.write(maps, TestingShuffle.functions(width, null, null), false);

    List<List<Tuple2<Integer, Integer>>> partitions = shuffle.readAll(handle);

    for (int i = 0; i < width; i++) {
      assertThat(partitions.get(i)).containsExactly(new Tuple2<>(i, i));
    }
  }
}
