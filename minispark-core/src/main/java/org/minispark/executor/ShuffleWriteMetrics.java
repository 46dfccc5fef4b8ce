package org.minispark.executor;

import java.io.Serializable;

/** What a task wrote for the reducers of its shuffle. */
public class ShuffleWriteMetrics implements Serializable {
  private static final long serialVersionUID = 1L;

  private long bytesWritten;
  private long recordsWritten;
  private long writeTime;

  /** Bytes of map outputs. */
  public long bytesWritten() {
    return bytesWritten;
  }

  /** Records of map outputs. */
  public long recordsWritten() {
    return recordsWritten;
  }

  /** Time blocked on writing, in nanoseconds. */
  public long writeTime() {
    return writeTime;
  }

  public void incBytesWritten(long bytes) {
    bytesWritten += bytes;
  }

  public void incRecordsWritten(long records) {
    recordsWritten += records;
  }

  public void incWriteTime(long nanos) {
    writeTime += nanos;
  }

  public void decBytesWritten(long bytes) {
    bytesWritten -= bytes;
  }

  public void decRecordsWritten(long records) {
    recordsWritten -= records;
  }

  void add(ShuffleWriteMetrics other) {
    bytesWritten += other.bytesWritten;
    recordsWritten += other.recordsWritten;
    writeTime += other.writeTime;
  }
}
