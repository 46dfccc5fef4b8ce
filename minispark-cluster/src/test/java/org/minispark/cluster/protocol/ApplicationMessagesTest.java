package org.minispark.cluster.protocol;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.minispark.engine.storage.BlockId;
import org.minispark.storage.BlockManagerId;
import org.minispark.storage.StorageLevel;

/** What driver and executor say to each other arrives as it was sent, or not at all. */
class ApplicationMessagesTest {
  private static final Payload BYTES = Payload.of(new byte[] {1, 2, 3});
  private static final BlockManagerId HOLDER = new BlockManagerId("7", "there", 4040);

  static Stream<Message> messages() {
    return Stream.of(
        new TaskMessages.RegisterExecutor(2, new Address("here", 99), 1234),
        new TaskMessages.Configuration(Map.of("spark.app.name", "a", "spark.x", "")),
        new TaskMessages.ExecutorReady(1L << 40),
        new Launch(
            3,
            1,
            List.of(1L, 2L),
            List.of(new Launch.Binary(5, BYTES, Payload.EMPTY)),
            List.of(
                new Launch.TaskGroup(
                    Launch.Kind.MAP,
                    1,
                    2,
                    5,
                    10,
                    Map.of("spark.jobGroup.id", "group"),
                    List.of(new Launch.Attempt(77, 1, 3, BYTES))))),
        new TaskMessages.KillTask(77, true, "because"),
        new TaskMessages.TaskEnded(77, BYTES),
        new TaskMessages.Heartbeat(List.of(new TaskMessages.TaskBeat(77, 1, 2, BYTES))),
        new TaskMessages.Stop("the end"),
        new TaskMessages.TakeBack(List.of(77L, 1L << 40)),
        new TaskMessages.TasksReturned(List.of(77L)),
        new BlockMessages.BlockUpdate(
            new BlockId.RDDBlockId(1, 2), StorageLevel.MEMORY_AND_DISK_2(), 10, 20),
        new BlockMessages.LocateBlock(new BlockId.BroadcastBlockId(3, "piece0")),
        new BlockMessages.FindPeers(),
        new BlockMessages.Holders(List.of(HOLDER)),
        new BlockMessages.DropBlock(new BlockId.TaskResultBlockId(9)),
        new BlockMessages.DropRdd(4),
        new BlockMessages.DropBroadcast(5),
        new BlockMessages.DropShuffle(6),
        new BlockMessages.HolderLost(HOLDER),
        new DriverMessages.FindMapOutputs(8),
        new DriverMessages.MapOutputList(-1, BYTES),
        new DriverMessages.AskCommit(1, 2, 3, 4),
        new DriverMessages.CommitAnswer(true),
        new DriverMessages.AwaitBarrier(1, 2, 3, 4, 5, "words"),
        new DriverMessages.BarrierMessages(List.of("a", "")),
        new DriverMessages.ReadResource("org/example/Job.class"),
        new DriverMessages.Resource(Optional.of(BYTES)),
        new DriverMessages.Resource(Optional.empty()),
        new DriverMessages.ListFiles(),
        new DriverMessages.FileList(List.of("a", "b/c")));
  }

  @Test
  void eachKindIsTried() {
    List<Class<?>> tried = messages().<Class<?>>map(Message::getClass).distinct().toList();
    List<Class<?>> ours =
        Stream.of(TaskMessages.KINDS, BlockMessages.KINDS, DriverMessages.KINDS)
            .flatMap(List::stream)
            .<Class<?>>map(MessageKind::type)
            .toList();

    assertThat(tried).containsExactlyInAnyOrderElementsOf(ours);
  }

  @ParameterizedTest
  @MethodSource("messages")
  void arriveAsTheyWereSent(Message message) throws MalformedMessageException {
    assertThat(read(message, bytesOf(message))).isEqualTo(message);
  }

  @ParameterizedTest
  @MethodSource("messages")
  void whatIsCutShortIsRefused(Message message) {
    byte[] bytes = bytesOf(message);
    for (int length = 0; length < bytes.length; length++) {
      byte[] part = java.util.Arrays.copyOf(bytes, length);
      assertThatThrownBy(() -> read(message, part)).isInstanceOf(MalformedMessageException.class);
    }
  }

  @ParameterizedTest
  @MethodSource("messages")
  void nonsenseIsRefusedOrUnderstoodAsSomethingElse(Message message) {
    Random random = new Random(7);
    int refused = 0;
    for (int round = 0; round < 2000; round++) {
      byte[] bytes = new byte[1 + random.nextInt(60)];
      random.nextBytes(bytes);
      try {
        read(message, bytes);
      } catch (MalformedMessageException expected) {
        refused++;
      }
    }
    assertThat(refused).isGreaterThan(100);
  }

  private static byte[] bytesOf(Message message) {
    WireOutput out = new WireOutput();
    MessageKinds.STANDARD.of(message).write(message, out);
    return out.toArray();
  }

  private static Message read(Message like, byte[] bytes) throws MalformedMessageException {
    return MessageKinds.STANDARD.of(like).read(new WireInput(bytes));
  }
}
