package org.minispark.engine.files;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/**
 * Cuts files into splits, as Hadoop's file inputs do: of about the total size divided by the wanted
 * number of partitions, at most a block; the last split of a file may be a tenth larger rather than
 * leave a crumb.
 *
 * @param minSplitBytes splits are at least so long, even if longer than a block
 * @param blockBytes what a file system keeps in one place
 */
public record SplitRule(long minSplitBytes, long blockBytes) {
  private static final double SLOP = 1.1;

  /** Hadoop's settings of local files: no least size, blocks of 32 MB. */
  public static final SplitRule LOCAL = new SplitRule(1, 32L << 20);

  /**
   * The splits of all files, in order. An empty file has none; a compressed one has one.
   *
   * @param wanted how many splits the program would like at least; 0 is taken as 1
   */
  public List<FileSplit> split(List<InputFile> files, int wanted) {
    return split(files, wanted, file -> file.compression().splittable());
  }

  /**
   * The same where the records of the files decide.
   *
   * @param splittable whether a file may be cut
   */
  List<FileSplit> split(List<InputFile> files, int wanted, Predicate<InputFile> splittable) {
    long total = files.stream().mapToLong(InputFile::length).sum();
    return cut(files, Math.min(total / Math.max(wanted, 1), blockBytes), splittable);
  }

  /** Splits of a block each, or less, as Hadoop's newer formats make them. */
  List<FileSplit> splitIntoBlocks(List<InputFile> files, Predicate<InputFile> splittable) {
    return cut(files, blockBytes, splittable);
  }

  private List<FileSplit> cut(
      List<InputFile> files, long wantedBytes, Predicate<InputFile> splittable) {
    long size = Math.max(Math.max(minSplitBytes, 1), wantedBytes);
    List<FileSplit> splits = new ArrayList<>();
    for (InputFile file : files) {
      if (splittable.test(file)) {
        cut(file, size, splits);
      } else if (file.length() > 0) {
        splits.add(file.split(0, file.length()));
      }
    }
    return splits;
  }

  /** The same rule with splits of at least so many bytes. */
  SplitRule atLeast(long bytes) {
    return new SplitRule(Math.max(minSplitBytes, bytes), blockBytes);
  }

  private static void cut(InputFile file, long size, List<FileSplit> splits) {
    long left = file.length();
    while ((double) left / size > SLOP) {
      splits.add(file.split(file.length() - left, size));
      left -= size;
    }
    if (left > 0) {
      splits.add(file.split(file.length() - left, left));
    }
  }
}
