package org.minispark.engine.files;

import java.io.IOException;
import java.io.OutputStream;
import java.io.Serializable;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.List;
import java.util.stream.Stream;
import org.minispark.hadoop.mapred.FileAlreadyExistsException;

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

  private final FileName directory;
  private final String jobId;
  private final Compression compression;

  /**
   * @param directory where the output goes
   * @param jobId names the job in temporary directories, as in {@code 20240131120000_0007}
   * @throws IllegalArgumentException if the directory has no name
   */
  public OutputCommitter(String directory, String jobId, Compression compression) {
    this.directory = FileName.parse(directory);
    this.jobId = jobId;
    this.compression = compression;
  }

  /** What to do with what is there already. */
  public enum Existing {
    REFUSE,
    /** Files of the same names are replaced, others stay. */
    OVERWRITE
  }

  /**
   * Prepares the job.
   *
   * @throws FileAlreadyExistsException if the directory must not exist and does, or a file of that
   *     name
   */
  public void setupJob(Existing existing) throws IOException {
    if (existing == Existing.REFUSE && Files.exists(path(directory))) {
      throw new FileAlreadyExistsException("Output directory " + directory + " already exists");
    }
    delete(path(directory.child(TEMPORARY)));
    attemptDirectories().createDirectories();
  }

  /**
   * Begins the file of one attempt, in a directory of its own.
   *
   * @throws IOException if the job has been aborted, among others
   */
  public OutputStream createTaskFile(int partition, int attempt) throws IOException {
    FileName own = attemptDirectory(partition, attempt);
    delete(path(own));
    own.createDirectory();
    String name = String.format("part-%05d%s", partition, compression.ending());
    return compression.pack(CheckedOutput.create(own.child(name)));
  }

  /** Makes the attempt's files those of its task. */
  public void commitTask(int partition, int attempt) throws IOException {
    Path committed = path(taskDirectory(partition));
    delete(committed);
    moveTree(path(attemptDirectory(partition, attempt)), committed);
  }

  /** Removes the attempt's files. */
  public void abortTask(int partition, int attempt) throws IOException {
    delete(path(attemptDirectory(partition, attempt)));
  }

  /**
   * Moves all tasks' files to where they belong.
   *
   * @param tasks how many have committed
   * @throws IOException if what one of them wrote is gone
   */
  public void commitJob(int tasks) throws IOException {
    List<Path> committed =
        sortedChildren(path(jobDirectory())).stream()
            .filter(task -> !task.getFileName().toString().startsWith(TEMPORARY))
            .toList();
    if (committed.size() != tasks) {
      throw new IOException(
          "%s holds the output of %d tasks, not %d"
              .formatted(jobDirectory(), committed.size(), tasks));
    }
    for (Path task : committed) {
      moveChildren(task, path(directory));
    }
    delete(path(directory.child(TEMPORARY)));
  }

  /** Says that the output is complete. */
  public void markSuccess() throws IOException {
    CheckedOutput.create(directory.child("_SUCCESS")).close();
  }

  /**
   * Removes what the job has written; the directory itself stays, without {@code _SUCCESS}. Tasks
   * may still be running: once their directories have another name, none of them finds where to
   * write.
   */
  public void abortJob() throws IOException {
    Path temporary = path(directory.child(TEMPORARY));
    if (!directory.isLocal() || !Files.exists(temporary)) {
      delete(temporary);
      return;
    }
    Path aborted = path(directory.child(TEMPORARY + "_" + jobId));
    Files.move(temporary, aborted, StandardCopyOption.ATOMIC_MOVE);
    delete(aborted);
  }

  private FileName jobDirectory() {
    return directory.child(TEMPORARY).child("0");
  }

  private FileName attemptDirectory(int partition, int attempt) {
    return attemptDirectories().child("attempt_" + taskName(partition) + "_" + attempt);
  }

  private FileName attemptDirectories() {
    return jobDirectory().child(TEMPORARY);
  }

  private FileName taskDirectory(int partition) {
    return jobDirectory().child("task_" + taskName(partition));
  }

  private String taskName(int partition) {
    return String.format("%s_m_%06d", jobId, partition);
  }

  private static Path path(FileName name) throws IOException {
    return FileAccess.shared(name).path(name);
  }

  /** Renames a directory; file by file where directories cannot be relied on to keep theirs. */
  private void moveTree(Path from, Path to) throws IOException {
    if (directory.isLocal()) {
      Files.move(from, to, StandardCopyOption.ATOMIC_MOVE);
      return;
    }
    Files.createDirectories(to);
    moveChildren(from, to);
    delete(from);
  }

  private static void moveChildren(Path from, Path to) throws IOException {
    for (Path file : sortedChildren(from)) {
      Path target = to.resolve(file.getFileName().toString());
      Files.move(file, target, StandardCopyOption.REPLACE_EXISTING);
    }
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
