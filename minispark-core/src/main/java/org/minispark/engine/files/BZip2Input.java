package org.minispark.engine.files;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;

/**
 * Reads what bzip2 has packed, any number of streams one after another. Each block's check sum is
 * compared before its last byte is given.
 */
final class BZip2Input extends InputStream {
  static final long BLOCK_MAGIC = 0x314159265359L;
  static final long END_MAGIC = 0x177245385090L;
  static final int BLOCK_UNIT = 100_000;

  /** After so many equal bytes the next one says how many more there are. */
  static final int RUN = 4;

  private final InputStream packed;
  private final BZip2Block block = new BZip2Block();
  private long bits;
  private int bitCount;
  private int blockSize;
  private int streamSum;
  private BZip2Crc sum = new BZip2Crc();
  private int expectedSum;
  private boolean inBlock;
  private boolean ended;
  private int last;
  private int equal;
  private int repeats;

  /** Nothing is read before the first byte is asked for. */
  BZip2Input(InputStream packed) {
    this.packed = packed;
  }

  @Override
  public int read() throws IOException {
    while (repeats == 0) {
      if (!inBlock && !nextBlock()) {
        return -1;
      }
      if (block.hasNext()) {
        take(block.next());
      } else {
        endBlock();
      }
    }
    repeats--;
    sum.add(last);
    return last;
  }

  @Override
  public int read(byte[] into, int offset, int length) throws IOException {
    int count = 0;
    while (count < length) {
      int next = read();
      if (next < 0) {
        return count == 0 ? -1 : count;
      }
      into[offset + count++] = (byte) next;
    }
    return count;
  }

  @Override
  public void close() throws IOException {
    packed.close();
  }

  /** A byte of the block: itself, or how often the one before comes again. */
  private void take(int value) {
    if (equal == RUN) {
      equal = 0;
      repeats = value;
      return;
    }
    equal = equal > 0 && value == last ? equal + 1 : 1;
    last = value;
    repeats = 1;
  }

  private void endBlock() throws IOException {
    if (sum.value() != expectedSum) {
      throw new IOException("Damaged: a bzip2 block has another check sum than was written");
    }
    streamSum = BZip2Crc.combine(streamSum, expectedSum);
    inBlock = false;
  }

  /** Whether there is one more. */
  private boolean nextBlock() throws IOException {
    if (ended) {
      return false;
    }
    if (blockSize == 0) {
      readHeader(packed.read());
    }
    long magic = (readBits(24) << 24) | readBits(24);
    while (magic == END_MAGIC) {
      endStream();
      int first = packed.read();
      if (first < 0) {
        ended = true;
        return false;
      }
      readHeader(first);
      magic = (readBits(24) << 24) | readBits(24);
    }
    if (magic != BLOCK_MAGIC) {
      throw new IOException("Damaged: neither a bzip2 block nor the end of them");
    }
    expectedSum = (int) readBits(32);
    block.read(this, blockSize);
    sum = new BZip2Crc();
    equal = 0;
    inBlock = true;
    return true;
  }

  private void readHeader(int first) throws IOException {
    int level = first == 'B' && packed.read() == 'Z' && packed.read() == 'h' ? packed.read() : 0;
    if (level < '1' || level > '9') {
      throw new IOException("Not packed by bzip2");
    }
    blockSize = (level - '0') * BLOCK_UNIT;
    streamSum = 0;
  }

  private void endStream() throws IOException {
    if ((int) readBits(32) != streamSum) {
      throw new IOException("Damaged: a bzip2 stream has another check sum than was written");
    }
    // What is left of the last byte means nothing; whole bytes are never held here.
    bitCount = 0;
  }

  /** The next bits, the highest first; at most 32. */
  long readBits(int count) throws IOException {
    while (bitCount < count) {
      int next = packed.read();
      if (next < 0) {
        throw new EOFException("The end of what bzip2 has packed is missing");
      }
      bits = (bits << 8) | next;
      bitCount += 8;
    }
    bitCount -= count;
    return (bits >>> bitCount) & ((1L << count) - 1);
  }

  int readBit() throws IOException {
    return (int) readBits(1);
  }
}
