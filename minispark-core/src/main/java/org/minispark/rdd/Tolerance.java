package org.minispark.rdd;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.Serializable;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.function.Consumer;
import org.minispark.Partition;
import org.minispark.SparkConf;
import org.minispark.engine.base.EngineIterator;
import org.minispark.engine.base.Unchecked;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Which troubles with input files a program would rather lose records for than fail: none, unless
 * the configuration says so.
 *
 * @param missing {@code spark.files.ignoreMissingFiles}
 * @param corrupt {@code spark.files.ignoreCorruptFiles}
 */
record Tolerance(boolean missing, boolean corrupt) implements Serializable {
  private static final long serialVersionUID = 1L;

  private static final Logger LOG = LoggerFactory.getLogger(Tolerance.class);

  static Tolerance of(SparkConf conf) {
    return new Tolerance(
        conf.getBoolean("spark.files.ignoreMissingFiles", false),
        conf.getBoolean("spark.files.ignoreCorruptFiles", false));
  }

  /** No partitions if the paths do not exist and that is tolerated; else throws {@code problem}. */
  Partition[] withoutInput(IOException problem) {
    if (missing && isInvalidInput(problem)) {
      LOG.warn("There is no input, and so no partition", problem);
      return new Partition[0];
    }
    throw Unchecked.rethrow(problem);
  }

  private static boolean isInvalidInput(IOException problem) {
    return problem instanceof org.minispark.hadoop.mapred.InvalidInputException
        || problem instanceof org.minispark.hadoop.mapreduce.lib.input.InvalidInputException;
  }

  /** The records up to the first trouble that is tolerated. */
  <T> Iterator<T> of(Iterator<T> records) {
    return missing || corrupt ? new Tolerant<>(records) : records;
  }

  private boolean tolerates(IOException trouble) {
    return trouble instanceof FileNotFoundException ? missing : corrupt;
  }

  private final class Tolerant<T> extends EngineIterator<T> {
    private final Iterator<T> records;
    private boolean ended;

    Tolerant(Iterator<T> records) {
      this.records = records;
    }

    @Override
    public boolean hasNext() {
      return !ended && isThereMore();
    }

    private boolean isThereMore() {
      try {
        return records.hasNext();
      } catch (Exception e) { // input errors are thrown unchecked
        if (e instanceof IOException trouble && tolerates(trouble)) {
          LOG.warn("The rest of the file is left out", trouble);
          ended = true;
          return false;
        }
        throw e;
      }
    }

    @Override
    public T next() {
      if (!hasNext()) {
        throw new NoSuchElementException();
      }
      return records.next();
    }

    @Override
    public void forEachRemaining(Consumer<? super T> action) {
      while (hasNext()) {
        action.accept(records.next());
      }
    }
  }
}
