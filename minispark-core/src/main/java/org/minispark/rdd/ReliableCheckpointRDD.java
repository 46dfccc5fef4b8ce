package org.minispark.rdd;

import java.io.IOException;
import java.io.InputStream;
import java.util.Iterator;
import java.util.List;
import org.minispark.Partition;
import org.minispark.Partitioner;
import org.minispark.TaskContext;
import org.minispark.engine.base.Unchecked;
import org.minispark.engine.files.CheckedInput;
import org.minispark.engine.files.FileName;
import org.minispark.engine.serializer.DataSerializer.RecordInput;
import org.minispark.engine.taskcontext.EngineTaskContext;

/** Reads the files of a checkpoint. */
final class ReliableCheckpointRDD<T> extends RDD<T> {
  private static final long serialVersionUID = 1L;

  private final String directory;
  private final int numPartitions;
  private final Partitioner partitioner;

  ReliableCheckpointRDD(RDD<T> checkpointed, String directory) {
    super(checkpointed.requireJobs(), List.of());
    this.directory = directory;
    this.numPartitions = checkpointed.partitions().length;
    this.partitioner = checkpointed.partitioner();
  }

  String directory() {
    return directory;
  }

  @Override
  protected Partition[] getPartitions() {
    return IndexedPartition.range(numPartitions);
  }

  @Override
  public Iterator<T> compute(Partition split, TaskContext context) {
    RecordInput records = open(split, EngineTaskContext.of(context));
    return new InterruptibleIterator<>(context, new CheckpointRecords<>(records));
  }

  private RecordInput open(Partition split, EngineTaskContext task) {
    FileName file = ReliableCheckpoint.file(directory, split.index());
    try {
      InputStream bytes = CheckedInput.open(file);
      task.addTaskCompletionListener(ended -> close(bytes));
      return task.services().serializer().input(bytes);
    } catch (IOException e) {
      throw Unchecked.rethrow(e);
    }
  }

  private static void close(InputStream bytes) {
    try {
      bytes.close();
    } catch (IOException e) {
      throw Unchecked.rethrow(e);
    }
  }

  @Override
  public Partitioner partitioner() {
    return partitioner;
  }

  /** Records as an iterator; what reading throws is thrown as it is. */
  private record CheckpointRecords<T>(RecordInput input) implements Iterator<T> {
    @Override
    public boolean hasNext() {
      try {
        return input.hasNext();
      } catch (IOException e) {
        throw Unchecked.rethrow(e);
      }
    }

    @Override
    @SuppressWarnings("unchecked") // what was written
    public T next() {
      try {
        return (T) input.read();
      } catch (IOException e) {
        throw Unchecked.rethrow(e);
      }
    }
  }
}
