package org.minispark.executor;

import java.io.Serializable;

/** What a task wrote to the outside. */
public class OutputMetrics implements Serializable {
  private static final long serialVersionUID = 1L;

  private long bytesWritten;
  private long recordsWritten;

  /** Bytes of files. */
  public long bytesWritten() {
    return bytesWritten;
  }

  /** Records of files. */
  public long recordsWritten() {
    return recordsWritten;
  }

  public void setBytesWritten(long bytes) {
    bytesWritten = bytes;
  }

  public void setRecordsWritten(long records) {
    recordsWritten = records;
  }

  void add(OutputMetrics other) {
    bytesWritten += other.bytesWritten;
    recordsWritten += other.recordsWritten;
  }
}
