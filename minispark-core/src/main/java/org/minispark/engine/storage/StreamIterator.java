package org.minispark.engine.storage;

import java.io.IOException;
import java.util.function.Consumer;
import org.minispark.TaskContext;
import org.minispark.engine.base.Unchecked;
import org.minispark.engine.serializer.DataSerializer.RecordInput;

/** Reads records out of their serialized form. */
final class StreamIterator<T> extends BlockIterator<T> {
  private final RecordInput input;
  private final BlockId block;
  private final Runnable onClose;
  private long read;
  private boolean ended;

  StreamIterator(RecordInput input, BlockId block, TaskContext task, Runnable onClose) {
    super(task);
    this.input = input;
    this.block = block;
    this.onClose = onClose;
  }

  @Override
  public boolean hasNext() {
    if (ended) {
      return false;
    }
    try {
      ended = !input.hasNext();
    } catch (IOException e) {
      throw failure(e);
    }
    if (ended) {
      release();
    }
    return !ended;
  }

  @Override
  public void forEachRemaining(Consumer<? super T> action) {
    while (hasNext()) {
      if ((read & LOOK_EVERY - 1) == 0) {
        stopIfKilled();
      }
      action.accept(read());
    }
  }

  @Override
  @SuppressWarnings("unchecked") // a block holds the records of the RDD that asks for it
  T read() {
    try {
      T record = (T) input.read();
      read++;
      return record;
    } catch (IOException e) {
      throw failure(e);
    }
  }

  @Override
  long recordsRead() {
    return read;
  }

  @Override
  void close() {
    ended = true;
    try (input) {
      onClose.run();
    } catch (IOException e) {
      throw failure(e);
    }
  }

  private RuntimeException failure(IOException cause) {
    throw Unchecked.rethrow(
        new IOException("Cannot read block " + block.name() + ": " + cause.getMessage(), cause));
  }
}
