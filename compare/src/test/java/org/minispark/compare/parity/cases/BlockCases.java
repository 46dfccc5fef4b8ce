package org.minispark.compare.parity.cases;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.util.Arrays;
import org.minispark.SparkConf;
import org.minispark.api.java.JavaSparkContext;
import org.minispark.compare.parity.probe.Report;
import org.minispark.storage.BlockId;
import org.minispark.storage.BlockManagerId;
import org.minispark.storage.BlockUpdatedInfo;
import org.minispark.storage.RDDBlockId;
import org.minispark.storage.StorageLevel;
import org.minispark.storage.UnrecognizedBlockId;

/** Blocks and where they are. */
public final class BlockCases {
  private BlockCases() {}

  public static void configure(SparkConf conf) {
    Heard.listen(conf);
  }

  public static Object names() {
    Report report = new Report();
    String[] names = {
      "rdd_1_2",
      "rdd_1",
      "shuffle_1_2_3",
      "shuffle_1_2_3.data",
      "broadcast_4",
      "broadcast_4_piece0",
      "taskresult_5",
      "input-1-2",
      "",
      "x",
      "rdd_-1_2",
      "shufflePush_1_0_2_3",
      "shuffleChunk_1_0_2_3"
    };
    for (String name : names) {
      report.of(name, () -> parts(BlockId.apply(name)));
    }
    return report
        .of("unrecognized", () -> new UnrecognizedBlockId("x").getMessage())
        .of("equal", () -> BlockId.apply("rdd_1_2").equals(BlockId.apply("rdd_1_2")))
        .of("not equal", () -> BlockId.apply("rdd_1_2").equals(BlockId.apply("rdd_1_3")))
        .of("own", () -> parts(new Own()));
  }

  public static Object ofAnRdd() {
    RDDBlockId id = new RDDBlockId(3, 4);
    return new Report()
        .of("parts", () -> Arrays.asList(id.rddId(), id.splitIndex(), id.name(), id.toString()))
        .of("made", () -> id.equals(RDDBlockId.apply(3, 4)))
        .of("copied", () -> id.equals(id.copy(3, 5)))
        .of("hash", () -> id.hashCode() == id.copy(3, 4).hashCode())
        .of("can equal", () -> id.canEqual(id) + " " + id.canEqual("x"))
        .of("arity", () -> id.productArity())
        .of("prefix", () -> id.productPrefix())
        .of("elements", () -> Arrays.asList(id.productElement(0), id.productElement(1)))
        .of("beyond", () -> id.productElement(2));
  }

  public static Object updated(JavaSparkContext sc) throws Exception {
    BlockUpdatedInfo info = Heard.blockUpdated(sc);
    BlockUpdatedInfo same =
        new BlockUpdatedInfo(
            info.blockManagerId(),
            info.blockId(),
            info.storageLevel(),
            info.memSize(),
            info.diskSize());
    return new Report()
        .of("block", () -> info.blockId().isRDD())
        .of("level", () -> info.storageLevel())
        .of("sizes", () -> (info.memSize() > 0) + " " + info.diskSize())
        .of("equal", () -> info.equals(same))
        .of(
            "other",
            () ->
                info.equals(
                    info.copy(info.blockManagerId(), info.blockId(), StorageLevel.NONE(), 0, 1)))
        .of("hash", () -> info.hashCode() == same.hashCode())
        .of("text", () -> info.toString().startsWith("BlockUpdatedInfo"))
        .of("can equal", () -> info.canEqual(same) + " " + info.canEqual("x"))
        .of("arity", () -> info.productArity())
        .of("prefix", () -> info.productPrefix())
        .of("element", () -> info.productElement(4))
        .of("beyond", () -> info.productElement(5));
  }

  public static Object manager(JavaSparkContext sc) throws Exception {
    BlockManagerId id = Heard.blockUpdated(sc).blockManagerId();
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
      id.writeExternal(out);
      out.writeObject(id);
    }
    return new Report()
        .of("executor", () -> id.executorId() + id.isDriver())
        .of("address", () -> id.hostPort().equals(id.host() + ":" + id.port()))
        .of("equal", () -> id.equals(Data.self(id)) + " " + id.equals("x"))
        .of("hash", () -> id.hashCode() == Data.self(id).hashCode())
        .of(
            "text",
            () ->
                id.toString()
                    .equals("BlockManagerId(driver, " + id.host() + ", " + id.port() + ", None)"))
        .of("written", () -> readBack(id, bytes.toByteArray()));
  }

  private static Object readBack(BlockManagerId id, byte[] bytes) throws Exception {
    try (ObjectInputStream in = new ObjectInputStream(new ByteArrayInputStream(bytes))) {
      String before = id.toString();
      id.readExternal(in);
      return before.equals(id.toString()) + " " + in.readObject().equals(id);
    }
  }

  private static Object parts(BlockId id) {
    return Arrays.asList(
        id.name(),
        id.toString(),
        id.isRDD(),
        id.isShuffle(),
        id.isBroadcast(),
        id.isShuffleChunk());
  }

  private static final class Own extends BlockId {
    @Override
    public String name() {
      return "own";
    }
  }
}
