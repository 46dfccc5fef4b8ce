package org.minispark.engine.files;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.Iterator;
import java.util.List;
import org.minispark.TaskContext;

/**
 * Files of records of the same length, without anything between them. Splits begin and end with a
 * record; how many partitions the program would like has no part in it.
 *
 * @param recordLength in bytes
 */
record FixedLengthRecords(int recordLength) implements FileRecords<byte[]> {
  private static final long serialVersionUID = 1L;

  @Override
  public List<FileSplit> split(List<InputFile> files, int wanted, SplitRule rule) {
    long records = recordLength > 0 ? Math.max(rule.blockBytes() / recordLength, 1) : 1;
    SplitRule wholeRecords =
        new SplitRule(1, Math.max(records * recordLength, 1)).atLeast(rule.minSplitBytes());
    return wholeRecords.splitIntoBlocks(files, file -> recordLength > 0);
  }

  @Override
  public Iterator<byte[]> read(FileSplit split, TaskContext context) {
    if (recordLength <= 0) {
      throw new IllegalArgumentException("Records of " + recordLength + " bytes: " + split.file());
    }
    return new Records(recordLength, split, context);
  }

  private static final class Records extends SplitRecords {
    private final int recordLength;
    private InputStream bytes;
    private long position;
    private long end;

    Records(int recordLength, FileSplit split, TaskContext context) {
      super(split, context);
      this.recordLength = recordLength;
    }

    @Override
    void open(FileSplit split, TaskContext context) throws IOException {
      if (split.compression() != Compression.NONE) {
        throw new IOException("Records of fixed length are not read from compressed files");
      }
      long intoRecord = split.start() % recordLength;
      position = intoRecord == 0 ? split.start() : split.start() - intoRecord + recordLength;
      end = split.end();
      bytes = new BufferedInputStream(SplitInput.open(split, position, context));
    }

    @Override
    byte[] read() throws IOException {
      if (position >= end) {
        bytes.close();
        return null;
      }
      byte[] record = bytes.readNBytes(recordLength);
      if (record.length < recordLength) {
        throw new EOFException(
            "the record at byte %d has %d bytes, not %d"
                .formatted(position, record.length, recordLength));
      }
      position += recordLength;
      return record;
    }
  }
}
