package org.minispark.rdd.output;

import java.io.IOException;
import java.io.Serializable;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.List;
import java.util.stream.Stream;

/**
 * Lets a job's output appear whole or not at all. Each task attempt writes into a directory of its
 * own; one of them is renamed to be the task's; when all tasks are done their files are moved up,
 * and {@code _SUCCESS} says that all are there.
 *
 * <pre>
 * out/_temporary/0/_temporary/attempt_20240131120000_0007_m_000002_0/part-00002   being written
 * out/_temporary/0/task_20240131120000_0007_m_000002/part-00002                   task committed
 * out/part-00002, out/_SUCCESS                                                    job committed
 * </pre>
 */
public final class OutputCommitter implements Serializable {
  private static final long serialVersionUID = 1L;

  private static final String TEMPORARY = "_temporary";

  private final String directory;
  private final String jobId;

  /**
   * @param directory where the output goes
   * @param jobId names the job in temporary directories, as in {@code 20240131120000_0007}
   */
  public OutputCommitter(String directory, String jobId) {
    this.directory = directory;
    this.jobId = jobId;
  }

  /**
   * Prepares the job.
   *
   * @throws FileAlreadyExistsException if the directory exists
   */
  public void setupJob() throws IOException {
    Path output = output();
    if (Files.exists(output)) {
      throw new FileAlreadyExistsException(
          "Output directory " + FilePath.describe(output) + " already exists");
    }
    Files.createDirectories(jobDirectory());
  }

  /** A new directory for the files of one attempt. */
  public Path setupTask(int partition, int attempt) throws IOException {
    Path directoryOfAttempt = attemptDirectory(partition, attempt);
    delete(directoryOfAttempt);
    return Files.createDirectories(directoryOfAttempt);
  }

  /** Makes the attempt's files those of its task. */
  public void commitTask(int partition, int attempt) throws IOException {
    Path committed = taskDirectory(partition);
    delete(committed);
    Files.move(attemptDirectory(partition, attempt), committed, StandardCopyOption.ATOMIC_MOVE);
  }

  /** Removes the attempt's files. */
  public void abortTask(int partition, int attempt) throws IOException {
    delete(attemptDirectory(partition, attempt));
  }

  /** Moves all tasks' files to where they belong and says that the output is complete. */
  public void commitJob() throws IOException {
    for (Path task : sortedChildren(jobDirectory())) {
      if (!task.getFileName().toString().equals(TEMPORARY)) {
        moveChildren(task);
      }
    }
    delete(output().resolve(TEMPORARY));
    ChecksummedOutput.create(output().resolve("_SUCCESS")).close();
  }

  private void moveChildren(Path task) throws IOException {
    for (Path file : sortedChildren(task)) {
      Files.move(
          file,
          output().resolve(file.getFileName().toString()),
          StandardCopyOption.REPLACE_EXISTING);
    }
  }

  /** Removes what the job has written; the directory itself stays, without {@code _SUCCESS}. */
  public void abortJob() throws IOException {
    delete(output().resolve(TEMPORARY));
  }

  private Path output() throws IOException {
    return FilePath.of(directory);
  }

  private Path jobDirectory() throws IOException {
    return output().resolve(TEMPORARY).resolve("0");
  }

  private Path attemptDirectory(int partition, int attempt) throws IOException {
    return jobDirectory()
        .resolve(TEMPORARY)
        .resolve("attempt_" + taskName(partition) + "_" + attempt);
  }

  private Path taskDirectory(int partition) throws IOException {
    return jobDirectory().resolve("task_" + taskName(partition));
  }

  private String taskName(int partition) {
    return String.format("%s_m_%06d", jobId, partition);
  }

  private static List<Path> sortedChildren(Path directory) throws IOException {
    try (Stream<Path> children = Files.list(directory)) {
      return children.sorted().toList();
    }
  }

  private static void delete(Path tree) throws IOException {
    if (!Files.exists(tree)) {
      return;
    }
    Files.walkFileTree(
        tree,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes attributes)
              throws IOException {
            Files.deleteIfExists(file);
            return FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult postVisitDirectory(Path directory, IOException failure)
              throws IOException {
            if (failure != null) {
              throw failure;
            }
            Files.deleteIfExists(directory);
            return FileVisitResult.CONTINUE;
          }
        });
  }
}
