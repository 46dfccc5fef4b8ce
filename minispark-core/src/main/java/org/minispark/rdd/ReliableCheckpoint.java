package org.minispark.rdd;

import java.io.IOException;
import java.io.OutputStream;
import java.io.Serializable;
import java.util.Iterator;
import org.minispark.SparkException;
import org.minispark.TaskContext;
import org.minispark.engine.base.Unchecked;
import org.minispark.engine.files.CheckedOutput;
import org.minispark.engine.files.FileName;
import org.minispark.engine.serializer.DataSerializer;
import org.minispark.engine.serializer.DataSerializer.RecordOutput;
import org.minispark.engine.taskcontext.EngineTaskContext;

/** A checkpoint in files: {@code rdd-7/part-00000} and so on, in the checkpoint directory. */
final class ReliableCheckpoint<T> extends Checkpoint<T> {
  private final String directory;

  private ReliableCheckpoint(RDD<T> rdd, String directory) {
    super(rdd);
    this.directory = directory;
  }

  static <T> ReliableCheckpoint<T> of(RDD<T> rdd) {
    String parent = rdd.requireJobs().checkpointDir();
    if (parent == null) {
      throw Unchecked.rethrow(
          new SparkException("Checkpoint directory has not been set in the SparkContext"));
    }
    return new ReliableCheckpoint<>(rdd, parent + "/rdd-" + rdd.id());
  }

  static FileName file(String directory, int partition) {
    return FileName.parse(directory).child(fileName(partition));
  }

  static String fileName(int partition) {
    return String.format("part-%05d", partition);
  }

  @Override
  RDD<T> write() {
    createDirectory();
    rdd()
        .requireJobs()
        .runJob(
            rdd(), new PartitionWriter<T>(directory), Actions.range(0, rdd().partitions().length));
    if (rdd().partitioner() != null) {
      CheckpointedPartitioner.write(rdd().partitioner(), directory);
    }
    return ReliableCheckpointRDD.of(rdd(), directory);
  }

  private void createDirectory() {
    try {
      FileName.parse(directory).createDirectories();
    } catch (IOException e) {
      throw Unchecked.rethrow(
          new SparkException("Failed to create checkpoint path " + directory, e));
    }
  }

  /**
   * Writes a partition under a name of its attempt, then renames it: readers see all or nothing.
   */
  private record PartitionWriter<T>(String directory)
      implements JobFunction<T, Void>, Serializable {
    private static final long serialVersionUID = 1L;

    @Override
    public Void call(TaskContext context, Iterator<T> records) throws Exception {
      FileName file = file(directory, context.partitionId());
      FileName attempt =
          file.sibling("." + file.lastStep() + "-attempt-" + context.taskAttemptId());
      try {
        write(records, attempt, EngineTaskContext.of(context).services().serializer());
        CheckedOutput.move(attempt, file);
      } catch (Throwable failure) {
        tidyUp(attempt, failure);
        throw failure;
      }
      return null;
    }

    private static void tidyUp(FileName attempt, Throwable failure) {
      try {
        CheckedOutput.delete(attempt);
      } catch (IOException e) {
        failure.addSuppressed(e);
      }
    }

    private static <T> void write(Iterator<T> records, FileName file, DataSerializer serializer)
        throws IOException {
      OutputStream out = CheckedOutput.create(file);
      try (out;
          RecordOutput sink = serializer.output(out)) {
        records.forEachRemaining(record -> write(record, sink));
      }
    }

    private static void write(Object record, RecordOutput sink) {
      try {
        sink.write(record);
      } catch (IOException e) {
        throw Unchecked.rethrow(e);
      }
    }
  }
}
