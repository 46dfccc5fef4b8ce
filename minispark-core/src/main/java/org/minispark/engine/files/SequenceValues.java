package org.minispark.engine.files;

import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import org.minispark.TaskContext;

/**
 * Sequence files of byte values; see {@link SequenceFormat}. A split may begin anywhere: its first
 * record is the one behind the first sync that begins in it, its last the one before the first sync
 * that begins behind it.
 */
enum SequenceValues implements FileRecords<byte[]> {
  VALUES;

  @Override
  public List<FileSplit> split(List<InputFile> files, int wanted, SplitRule rule) {
    return rule.atLeast(SequenceFormat.SYNC_INTERVAL).split(files, wanted, file -> true);
  }

  @Override
  public Iterator<byte[]> read(FileSplit split, TaskContext context) {
    return new Values(split, context);
  }

  private static final class Values extends SplitRecords {
    private DataInputStream in;
    private byte[] sync;
    private long position;
    private long splitEnd;
    private long fileEnd;

    Values(FileSplit split, TaskContext context) {
      super(split, context);
    }

    @Override
    void open(FileSplit split, TaskContext context) throws IOException {
      splitEnd = split.end();
      fileEnd = split.fileLength();
      openAt(split, 0, context);
      CountingInput header = new CountingInput(in);
      sync = SequenceFormat.readHeader(new DataInputStream(header), split.file());
      position = header.count;
      if (split.start() > position) {
        in.close();
        openAt(split, split.start(), context);
        position = split.start();
        skipToSync();
      }
    }

    private void openAt(FileSplit split, long start, TaskContext context) throws IOException {
      in = new DataInputStream(new BufferedInputStream(SplitInput.open(split, start, context)));
    }

    /** Reads up to the end of the first sync that begins here or later, or the file's end. */
    private void skipToSync() throws IOException {
      byte[] window = new byte[Integer.BYTES + SequenceFormat.SYNC_BYTES];
      int filled = in.readNBytes(window, 0, window.length);
      position += filled;
      while (!isSync(window)) {
        int next = filled == window.length ? in.read() : -1;
        if (next < 0) {
          position = fileEnd;
          return;
        }
        System.arraycopy(window, 1, window, 0, window.length - 1);
        window[window.length - 1] = (byte) next;
        position++;
      }
      if (position - window.length >= splitEnd) {
        position = fileEnd; // the next split begins with it
      }
    }

    private boolean isSync(byte[] window) {
      return Arrays.equals(window, Integer.BYTES, window.length, sync, 0, sync.length);
    }

    @Override
    byte[] read() throws IOException {
      if (position >= fileEnd) {
        return end();
      }
      long start = position;
      int length = readInt();
      if (length == SequenceFormat.SYNC_ESCAPE) {
        if (start >= splitEnd) {
          return end();
        }
        readSync();
        if (position >= fileEnd) {
          return end();
        }
        length = readInt();
      }
      return readValue(length);
    }

    private byte[] end() throws IOException {
      position = fileEnd;
      in.close();
      return null;
    }

    private void readSync() throws IOException {
      byte[] found = new byte[SequenceFormat.SYNC_BYTES];
      in.readFully(found);
      position += found.length;
      if (!Arrays.equals(found, sync)) {
        throw new IOException("File is corrupt!");
      }
    }

    private byte[] readValue(int length) throws IOException {
      int keyLength = readInt();
      int valueLength = readInt();
      if (keyLength != 0 || valueLength < 0 || valueLength != length - Integer.BYTES) {
        throw new IOException(
            "The record before byte %d says that it has %d bytes, %d of its key and %d of its value"
                .formatted(position, length, keyLength, valueLength));
      }
      if (position + valueLength > fileEnd) {
        throw new EOFException("The file ends within the record at byte " + position);
      }
      byte[] value = new byte[valueLength];
      in.readFully(value);
      position += valueLength;
      return value;
    }

    private int readInt() throws IOException {
      int number = in.readInt();
      position += Integer.BYTES;
      return number;
    }
  }
}
