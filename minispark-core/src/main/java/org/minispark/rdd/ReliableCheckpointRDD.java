package org.minispark.rdd;

import java.io.IOException;
import java.nio.file.Files;
import java.util.Iterator;
import java.util.List;
import org.minispark.Partition;
import org.minispark.Partitioner;
import org.minispark.TaskContext;
import org.minispark.engine.base.Unchecked;
import org.minispark.engine.serializer.DataSerializer.RecordInput;
import org.minispark.engine.taskcontext.EngineTaskContext;
import org.minispark.rdd.output.FilePath;

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
    context.addTaskCompletionListener(ended -> close(records));
    return new InterruptibleIterator<>(context, new CheckpointRecords<>(records));
  }

  private RecordInput open(Partition split, EngineTaskContext task) {
    try {
      return task.services()
          .serializer()
          .input(
              Files.newInputStream(
                  FilePath.of(directory).resolve(ReliableCheckpoint.fileName(split.index()))));
    } catch (IOException e) {
      throw Unchecked.rethrow(e);
    }
  }

  private static void close(RecordInput records) {
    try {
      records.close();
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
