package org.minispark.executor;

import java.io.Serializable;

/** What a task fetched of its shuffles' map outputs, and how long it waited for them. */
public class ShuffleReadMetrics implements Serializable {
  private static final long serialVersionUID = 1L;

  private long remoteBlocksFetched;
  private long localBlocksFetched;
  private long remoteBytesRead;
  private long remoteBytesReadToDisk;
  private long localBytesRead;
  private long fetchWaitTime;
  private long recordsRead;
  private long remoteReqsDuration;

  /** Blocks that came from other executors. */
  public long remoteBlocksFetched() {
    return remoteBlocksFetched;
  }

  /** Blocks of the task's own executor. */
  public long localBlocksFetched() {
    return localBlocksFetched;
  }

  /** Bytes that came from other executors. */
  public long remoteBytesRead() {
    return remoteBytesRead;
  }

  /** The remote bytes that went to disk first because their block was large. */
  public long remoteBytesReadToDisk() {
    return remoteBytesReadToDisk;
  }

  /** Bytes of the task's own executor. */
  public long localBytesRead() {
    return localBytesRead;
  }

  /** Time blocked on blocks that had not come yet, in milliseconds. */
  public long fetchWaitTime() {
    return fetchWaitTime;
  }

  /** Records that the task took out of them. */
  public long recordsRead() {
    return recordsRead;
  }

  /** Time that remote requests took, all added, in milliseconds. */
  public long remoteReqsDuration() {
    return remoteReqsDuration;
  }

  // Nobody merges map outputs before they are read, so what follows stays 0.

  /** Merged chunks that were damaged: none. */
  public long corruptMergedBlockChunks() {
    return 0;
  }

  /** How often single blocks were fetched in place of merged ones: never. */
  public long mergedFetchFallbackCount() {
    return 0;
  }

  /** Merged blocks of other executors: none. */
  public long remoteMergedBlocksFetched() {
    return 0;
  }

  /** Merged blocks of this executor: none. */
  public long localMergedBlocksFetched() {
    return 0;
  }

  /** Merged chunks of other executors: none. */
  public long remoteMergedChunksFetched() {
    return 0;
  }

  /** Merged chunks of this executor: none. */
  public long localMergedChunksFetched() {
    return 0;
  }

  /** Bytes of merged blocks of other executors: none. */
  public long remoteMergedBytesRead() {
    return 0;
  }

  /** Bytes of merged blocks of this executor: none. */
  public long localMergedBytesRead() {
    return 0;
  }

  /** Milliseconds of requests for merged blocks: none. */
  public long remoteMergedReqsDuration() {
    return 0;
  }

  /** Remote and local bytes. */
  public long totalBytesRead() {
    return remoteBytesRead + localBytesRead;
  }

  /** Remote and local blocks. */
  public long totalBlocksFetched() {
    return remoteBlocksFetched + localBlocksFetched;
  }

  public void incRemoteBlocksFetched(long blocks) {
    remoteBlocksFetched += blocks;
  }

  public void incLocalBlocksFetched(long blocks) {
    localBlocksFetched += blocks;
  }

  public void incRemoteBytesRead(long bytes) {
    remoteBytesRead += bytes;
  }

  public void incRemoteBytesReadToDisk(long bytes) {
    remoteBytesReadToDisk += bytes;
  }

  public void incLocalBytesRead(long bytes) {
    localBytesRead += bytes;
  }

  public void incFetchWaitTime(long millis) {
    fetchWaitTime += millis;
  }

  public void incRecordsRead(long records) {
    recordsRead += records;
  }

  public void incRemoteReqsDuration(long millis) {
    remoteReqsDuration += millis;
  }

  void add(ShuffleReadMetrics other) {
    remoteBlocksFetched += other.remoteBlocksFetched;
    localBlocksFetched += other.localBlocksFetched;
    remoteBytesRead += other.remoteBytesRead;
    remoteBytesReadToDisk += other.remoteBytesReadToDisk;
    localBytesRead += other.localBytesRead;
    fetchWaitTime += other.fetchWaitTime;
    recordsRead += other.recordsRead;
    remoteReqsDuration += other.remoteReqsDuration;
  }
}
