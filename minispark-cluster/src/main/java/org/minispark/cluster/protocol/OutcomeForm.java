package org.minispark.cluster.protocol;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.minispark.ExceptionFailure;
import org.minispark.FetchFailed;
import org.minispark.Success;
import org.minispark.TaskCommitDenied;
import org.minispark.TaskEndReason;
import org.minispark.TaskKilled;
import org.minispark.UnknownReason;
import org.minispark.api.java.Optional;
import org.minispark.engine.base.Log;
import org.minispark.engine.serializer.ClosureSerializer;
import org.minispark.engine.task.TaskOutcome;
import org.minispark.executor.TaskMetrics;
import org.minispark.scheduler.AccumulableInfo;
import org.minispark.storage.BlockManagerId;
import org.minispark.util.AccumulatorV2;
import org.minispark.util.DoubleAccumulator;
import org.minispark.util.LongAccumulator;

/**
 * How an attempt ended, as bytes. The program's own objects in it (accumulators, the exception) are
 * bytes within the bytes: what cannot be serialized, or whose class the driver does not know, is
 * left out, and the rest arrives nevertheless.
 */
public final class OutcomeForm {
  private static final int SUCCESS = 0;
  private static final int EXCEPTION = 1;
  private static final int FETCH_FAILED = 2;
  private static final int KILLED = 3;
  private static final int COMMIT_DENIED = 4;
  private static final int UNKNOWN = 5;

  private static final int MAP_OUTPUT = 0;
  private static final int DIRECT = 1;
  private static final int STORED = 2;
  private static final int TOO_LARGE = 3;

  private static final byte[] NONE = {};

  private static final Log LOG = Log.of(OutcomeForm.class);

  private final ClosureSerializer objects;
  private final ClassLoader classes;

  /**
   * @param classes where the program's classes are found
   */
  public OutcomeForm(ClosureSerializer objects, ClassLoader classes) {
    this.objects = objects;
    this.classes = classes;
  }

  /** The bytes of an outcome; that of a success holds a {@link PackedResult}. */
  public byte[] toBytes(TaskOutcome outcome) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(512);
    try (DataOutputStream out = new DataOutputStream(bytes)) {
      MetricsForm.write(outcome.metrics(), out);
      if (outcome.value() instanceof PackedResult packed) {
        out.writeByte(SUCCESS);
        writeBytes(packed.accumulators(), out);
        writeValue(packed.value(), out);
      } else {
        writeReason(outcome.reason(), out);
        writeBytes(bytesOrNone(outcome.accumulators()), out);
      }
    } catch (IOException e) {
      throw new IllegalStateException("memory does not fail", e);
    }
    return bytes.toByteArray();
  }

  /** What a running attempt has measured and gathered so far. */
  public Payload progress(TaskMetrics metrics, List<AccumulatorV2<?, ?>> accumulators) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(256);
    try (DataOutputStream out = new DataOutputStream(bytes)) {
      MetricsForm.write(metrics, out);
      writeBytes(bytesOrNone(sums(accumulators)), out);
    } catch (IOException e) {
      throw new IllegalStateException("memory does not fail", e);
    }
    return Payload.of(bytes.toByteArray());
  }

  /** The accumulators in what {@link #progress} has written. */
  public List<AccumulatorV2<?, ?>> progressOf(Payload progress) throws IOException {
    try (DataInputStream in = new DataInputStream(progress.open())) {
      MetricsForm.read(in);
      return readAccumulatorsIfKnown(readBytes(in));
    }
  }

  /** Those that can be read while their task adds to them. */
  private static List<AccumulatorV2<?, ?>> sums(List<AccumulatorV2<?, ?>> accumulators) {
    return accumulators.stream()
        .filter(each -> each instanceof LongAccumulator || each instanceof DoubleAccumulator)
        .toList();
  }

  /** Accumulators as bytes; fails as serialization does. */
  public byte[] accumulators(List<AccumulatorV2<?, ?>> accumulators) {
    return accumulators.isEmpty() ? NONE : objects.toBytes(accumulators.toArray());
  }

  private static void writeValue(PackedResult.Value value, DataOutputStream out)
      throws IOException {
    if (value instanceof PackedResult.MapOutput output) {
      out.writeByte(MAP_OUTPUT);
      writeBytes(output.status(), out);
    } else if (value instanceof PackedResult.Direct direct) {
      out.writeByte(DIRECT);
      writeBytes(direct.bytes(), out);
    } else if (value instanceof PackedResult.Stored stored) {
      out.writeByte(STORED);
      out.writeLong(stored.bytes());
    } else if (value instanceof PackedResult.TooLarge tooLarge) {
      out.writeByte(TOO_LARGE);
      out.writeLong(tooLarge.bytes());
    }
  }

  private void writeReason(TaskEndReason reason, DataOutputStream out) throws IOException {
    if (reason instanceof ExceptionFailure failure) {
      out.writeByte(EXCEPTION);
      writeText(failure.className(), out);
      writeText(failure.description(), out);
      writeText(failure.fullStackTrace(), out);
      writeBytes(bytesOrNone(failure.stackTrace()), out);
      writeBytes(bytesOrNone(failure.accumUpdates().toArray()), out);
      writeBytes(bytesOrNone(failure.exception().orElse(null)), out);
    } else if (reason instanceof FetchFailed failure) {
      out.writeByte(FETCH_FAILED);
      writeHolder(failure.bmAddress(), out);
      out.writeInt(failure.shuffleId());
      out.writeLong(failure.mapId());
      out.writeInt(failure.mapIndex());
      out.writeInt(failure.reduceId());
      writeText(failure.message(), out);
    } else if (reason instanceof TaskKilled killed) {
      out.writeByte(KILLED);
      writeText(killed.reason(), out);
      writeBytes(bytesOrNone(killed.accumUpdates().toArray()), out);
    } else if (reason instanceof TaskCommitDenied denied) {
      out.writeByte(COMMIT_DENIED);
      out.writeInt(denied.jobID());
      out.writeInt(denied.partitionID());
      out.writeInt(denied.attemptNumber());
    } else {
      out.writeByte(UNKNOWN);
    }
  }

  private static void writeHolder(BlockManagerId holder, DataOutputStream out) throws IOException {
    out.writeBoolean(holder != null);
    if (holder != null) {
      out.writeUTF(holder.executorId());
      out.writeUTF(holder.host());
      out.writeInt(holder.port());
    }
  }

  /** What cannot be serialized stays behind. */
  private byte[] bytesOrNone(List<AccumulatorV2<?, ?>> accumulators) {
    return accumulators.isEmpty() ? NONE : bytesOrNone(accumulators.toArray());
  }

  private byte[] bytesOrNone(Object value) {
    if (value == null) {
      return NONE;
    }
    try {
      return objects.toBytes(value);
    } catch (Exception | Error notSerializable) {
      return NONE;
    }
  }

  /**
   * The value of {@link #toBytes}, except that a success holds a {@link PackedResult.Value} still.
   *
   * @throws IOException if these are no such bytes
   */
  public TaskOutcome fromBytes(byte[] bytes) throws IOException {
    try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes))) {
      var metrics = MetricsForm.read(in);
      int kind = in.readByte();
      if (kind == SUCCESS) {
        List<AccumulatorV2<?, ?>> accumulators = readAccumulators(readBytes(in));
        PackedResult.Value value = readValue(in);
        return new TaskOutcome(new Success(), value, sizeOf(value), accumulators, metrics);
      }
      TaskEndReason reason = readReason(kind, in);
      return new TaskOutcome(reason, null, 0, readAccumulatorsIfKnown(readBytes(in)), metrics);
    }
  }

  private static PackedResult.Value readValue(DataInputStream in) throws IOException {
    int kind = in.readByte();
    return switch (kind) {
      case MAP_OUTPUT -> new PackedResult.MapOutput(readBytes(in));
      case DIRECT -> new PackedResult.Direct(readBytes(in));
      case STORED -> new PackedResult.Stored(in.readLong());
      case TOO_LARGE -> new PackedResult.TooLarge(in.readLong());
      default -> throw new IOException("a result of unknown kind " + kind);
    };
  }

  private static long sizeOf(PackedResult.Value value) {
    if (value instanceof PackedResult.Direct direct) {
      return direct.bytes().length;
    }
    if (value instanceof PackedResult.Stored stored) {
      return stored.bytes();
    }
    if (value instanceof PackedResult.TooLarge tooLarge) {
      return tooLarge.bytes();
    }
    return ((PackedResult.MapOutput) value).status().length;
  }

  private TaskEndReason readReason(int kind, DataInputStream in) throws IOException {
    return switch (kind) {
      case EXCEPTION -> readException(in);
      case FETCH_FAILED ->
          new FetchFailed(
              readHolder(in),
              in.readInt(),
              in.readLong(),
              in.readInt(),
              in.readInt(),
              readText(in));
      case KILLED -> new TaskKilled(readText(in), readInfos(in));
      case COMMIT_DENIED -> new TaskCommitDenied(in.readInt(), in.readInt(), in.readInt());
      case UNKNOWN -> new UnknownReason();
      default -> throw new IOException("an end of unknown kind " + kind);
    };
  }

  private ExceptionFailure readException(DataInputStream in) throws IOException {
    String className = readText(in);
    String description = readText(in);
    String fullStackTrace = readText(in);
    StackTraceElement[] stackTrace = objectIfKnown(readBytes(in), StackTraceElement[].class);
    List<AccumulableInfo> infos = readInfos(in);
    Throwable exception = objectIfKnown(readBytes(in), Throwable.class);
    return new ExceptionFailure(
        className,
        description,
        stackTrace == null ? new StackTraceElement[0] : stackTrace,
        fullStackTrace,
        Optional.ofNullable(exception),
        infos);
  }

  private static BlockManagerId readHolder(DataInputStream in) throws IOException {
    return in.readBoolean() ? new BlockManagerId(in.readUTF(), in.readUTF(), in.readInt()) : null;
  }

  private List<AccumulableInfo> readInfos(DataInputStream in) throws IOException {
    Object[] infos = objectIfKnown(readBytes(in), Object[].class);
    return infos == null
        ? List.of()
        : Arrays.stream(infos).map(AccumulableInfo.class::cast).toList();
  }

  private List<AccumulatorV2<?, ?>> readAccumulatorsIfKnown(byte[] bytes) {
    Object[] accumulators = objectIfKnown(bytes, Object[].class);
    return accumulators == null ? List.of() : accumulatorsOf(accumulators);
  }

  private List<AccumulatorV2<?, ?>> readAccumulators(byte[] bytes) {
    return bytes.length == 0
        ? List.of()
        : accumulatorsOf((Object[]) objects.fromBytes(bytes, classes));
  }

  private static List<AccumulatorV2<?, ?>> accumulatorsOf(Object[] accumulators) {
    List<AccumulatorV2<?, ?>> list = new ArrayList<>();
    for (Object accumulator : accumulators) {
      list.add((AccumulatorV2<?, ?>) accumulator);
    }
    return list;
  }

  /** Null if there are no bytes, or the driver does not know what they are made of. */
  private <T> T objectIfKnown(byte[] bytes, Class<T> type) {
    if (bytes.length == 0) {
      return null;
    }
    try {
      return type.cast(objects.fromBytes(bytes, classes));
    } catch (Exception | LinkageError unknown) {
      LOG.debug("The driver cannot read a {} of a task", type.getSimpleName(), unknown);
      return null;
    }
  }

  private static void writeText(String text, DataOutputStream out) throws IOException {
    out.writeBoolean(text != null);
    if (text != null) {
      writeBytes(text.getBytes(StandardCharsets.UTF_8), out);
    }
  }

  private static String readText(DataInputStream in) throws IOException {
    return in.readBoolean() ? new String(readBytes(in), StandardCharsets.UTF_8) : null;
  }

  private static void writeBytes(byte[] bytes, DataOutputStream out) throws IOException {
    out.writeInt(bytes.length);
    out.write(bytes);
  }

  private static byte[] readBytes(DataInputStream in) throws IOException {
    int length = in.readInt();
    if (length < 0 || length > in.available()) {
      throw new IOException("an outcome that says it has " + length + " more bytes");
    }
    return in.readNBytes(length);
  }
}
