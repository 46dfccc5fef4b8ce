package org.minispark.engine.files;

import java.io.IOException;
import java.io.OutputStream;
import java.util.Arrays;

/**
 * Packs as bzip2 does, in blocks of 900,000 bytes. All symbols of a block share one table of codes,
 * where bzip2 takes up to six: files are a few percent larger, and any program reads them.
 */
final class BZip2Output extends OutputStream {
  private static final int LEVEL = 9;

  /** Room for one more run. */
  private static final int FULL = LEVEL * BZip2Input.BLOCK_UNIT - 32;

  private static final int LONGEST_RUN = 255;

  private final OutputStream out;
  private final byte[] block = new byte[LEVEL * BZip2Input.BLOCK_UNIT];
  private int length;
  private BZip2Crc sum = new BZip2Crc();
  private int streamSum;
  private int last = -1;
  private int run;
  private long bits;
  private int bitCount;
  private boolean closed;

  BZip2Output(OutputStream out) throws IOException {
    this.out = out;
    for (char letter : ("BZh" + LEVEL).toCharArray()) {
      write(letter, Byte.SIZE);
    }
  }

  @Override
  public void write(int value) throws IOException {
    int unsigned = value & 0xff;
    if (unsigned != last || run == LONGEST_RUN) {
      endRun();
      if (length >= FULL) {
        endBlock();
      }
      last = unsigned;
    }
    run++;
    sum.add(unsigned);
  }

  @Override
  public void write(byte[] from, int offset, int count) throws IOException {
    for (int i = offset; i < offset + count; i++) {
      write(from[i]);
    }
  }

  @Override
  public void close() throws IOException {
    if (closed) {
      return;
    }
    closed = true;
    try (out) {
      endRun();
      if (length > 0) {
        endBlock();
      }
      writeMagic(BZip2Input.END_MAGIC);
      write(streamSum, Integer.SIZE);
      write(0, -bitCount & 7);
    }
  }

  /** Equal bytes, and after four of them how many more there are. */
  private void endRun() {
    int shown = Math.min(run, BZip2Input.RUN);
    Arrays.fill(block, length, length + shown, (byte) last);
    length += shown;
    if (shown == BZip2Input.RUN) {
      block[length++] = (byte) (run - shown);
    }
    run = 0;
  }

  private void endBlock() throws IOException {
    writeMagic(BZip2Input.BLOCK_MAGIC);
    write(sum.value(), Integer.SIZE);
    streamSum = BZip2Crc.combine(streamSum, sum.value());
    Rotations rotations = new Rotations(block, length);
    write(0, 1);
    write(rotations.place(), 24);
    writeSymbols(new BZip2Symbols(rotations.lastColumn()));
    length = 0;
    last = -1;
    sum = new BZip2Crc();
  }

  private void writeSymbols(BZip2Symbols symbols) throws IOException {
    writeUsed(symbols.used());
    int groups = (symbols.count() + BZip2Block.GROUP - 1) / BZip2Block.GROUP;
    int[] lengths = HuffmanLengths.of(symbols.frequencies());
    write(2, 3);
    write(groups, 15);
    for (int group = 0; group < groups; group++) {
      write(0, 1);
    }
    writeLengths(lengths);
    writeLengths(lengths);
    int[] codes = HuffmanLengths.codes(lengths);
    for (int i = 0; i < symbols.count(); i++) {
      int symbol = symbols.get(i);
      write(codes[symbol], lengths[symbol]);
    }
  }

  private void writeUsed(boolean[] used) throws IOException {
    int ranges = 0;
    int[] values = new int[16];
    for (int value = 0; value < used.length; value++) {
      if (used[value]) {
        ranges |= 1 << (15 - value / 16);
        values[value / 16] |= 1 << (15 - value % 16);
      }
    }
    write(ranges, 16);
    for (int range : values) {
      if (range != 0) {
        write(range, 16);
      }
    }
  }

  private void writeLengths(int[] lengths) throws IOException {
    int current = lengths[0];
    write(current, 5);
    for (int wanted : lengths) {
      for (; current < wanted; current++) {
        write(0b10, 2);
      }
      for (; current > wanted; current--) {
        write(0b11, 2);
      }
      write(0, 1);
    }
  }

  private void writeMagic(long magic) throws IOException {
    write((int) (magic >>> 24), 24);
    write((int) magic & 0xffffff, 24);
  }

  /** The lowest bits, the highest of them first. */
  private void write(int value, int count) throws IOException {
    bits = (bits << count) | (value & ((1L << count) - 1));
    bitCount += count;
    while (bitCount >= Byte.SIZE) {
      bitCount -= Byte.SIZE;
      out.write((int) (bits >>> bitCount));
    }
  }
}
