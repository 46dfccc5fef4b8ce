package org.minispark.engine.status;

import java.util.HashMap;
import java.util.Map;
import org.minispark.Success;
import org.minispark.TaskEndReason;
import org.minispark.storage.BlockId;
import org.minispark.storage.BlockManagerId;
import org.minispark.storage.BlockUpdatedInfo;

/** Counts the tasks and blocks of one executor. */
final class LiveExecutor {
  private final String id;
  private final Map<BlockId, BlockUpdatedInfo> blocks = new HashMap<>();
  private String host = "";
  private int cores;
  private BlockManagerId blockManager;
  private long maxMemory;
  private int active;
  private int completed;
  private int failed;

  LiveExecutor(String id) {
    this.id = id;
  }

  void added(String executorHost, int totalCores) {
    host = executorHost;
    cores = totalCores;
  }

  void blockManagerAdded(BlockManagerId manager, long maxBytes) {
    blockManager = manager;
    maxMemory = maxBytes;
  }

  void blockUpdated(BlockUpdatedInfo block) {
    if (block.storageLevel().isValid()) {
      blocks.put(block.blockId(), block);
    } else {
      blocks.remove(block.blockId());
    }
  }

  Map<BlockId, BlockUpdatedInfo> blocks() {
    return blocks;
  }

  void taskStarted() {
    active++;
  }

  void taskEnded(TaskEndReason reason) {
    active--;
    if (reason instanceof Success) {
      completed++;
    } else {
      failed++;
    }
  }

  ExecutorSnapshot snapshot() {
    return new ExecutorSnapshot(
        id,
        host,
        cores,
        blockManager,
        active,
        completed,
        failed,
        maxMemory,
        blocks.values().stream().mapToLong(BlockUpdatedInfo::memSize).sum(),
        blocks.values().stream().mapToLong(BlockUpdatedInfo::diskSize).sum());
  }
}
