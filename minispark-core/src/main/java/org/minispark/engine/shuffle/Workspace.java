package org.minispark.engine.shuffle;

import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.minispark.TaskContext;
import org.minispark.engine.base.Unchecked;
import org.minispark.engine.memory.TaskMemory;
import org.minispark.engine.serializer.DataSerializer;
import org.minispark.engine.storage.BlockManager;

/**
 * Where a task's maps and sorters keep what they hold: memory as long as there is some, files that
 * are gone when the task ends, however it ends. Used by the task's own thread.
 */
public final class Workspace {
  private static final int RECORDS_BETWEEN_KILL_CHECKS = 4096;

  private final ShuffleSettings settings;
  private final BlockManager blocks;
  private final DataSerializer serializer;
  private final TaskContext task;
  private final TaskMemory memory;
  private final Map<Path, Closeable> files = new LinkedHashMap<>();
  private boolean cleanedAtEnd;
  private int untilKillCheck = RECORDS_BETWEEN_KILL_CHECKS;

  Workspace(
      ShuffleSettings settings,
      BlockManager blocks,
      DataSerializer serializer,
      TaskContext task,
      TaskMemory memory) {
    this.settings = settings;
    this.blocks = blocks;
    this.serializer = serializer;
    this.task = task;
    this.memory = memory;
  }

  TaskContext task() {
    return task;
  }

  TaskMemory memory() {
    return memory;
  }

  DataSerializer serializer() {
    return serializer;
  }

  long runSize() {
    return settings.runSize();
  }

  /** Bytes of a map output that need no file; none where objects are handed over. */
  int mostInMemory() {
    return settings.inMemory();
  }

  FrameOutput.Compression spillCompression() {
    return FrameOutput.Compression.of(settings.compressSpills());
  }

  /** Called for each record; throws now and then if the task was told to stop. */
  void countRecord() {
    if (--untilKillCheck == 0) {
      untilKillCheck = RECORDS_BETWEEN_KILL_CHECKS;
      task.killTaskIfInterrupted();
    }
  }

  /** A new temporary file. */
  Path newFile() {
    try {
      Path path = blocks.newTempFile();
      if (!cleanedAtEnd) {
        cleanedAtEnd = true;
        task.addTaskCompletionListener(context -> deleteAll());
      }
      files.put(path, () -> {});
      return path;
    } catch (IOException e) {
      throw Unchecked.rethrow(e);
    }
  }

  /** A file is no longer this workspace's to delete. */
  void handOff(Path path) {
    files.remove(path);
  }

  /** A new run on disk. */
  RunFile newRun() {
    return new RunFile(this, newFile());
  }

  /** Moves a run to disk. */
  Run spill(Buckets buckets, long bytes) {
    task.taskMetrics().incMemoryBytesSpilled(bytes);
    try (RunFile file = newRun()) {
      file.addAll(buckets);
      return file.finishRun();
    }
  }

  void spilledToDisk(long bytes) {
    task.taskMetrics().incDiskBytesSpilled(bytes);
  }

  /** Reads a file of this workspace, which is deleted at its end. */
  Pairs open(Path path, long length) {
    try {
      FileRange range = FileRange.open(path, 0, length);
      files.put(path, range);
      SerializedPairs pairs =
          new SerializedPairs(
              serializer,
              range,
              length,
              e -> new UncheckedIOException("Cannot read " + path + ": " + e, e));
      return new SelfDeleting(pairs, path);
    } catch (IOException e) {
      throw Unchecked.rethrow(e);
    }
  }

  void delete(Path path) {
    Closeable open = files.remove(path);
    try {
      if (open != null) {
        open.close();
      }
    } catch (IOException e) {
      throw Unchecked.rethrow(e);
    } finally {
      BlockFile.delete(path);
    }
  }

  private void deleteAll() {
    List<Path> left = new ArrayList<>(files.keySet());
    RuntimeException failure = null;
    for (Path path : left) {
      try {
        delete(path);
      } catch (RuntimeException e) {
        failure = e;
      }
    }
    if (failure != null) {
      throw failure;
    }
  }

  private final class SelfDeleting extends Pairs {
    private final SerializedPairs pairs;
    private final Path path;
    private boolean ended;

    SelfDeleting(SerializedPairs pairs, Path path) {
      this.pairs = pairs;
      this.path = path;
    }

    @Override
    boolean next() {
      if (ended) {
        return false;
      }
      if (!pairs.next()) {
        ended = true;
        delete(path);
        return false;
      }
      key = pairs.key;
      value = pairs.value;
      return true;
    }
  }
}
