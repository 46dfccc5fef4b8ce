package org.minispark.cluster.protocol;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import org.minispark.executor.TaskMetrics;

/** A task's metrics as numbers, one after the other. */
final class MetricsForm {
  private MetricsForm() {}

  static void write(TaskMetrics metrics, DataOutput out) throws IOException {
    out.writeLong(metrics.executorDeserializeTime());
    out.writeLong(metrics.executorDeserializeCpuTime());
    out.writeLong(metrics.executorRunTime());
    out.writeLong(metrics.executorCpuTime());
    out.writeLong(metrics.resultSize());
    out.writeLong(metrics.jvmGCTime());
    out.writeLong(metrics.resultSerializationTime());
    out.writeLong(metrics.memoryBytesSpilled());
    out.writeLong(metrics.diskBytesSpilled());
    out.writeLong(metrics.peakExecutionMemory());
    out.writeLong(metrics.inputMetrics().bytesRead());
    out.writeLong(metrics.inputMetrics().recordsRead());
    out.writeLong(metrics.outputMetrics().bytesWritten());
    out.writeLong(metrics.outputMetrics().recordsWritten());
    var read = metrics.shuffleReadMetrics();
    out.writeLong(read.remoteBlocksFetched());
    out.writeLong(read.localBlocksFetched());
    out.writeLong(read.remoteBytesRead());
    out.writeLong(read.remoteBytesReadToDisk());
    out.writeLong(read.localBytesRead());
    out.writeLong(read.fetchWaitTime());
    out.writeLong(read.recordsRead());
    out.writeLong(read.remoteReqsDuration());
    var written = metrics.shuffleWriteMetrics();
    out.writeLong(written.bytesWritten());
    out.writeLong(written.recordsWritten());
    out.writeLong(written.writeTime());
  }

  static TaskMetrics read(DataInput in) throws IOException {
    TaskMetrics metrics = new TaskMetrics();
    metrics.setExecutorDeserializeTime(in.readLong());
    metrics.setExecutorDeserializeCpuTime(in.readLong());
    metrics.setExecutorRunTime(in.readLong());
    metrics.setExecutorCpuTime(in.readLong());
    metrics.setResultSize(in.readLong());
    metrics.setJvmGCTime(in.readLong());
    metrics.setResultSerializationTime(in.readLong());
    metrics.incMemoryBytesSpilled(in.readLong());
    metrics.incDiskBytesSpilled(in.readLong());
    metrics.setPeakExecutionMemory(in.readLong());
    metrics.inputMetrics().setBytesRead(in.readLong());
    metrics.inputMetrics().incRecordsRead(in.readLong());
    metrics.outputMetrics().setBytesWritten(in.readLong());
    metrics.outputMetrics().setRecordsWritten(in.readLong());
    var read = metrics.shuffleReadMetrics();
    read.incRemoteBlocksFetched(in.readLong());
    read.incLocalBlocksFetched(in.readLong());
    read.incRemoteBytesRead(in.readLong());
    read.incRemoteBytesReadToDisk(in.readLong());
    read.incLocalBytesRead(in.readLong());
    read.incFetchWaitTime(in.readLong());
    read.incRecordsRead(in.readLong());
    read.incRemoteReqsDuration(in.readLong());
    var written = metrics.shuffleWriteMetrics();
    written.incBytesWritten(in.readLong());
    written.incRecordsWritten(in.readLong());
    written.incWriteTime(in.readLong());
    return metrics;
  }
}
