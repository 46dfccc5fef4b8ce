package org.minispark.rdd;

import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.io.Serializable;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Iterator;
import org.minispark.SparkException;
import org.minispark.TaskContext;
import org.minispark.engine.base.Unchecked;
import org.minispark.engine.files.Compression;
import org.minispark.engine.files.OutputCommitter;
import org.minispark.engine.taskcontext.CommitDeniedException;
import org.minispark.engine.taskcontext.EngineTaskContext;

/**
 * Saves records in a file for each partition; all appear, or none.
 *
 * @param <T> the records
 */
final class FileOutput<T> {
  private static final DateTimeFormatter JOB_TIME = DateTimeFormatter.ofPattern("yyyyMMddHHmmss");

  private final RDD<T> rdd;
  private final Format<T> format;
  private final OutputSettings settings;

  FileOutput(RDD<T> rdd, Format<T> format) {
    this.rdd = rdd;
    this.format = format;
    this.settings = OutputSettings.of(rdd.requireJobs().conf());
  }

  /** How records stand in a file. */
  @FunctionalInterface
  interface Format<T> extends Serializable {
    Records<T> begin(OutputStream out) throws IOException;
  }

  /** A file that is being written. */
  interface Records<T> extends Closeable {
    void write(T record) throws IOException;

    /** The file's bytes so far, before they are packed. */
    long bytes();
  }

  /** Fails with the job, or with what the file system says, and leaves no {@code _SUCCESS} then. */
  void save(String path, Compression compression) {
    OutputCommitter committer = new OutputCommitter(path, jobId(), compression);
    try {
      committer.setupJob(settings.existing());
      run(committer);
    } catch (IOException e) {
      throw Unchecked.rethrow(e);
    }
  }

  private void run(OutputCommitter committer) {
    try {
      rdd.runJob(new PartitionWriter<>(committer, format));
      committer.commitJob(rdd.getNumPartitions());
      if (settings.marksSuccess()) {
        committer.markSuccess();
      }
    } catch (Throwable failure) {
      tidyUp(failure, committer::abortJob);
      throw Unchecked.rethrow(new SparkException("Job aborted.", failure));
    }
  }

  /** Removes temporary files; that this fails is the lesser problem. */
  private static void tidyUp(Throwable failure, Tidying tidying) {
    try {
      tidying.run();
    } catch (IOException e) {
      failure.addSuppressed(e);
    }
  }

  @FunctionalInterface
  private interface Tidying {
    void run() throws IOException;
  }

  private String jobId() {
    return LocalDateTime.now(ZoneId.systemDefault()).format(JOB_TIME)
        + String.format("_%04d", rdd.id());
  }

  /** Writes the records of a partition and commits them, if the driver lets this attempt do so. */
  private record PartitionWriter<T>(OutputCommitter committer, Format<T> format)
      implements JobFunction<T, Void>, Serializable {
    private static final long serialVersionUID = 1L;

    @Override
    public Void call(TaskContext context, Iterator<T> records) throws Exception {
      int partition = context.partitionId();
      int attempt = context.stageAttemptNumber() << 16 | context.attemptNumber();
      try {
        try (OutputStream out = committer.createTaskFile(partition, attempt);
            Records<T> file = format.begin(out)) {
          write(records, file, context);
        }
        requirePermission(context);
        committer.commitTask(partition, attempt);
        return null;
      } catch (CommitDeniedException denied) {
        committer.abortTask(partition, attempt);
        throw denied;
      } catch (Throwable failure) {
        tidyUp(failure, () -> committer.abortTask(partition, attempt));
        throw new SparkException("Task failed while writing rows", failure);
      }
    }

    private static <T> void write(Iterator<T> records, Records<T> file, TaskContext context) {
      long[] written = new long[1];
      records.forEachRemaining(
          record -> {
            try {
              file.write(record);
            } catch (IOException e) {
              throw Unchecked.rethrow(e);
            }
            written[0]++;
          });
      context.taskMetrics().outputMetrics().setBytesWritten(file.bytes());
      context.taskMetrics().outputMetrics().setRecordsWritten(written[0]);
    }

    private static void requirePermission(TaskContext context) {
      boolean permitted =
          EngineTaskContext.of(context)
              .services()
              .driver()
              .canCommit(
                  context.stageId(),
                  context.stageAttemptNumber(),
                  context.partitionId(),
                  context.attemptNumber());
      if (!permitted) {
        throw new CommitDeniedException(
            context.stageId(), context.partitionId(), context.attemptNumber());
      }
    }
  }
}
