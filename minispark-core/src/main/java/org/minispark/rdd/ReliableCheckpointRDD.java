package org.minispark.rdd;

import java.io.IOException;
import java.io.InputStream;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import org.minispark.Partition;
import org.minispark.Partitioner;
import org.minispark.SparkException;
import org.minispark.TaskContext;
import org.minispark.engine.base.Unchecked;
import org.minispark.engine.files.CheckedInput;
import org.minispark.engine.files.FileName;
import org.minispark.engine.serializer.DataSerializer.RecordInput;
import org.minispark.engine.taskcontext.EngineTaskContext;

/** Reads the files of a checkpoint, which this program has written or an earlier one. */
public final class ReliableCheckpointRDD<T> extends RDD<T> {
  private static final long serialVersionUID = 1L;

  private final String directory;
  private final Partitioner partitioner;

  private ReliableCheckpointRDD(JobRunner jobs, String directory, Partitioner partitioner) {
    super(jobs, List.of());
    this.directory = directory;
    this.partitioner = partitioner;
  }

  /** What has just been written of an RDD. */
  static <T> ReliableCheckpointRDD<T> of(RDD<T> checkpointed, String directory) {
    return new ReliableCheckpointRDD<>(
        checkpointed.requireJobs(), directory, checkpointed.partitioner());
  }

  /**
   * What a program wrote, perhaps an earlier one.
   *
   * @param directory as {@code getCheckpointFile} gave it
   * @throws IllegalArgumentException if there is no such directory
   */
  public static <T> RDD<T> read(JobRunner jobs, String directory) {
    Partitioner partitioner = CheckpointedPartitioner.read(directory);
    var checkpoint = new ReliableCheckpointRDD<T>(jobs, directory, partitioner);
    checkpoint.requireDirectory();
    return checkpoint;
  }

  private void requireDirectory() {
    try {
      if (!FileName.parse(directory).exists()) {
        throw new IllegalArgumentException(
            "requirement failed: Checkpoint directory does not exist: " + directory);
      }
    } catch (IOException e) {
      throw Unchecked.rethrow(e);
    }
  }

  String directory() {
    return directory;
  }

  /** Fails with {@code SparkException} if the file of a partition is missing. */
  @Override
  protected Partition[] getPartitions() {
    FileName folder = FileName.parse(directory);
    try {
      List<String> files =
          folder.children().stream().filter(name -> name.startsWith("part-")).toList();
      for (int i = 0; i < files.size(); i++) {
        if (!files.get(i).equals(ReliableCheckpoint.fileName(i))) {
          throw new SparkException("Invalid checkpoint file: " + folder.child(files.get(i)));
        }
      }
      return IndexedPartition.range(files.size());
    } catch (IOException | SparkException e) {
      throw Unchecked.rethrow(e);
    }
  }

  /** It is one already: to write it again would change nothing. */
  @Override
  public void checkpoint() {}

  @Override
  public RDD<T> localCheckpoint() {
    return this;
  }

  @Override
  public Optional<String> getCheckpointFile() {
    return Optional.of(directory);
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
