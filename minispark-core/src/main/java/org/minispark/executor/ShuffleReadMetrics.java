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

  public long remoteBlocksFetched() {
    return remoteBlocksFetched;
  }

  public long localBlocksFetched() {
    return localBlocksFetched;
  }

  public long remoteBytesRead() {
    return remoteBytesRead;
  }

  /** The remote bytes that went to disk first because their block was large. */
  public long remoteBytesReadToDisk() {
    return remoteBytesReadToDisk;
  }

  public long localBytesRead() {
    return localBytesRead;
  }

  /** Time blocked on blocks that had not come yet, in milliseconds. */
  public long fetchWaitTime() {
    return fetchWaitTime;
  }

  public long recordsRead() {
    return recordsRead;
  }

  /** Time that remote requests took, all added, in milliseconds. */
  public long remoteReqsDuration() {
    return remoteReqsDuration;
  }

  // Nobody merges map outputs before they are read, so what follows stays 0.

  public long corruptMergedBlockChunks() {
    return 0;
  }

  public long mergedFetchFallbackCount() {
    return 0;
  }

  public long remoteMergedBlocksFetched() {
    return 0;
  }

  public long localMergedBlocksFetched() {
    return 0;
  }

  public long remoteMergedChunksFetched() {
    return 0;
  }

  public long localMergedChunksFetched() {
    return 0;
  }

  public long remoteMergedBytesRead() {
    return 0;
  }

  public long localMergedBytesRead() {
    return 0;
  }

  public long remoteMergedReqsDuration() {
    return 0;
  }

  public long totalBytesRead() {
    return remoteBytesRead + localBytesRead;
  }

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
