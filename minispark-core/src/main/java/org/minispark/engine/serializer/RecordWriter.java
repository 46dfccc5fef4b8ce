package org.minispark.engine.serializer;

import java.io.IOException;
import java.io.NotSerializableException;
import java.io.OutputStream;
import java.util.function.Consumer;
import org.minispark.Tuple2;

/**
 * A stream of records in batches. The records of a batch are alike: all pairs, or all single
 * values, of the same classes; so the batch says it once, and a record costs its content alone.
 *
 * <pre>
 * stream: batch* END
 * batch:  kind (1 byte), number of records (2 bytes, filled in when the batch ends),
 *         code of the first value, code of the second (of pairs), records
 * </pre>
 *
 * Records that are alike are alike byte by byte: texts and keys that are longs are written so that
 * what they have in common stands together, where a compressor finds it ({@link OutputBuffer}).
 *
 * <p>A place whose class changes too often gets the code {@link Code#ANY}: each value has its own.
 * Streams may be concatenated; one that does not end with END has been cut.
 */
final class RecordWriter implements DataSerializer.RecordOutput {
  static final int END = 0;
  static final int SINGLES = 1;
  static final int PAIRS = 2;
  static final int TUPLES = 3;

  /** Added to a kind: the records are in their whole form. */
  static final int WHOLE = 4;

  private static final int MAX_BATCH = 0xffff;

  /** A batch that ends before is too short to pay for its head. */
  private static final int SHORT_BATCH = 8;

  /** Bytes leave between two records if they can: then a record that fails leaves no trace. */
  private static final int NEARLY_FULL = OutputBuffer.FULL - (16 << 10);

  private static final int NO_BATCH = -1;

  private final OutputStream sink;
  private final OutputBuffer out;
  private final ValueWriter values;
  private final ClassCatalog catalog;
  private final WholeForm wholeForm;
  private final Consumer<byte[]> giveBack;

  private int countAt = NO_BATCH;
  private int count;
  private boolean insideRecord;
  private boolean spoiled;
  private boolean broken;
  private boolean closed;

  private int kind;
  private Class<?> firstType;
  private Class<?> secondType;
  private ClassInfo first;
  private ClassInfo second;
  private boolean anyFirst;
  private boolean anySecond;
  private Class<?> wholeFirst;
  private Class<?> wholeSecond;

  /**
   * @param reused an array for the buffer, or null
   * @param giveBack gets the buffer's array at the end
   */
  RecordWriter(
      OutputStream sink,
      ClassCatalog catalog,
      WholeForm wholeForm,
      byte[] reused,
      Consumer<byte[]> giveBack) {
    this.sink = sink;
    this.out = OutputBuffer.draining(sink, this::endBatchBeforeDrain, reused);
    this.values = new ValueWriter(out, catalog);
    this.catalog = catalog;
    this.wholeForm = wholeForm;
    this.giveBack = giveBack;
  }

  @Override
  public void write(Object record) throws IOException {
    if (record != null && record.getClass() == Tuple2.class) {
      Tuple2<?, ?> tuple = (Tuple2<?, ?>) record;
      write(TUPLES, tuple._1, tuple._2);
    } else {
      write(SINGLES, record, null);
    }
  }

  @Override
  public void writePair(Object key, Object value) throws IOException {
    write(PAIRS, key, value);
  }

  private void write(int kindOfRecord, Object one, Object two) throws IOException {
    requireUsable();
    if (out.position() > NEARLY_FULL) {
      out.drain();
    }
    int start = out.position();
    int drains = out.drains();
    int classes = values.classCount();
    boolean complete = false;
    insideRecord = true;
    try {
      if (!fitsBatch(kindOfRecord, one, two)) {
        beginBatch(kindOfRecord, one, two);
      }
      writeContent(one, two);
      complete = true;
    } catch (NotSerializableException refused) {
      throw NotSerializable.explain(refused, one, two);
    } catch (StackOverflowError tooDeep) {
      throw new IOException("a record is nested too deeply to be serialized", tooDeep);
    } finally {
      insideRecord = false;
      endRecord(complete, start, drains, classes);
    }
  }

  private void requireUsable() throws IOException {
    if (closed || broken) {
      throw new IOException(
          closed ? "the stream of records is closed" : "an earlier record failed halfway");
    }
  }

  private void endRecord(boolean complete, int start, int drains, int classes) {
    if (complete) {
      count += countAt == NO_BATCH ? 0 : 1;
      return;
    }
    broken = drains != out.drains();
    if (!broken) {
      out.rewind(start);
      values.forgetClasses(classes);
    }
    if (countAt >= start) {
      countAt = NO_BATCH; // the head of the batch went with the record
    }
  }

  private boolean fitsBatch(int kindOfRecord, Object one, Object two) {
    return countAt != NO_BATCH
        && !spoiled
        && kindOfRecord == (kind & ~WHOLE)
        && count < MAX_BATCH
        && (first == null || classOf(one) == firstType)
        && (second == null || classOf(two) == secondType);
  }

  private static Class<?> classOf(Object value) {
    return value == null ? Void.class : value.getClass();
  }

  private void beginBatch(int kindOfRecord, Object one, Object two) throws IOException {
    learnFrom(kindOfRecord, one, two);
    endBatch();
    spoiled = false;
    firstType = classOf(one);
    secondType = classOf(two);
    boolean whole = isWhole(kindOfRecord, one, two);
    kind = whole ? kindOfRecord + WHOLE : kindOfRecord;
    ClassInfo infoOfFirst = catalog.of(firstType);
    ClassInfo infoOfSecond = catalog.of(secondType);
    first = anyFirst && !whole ? null : infoOfFirst;
    boolean ownCode = anySecond || infoOfSecond.isTracked(); // it may be a reference
    second = kindOfRecord == SINGLES || ownCode && !whole ? null : infoOfSecond;
    out.writeByte(kind);
    countAt = out.position();
    count = 0;
    out.writeShort(1);
    if (!whole) {
      writeCodeOfPlace(first, firstType);
      if (kindOfRecord != SINGLES) {
        writeCodeOfPlace(second, secondType);
      }
    }
  }

  /** A place that ends one short batch after the other is not worth a code in common. */
  private void learnFrom(int kindOfRecord, Object one, Object two) {
    if (countAt == NO_BATCH || spoiled || count >= SHORT_BATCH || kindOfRecord != kind) {
      return;
    }
    anyFirst |= classOf(one) != firstType;
    anySecond |= kindOfRecord != SINGLES && classOf(two) != secondType;
  }

  private boolean isWhole(int kindOfRecord, Object one, Object two) {
    return needsWhole(one)
        || kindOfRecord != SINGLES && needsWhole(two)
        || firstType == wholeFirst && secondType == wholeSecond;
  }

  private boolean needsWhole(Object value) {
    return value != null && catalog.of(value.getClass()).code() == Code.WHOLE;
  }

  private void writeCodeOfPlace(ClassInfo info, Class<?> type) throws IOException {
    if (info == null) {
      out.writeByte(Code.ANY);
    } else if (type == Void.class) {
      out.writeByte(Code.NULL);
    } else {
      values.writeCode(info);
    }
  }

  private void writeContent(Object one, Object two) throws IOException {
    if (kind >= WHOLE) {
      writeWhole(one, two);
      return;
    }
    values.beginRecord();
    try {
      if (first == null) {
        values.write(one);
      } else if (one != null) {
        values.writeLeading(first, one);
      }
      if (kind != SINGLES) {
        writeSecond(two);
      }
    } catch (WholeRecordNeeded e) {
      writeWhole(one, two);
      wholeFirst = classOf(one); // the next of these classes go that way at once
      wholeSecond = classOf(two);
      spoiled = true;
    }
  }

  private void writeSecond(Object value) throws IOException {
    if (second == null) {
      values.write(value);
    } else if (value != null) {
      values.writeKnown(second, value);
    }
  }

  private void writeWhole(Object one, Object two) throws IOException {
    byte[] bytes = wholeForm.write((kind & ~WHOLE) == SINGLES ? one : new Object[] {one, two});
    out.writeVarInt(bytes.length);
    out.writeBytes(bytes);
  }

  /** Fills in the number of records. */
  private void endBatch() {
    if (countAt != NO_BATCH) {
      out.patchShort(countAt, count);
      countAt = NO_BATCH;
    }
  }

  /** The record that is being written belongs to the batch that leaves. */
  private void endBatchBeforeDrain() {
    count += insideRecord ? 1 : 0;
    endBatch();
  }

  @Override
  public void flush() throws IOException {
    out.drain();
    sink.flush();
  }

  @Override
  public void close() throws IOException {
    if (closed) {
      return;
    }
    closed = true;
    try (sink) {
      if (!broken) {
        out.writeByte(END);
        out.drain();
      }
    } finally {
      giveBack.accept(out.release());
    }
  }
}
