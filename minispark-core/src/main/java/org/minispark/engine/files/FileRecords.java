package org.minispark.engine.files;

import java.io.Serializable;
import java.util.Iterator;
import java.util.List;
import org.minispark.TaskContext;

/**
 * What the files of an input hold: where they may be cut, and how a part is read.
 *
 * @param <T> the records
 */
public interface FileRecords<T> extends Serializable {
  /** The splits of the files, in order, made with {@code rule} as far as records allow. */
  List<FileSplit> split(List<InputFile> files, int wanted, SplitRule rule);

  /** The records of a split, read as they are asked for. */
  Iterator<T> read(FileSplit split, TaskContext context);

  /** Lines of text; packed files are read whole. */
  static FileRecords<String> lines() {
    return TextLines.LINES;
  }

  /** The values of Hadoop's sequence files, whose keys and values are bytes. */
  static FileRecords<byte[]> sequenceFileValues() {
    return SequenceValues.VALUES;
  }

  /** Records of the same number of bytes each. */
  static FileRecords<byte[]> fixedLength(int recordLength) {
    return new FixedLengthRecords(recordLength);
  }
}
