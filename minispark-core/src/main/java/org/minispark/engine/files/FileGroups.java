package org.minispark.engine.files;

import java.util.ArrayList;
import java.util.List;

/**
 * Puts whole files together until they are large enough for a partition, as Hadoop's combining
 * format does on one host: first those that hold something, in order; what is left of them and the
 * empty ones make the last partition.
 */
public final class FileGroups {
  private final long bytes;
  private final List<List<InputFile>> groups = new ArrayList<>();
  private final List<InputFile> open = new ArrayList<>();
  private long openBytes;

  private FileGroups(long bytes) {
    this.bytes = bytes;
  }

  /**
   * @param bytes at which a partition is full; 0 if it never is, and below that it always is
   */
  public static List<List<InputFile>> of(List<InputFile> files, long bytes) {
    FileGroups full = new FileGroups(bytes);
    int firstLeft = 0;
    for (int i = 0; i < files.size(); i++) {
      if (files.get(i).length() > 0) {
        full.add(files.get(i));
        firstLeft = full.open.isEmpty() ? i + 1 : firstLeft;
      }
    }
    FileGroups rest = new FileGroups(bytes);
    for (int i = 0; i < files.size(); i++) {
      if (i >= firstLeft || files.get(i).length() == 0) {
        rest.add(files.get(i));
      }
    }
    rest.close();
    full.groups.addAll(rest.groups);
    return full.groups;
  }

  private void add(InputFile file) {
    open.add(file);
    openBytes += file.length();
    if (bytes != 0 && openBytes >= bytes) {
      close();
    }
  }

  private void close() {
    if (!open.isEmpty()) {
      groups.add(List.copyOf(open));
      open.clear();
      openBytes = 0;
    }
  }
}
