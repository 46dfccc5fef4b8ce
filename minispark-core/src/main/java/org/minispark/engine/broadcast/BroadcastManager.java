package org.minispark.engine.broadcast;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import org.minispark.SparkConf;
import org.minispark.broadcast.Broadcast;
import org.minispark.engine.base.CallSite;
import org.minispark.engine.serializer.DataSerializer;
import org.minispark.engine.storage.BlockCompression;
import org.minispark.engine.storage.BlockId.BroadcastBlockId;
import org.minispark.engine.storage.BlockManager;
import org.minispark.engine.storage.DriverBlockManagerMaster;
import org.minispark.engine.storage.DriverBlockManagerMaster.BroadcastScope;

/** The driver's side of all broadcasts of one context. Thread-safe. */
public final class BroadcastManager {
  /** Who reads broadcasts. */
  public enum Readers {
    /** Tasks of this process alone: values need no serialized form. */
    THIS_PROCESS,
    /** Tasks of other processes too: values are cut into pieces when they are made. */
    OTHER_PROCESSES
  }

  private static final String DEFAULT_PIECE = "4m";

  private final BlockManager blocks;
  private final DataSerializer serializer;
  private final DriverBlockManagerMaster master;
  private final Readers readers;
  private final Supplier<CallSite> callSite;
  private final int pieceBytes;
  private final BlockCompression compression;
  private final AtomicLong nextId = new AtomicLong();

  /**
   * @param conf gives {@code spark.broadcast.blockSize} (4m; a bare number is kibibytes) and {@code
   *     spark.broadcast.compress} (true)
   * @param blocks the driver's own
   * @param callSite the user's line that is calling the engine
   */
  public BroadcastManager(
      SparkConf conf,
      BlockManager blocks,
      DataSerializer serializer,
      DriverBlockManagerMaster master,
      Readers readers,
      Supplier<CallSite> callSite) {
    this.blocks = blocks;
    this.serializer = serializer;
    this.master = master;
    this.readers = readers;
    this.callSite = callSite;
    this.pieceBytes =
        Math.toIntExact(conf.getSizeAsKb("spark.broadcast.blockSize", DEFAULT_PIECE) << 10);
    this.compression =
        conf.getBoolean("spark.broadcast.compress", true)
            ? BlockCompression.LZ4
            : BlockCompression.NONE;
  }

  /**
   * Makes a value readable by all tasks.
   *
   * @throws org.minispark.SparkException unchecked, if the serializer refuses the value, also where
   *     it would not have to travel
   */
  public <T> Broadcast<T> newBroadcast(T value) {
    long id = nextId.getAndIncrement();
    Pieces pieces = readers == Readers.THIS_PROCESS ? checked(value) : cut(id, value);
    blocks.holdValue(new BroadcastBlockId(id, ""), value);
    return new TorrentBroadcast<>(id, pieces, this, value);
  }

  private Pieces checked(Object value) {
    serializer.requireSerializable(value);
    return Pieces.NONE;
  }

  private Pieces cut(long id, Object value) {
    try {
      return Pieces.cut(id, value, serializer, compression, pieceBytes, blocks);
    } catch (RuntimeException | Error e) {
      blocks.removeBroadcast(id);
      throw e;
    }
  }

  void remove(long id, BroadcastScope scope, boolean blocking) {
    CompletableFuture<Void> removal = master.removeBroadcast(id, scope);
    if (blocking) {
      removal.join();
    }
  }

  String callSite() {
    return callSite.get().shortForm();
  }
}
