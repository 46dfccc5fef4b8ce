package org.minispark.executor;

import java.io.Serializable;

/** What a task read from outside: files, collections and cached blocks. */
public class InputMetrics implements Serializable {
  private static final long serialVersionUID = 1L;

  private long bytesRead;
  private long recordsRead;

  /** Bytes of files and cached blocks. */
  public long bytesRead() {
    return bytesRead;
  }

  /** Records of files and cached blocks. */
  public long recordsRead() {
    return recordsRead;
  }

  public void incBytesRead(long bytes) {
    bytesRead += bytes;
  }

  public void incRecordsRead(long records) {
    recordsRead += records;
  }

  public void setBytesRead(long bytes) {
    bytesRead = bytes;
  }

  void add(InputMetrics other) {
    bytesRead += other.bytesRead;
    recordsRead += other.recordsRead;
  }
}
