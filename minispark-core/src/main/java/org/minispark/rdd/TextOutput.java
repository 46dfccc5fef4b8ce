package org.minispark.rdd;

import java.io.IOException;
import java.io.OutputStream;
import java.io.Serializable;
import java.nio.charset.StandardCharsets;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Iterator;
import org.minispark.SparkException;
import org.minispark.TaskContext;
import org.minispark.engine.base.Iterators;
import org.minispark.engine.base.Unchecked;
import org.minispark.engine.files.Compression;
import org.minispark.engine.files.OutputCommitter;
import org.minispark.engine.taskcontext.CommitDeniedException;
import org.minispark.engine.taskcontext.EngineTaskContext;

/** Saves records as lines of text, a file for each partition. */
final class TextOutput<T> {
  private static final DateTimeFormatter JOB_TIME = DateTimeFormatter.ofPattern("yyyyMMddHHmmss");

  private final RDD<T> rdd;

  TextOutput(RDD<T> rdd) {
    this.rdd = rdd;
  }

  /** Fails with the job, or with what the file system says, and leaves no {@code _SUCCESS} then. */
  void save(String path, Compression compression) {
    RDD<String> lines =
        new MapPartitionsRDD<>(
            rdd, (context, index, records) -> Iterators.map(records, TextOutput::line));
    OutputCommitter committer = new OutputCommitter(path, jobId(lines), compression);
    try {
      committer.setupJob();
      run(lines, committer);
    } catch (IOException e) {
      throw Unchecked.rethrow(e);
    }
  }

  private static void run(RDD<String> lines, OutputCommitter committer) {
    try {
      lines.runJob(new PartitionWriter(committer));
      committer.commitJob(lines.getNumPartitions());
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

  private static String line(Object record) {
    if (record == null) {
      throw new IllegalArgumentException("requirement failed: text files do not allow null rows");
    }
    return record.toString();
  }

  private static String jobId(RDD<String> lines) {
    return LocalDateTime.now(ZoneId.systemDefault()).format(JOB_TIME)
        + String.format("_%04d", lines.id());
  }

  /** Writes the lines of a partition and commits them, if the driver lets this attempt do so. */
  private record PartitionWriter(OutputCommitter committer)
      implements JobFunction<String, Void>, Serializable {
    private static final long serialVersionUID = 1L;

    @Override
    public Void call(TaskContext context, Iterator<String> lines) throws Exception {
      int partition = context.partitionId();
      int attempt = context.stageAttemptNumber() << 16 | context.attemptNumber();
      try {
        try (OutputStream out = committer.createTaskFile(partition, attempt)) {
          write(lines, out, context);
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

    private static void write(Iterator<String> lines, OutputStream out, TaskContext context) {
      LineWriter writer = new LineWriter(out);
      lines.forEachRemaining(writer::write);
      context.taskMetrics().outputMetrics().setBytesWritten(writer.bytes);
      context.taskMetrics().outputMetrics().setRecordsWritten(writer.lines);
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

  /** Writes lines and counts them. */
  private static final class LineWriter {
    private final OutputStream out;
    private long bytes;
    private long lines;

    LineWriter(OutputStream out) {
      this.out = out;
    }

    void write(String line) {
      byte[] text = line.getBytes(StandardCharsets.UTF_8);
      try {
        out.write(text);
        out.write('\n');
      } catch (IOException e) {
        throw Unchecked.rethrow(e);
      }
      bytes += text.length + 1;
      lines++;
    }
  }
}
