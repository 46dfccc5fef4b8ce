package org.minispark.engine.shuffle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.minispark.SparkConf;
import org.minispark.TaskKilledException;
import org.minispark.Tuple2;
import org.minispark.engine.storage.BlockData;
import org.minispark.engine.storage.BlockId;
import org.minispark.engine.storage.BlockId.ShuffleBlockId;
import org.minispark.engine.storage.BlockTransferService;
import org.minispark.storage.BlockManagerId;
import org.minispark.storage.StorageLevel;

/** Fetching ahead: how much is asked for, and what becomes of answers in any order. */
class FetchAheadTest {
  private static final BlockManagerId HERE = new BlockManagerId("here", "h", 1);
  private static final int SIZE = 100;
  private static final int MAPS = 40;

  private final Transfer transfer = new Transfer();
  private final TestingTask task = new TestingTask();

  /** Answers when told. */
  private static final class Transfer implements BlockTransferService {
    final List<BlockId> open = new ArrayList<>();
    int requests;
    private FetchListener listener;

    @Override
    public void fetchBlocks(
        BlockManagerId holder, List<? extends BlockId> blocks, FetchListener hears) {
      listener = hears;
      open.addAll(blocks);
      requests++;
    }

    void answer(int place) {
      BlockId block = open.remove(place);
      listener.fetched(block, new OneRecord(((ShuffleBlockId) block).mapId()));
    }

    void answerLastFirst() {
      while (!open.isEmpty()) {
        answer(open.size() - 1);
      }
    }

    @Override
    public CompletableFuture<Void> upload(
        BlockManagerId peer, BlockId block, StorageLevel level, BlockData data) {
      throw new UnsupportedOperationException();
    }

    @Override
    public void close() {}
  }

  private record OneRecord(long map) implements BlockData.Records {
    @Override
    public long size() {
      return SIZE;
    }

    @Override
    public Iterator<?> records() {
      return List.of(new Tuple2<>(map, map)).iterator();
    }
  }

  private ShuffleReader.Blocks blocks() {
    MapStatus[] statuses = new MapStatus[MAPS];
    for (int map = 0; map < MAPS; map++) {
      BlockManagerId holder = new BlockManagerId("" + map % 3, "h", 1);
      statuses[map] = new MapStatus(holder, map, new long[] {SIZE});
    }
    return new ShuffleReader.Blocks(0, statuses, 0, 1);
  }

  private FetchAhead start(ShuffleReader.Blocks blocks, String maxBytes, String maxRequests) {
    SparkConf conf =
        new SparkConf(false)
            .set("spark.reducer.maxSizeInFlight", maxBytes)
            .set("spark.reducer.maxReqsInFlight", maxRequests);
    return FetchAhead.start(
        transfer,
        blocks,
        HERE,
        ShuffleSettings.of(conf, HashShuffleManager.Readers.ANY_PROCESS),
        task);
  }

  private static Object take(FetchAhead fetch, ShuffleReader.Blocks blocks) throws IOException {
    Pairs pairs = fetch.take(blocks.block(), new TestingSerializer(), blocks::failure);
    assertThat(pairs.next()).isTrue();
    return pairs.key;
  }

  @Test
  void neverAsksForMuchMoreThanItMay() throws IOException {
    ShuffleReader.Blocks blocks = blocks();
    FetchAhead fetch = start(blocks, "500b", "1000");
    long taken = 0;
    while (blocks.next()) {
      assertThat(transfer.open.size()).isLessThanOrEqualTo(6);
      transfer.answerLastFirst();
      assertThat(take(fetch, blocks)).isEqualTo(taken++);
    }
    assertThat(taken).isEqualTo(MAPS);
  }

  @Test
  void asksForAllAtOnceWhereItMayAndWaitsForNothingItHas() throws IOException {
    ShuffleReader.Blocks blocks = blocks();
    FetchAhead fetch = start(blocks, "48m", "1000");
    assertThat(transfer.open).hasSize(MAPS);
    assertThat(transfer.requests).isEqualTo(3);
    transfer.answerLastFirst();
    for (long map = 0; blocks.next(); map++) {
      assertThat(take(fetch, blocks)).isEqualTo(map);
    }
  }

  @Test
  void openRequestsAreBounded() {
    start(blocks(), "48m", "2");
    assertThat(transfer.requests).isEqualTo(2);
  }

  @Test
  void aFailedBlockFailsOnlyWhoTakesIt() throws IOException {
    ShuffleReader.Blocks blocks = blocks();
    FetchAhead fetch = start(blocks, "48m", "1000");
    BlockId failed = new ShuffleBlockId(0, 1, 0);
    transfer.open.remove(failed);
    transfer.listener.failed(failed, new IOException("gone"));
    transfer.answerLastFirst();
    assertThat(blocks.next()).isTrue();
    assertThat(take(fetch, blocks)).isEqualTo(0L);
    assertThat(blocks.next()).isTrue();
    assertThatThrownBy(() -> take(fetch, blocks))
        .isInstanceOf(IOException.class)
        .hasMessage("gone");
  }

  @Test
  void aKilledTaskDoesNotWait() {
    ShuffleReader.Blocks blocks = blocks();
    FetchAhead fetch = start(blocks, "48m", "1000");
    assertThat(blocks.next()).isTrue();
    task.kill();
    assertThatThrownBy(() -> take(fetch, blocks)).isInstanceOf(TaskKilledException.class);
  }
}
