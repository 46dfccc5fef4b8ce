package org.minispark.engine.storage;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import java.util.function.Predicate;
import org.minispark.engine.storage.BlockId.RDDBlockId;
import org.minispark.storage.BlockManagerId;
import org.minispark.storage.StorageLevel;

/** The driver's knowledge of all block managers and their blocks. Thread-safe. */
public final class DriverBlockManagerMaster implements BlockManagerMaster {
  private static final String DRIVER = "driver";

  private final StorageListener listener;

  /** In order of registration; guarded by this. */
  private final LinkedHashMap<BlockManagerId, Registered> managers = new LinkedHashMap<>();

  private record Registered(long maxMemory, BlockHolder holder, Map<BlockId, BlockStatus> blocks) {}

  /**
   * How a block is held in one place.
   *
   * @param level what is true now: in memory, on disk, as objects
   */
  public record BlockStatus(StorageLevel level, long memoryBytes, long diskBytes) {}

  /**
   * A block manager's blocks at one moment.
   *
   * @param maxMemory the bytes it may hold in memory
   */
  public record ManagerStatus(BlockManagerId id, long maxMemory, Map<BlockId, BlockStatus> blocks) {
    /** Bytes of its blocks in memory. */
    public long memoryUsed() {
      return blocks.values().stream().mapToLong(BlockStatus::memoryBytes).sum();
    }

    /** Bytes of its blocks on disk. */
    public long diskUsed() {
      return blocks.values().stream().mapToLong(BlockStatus::diskBytes).sum();
    }
  }

  /**
   * What is kept of one RDD at one moment, over all holders.
   *
   * @param cachedPartitions partitions that somebody holds
   */
  public record RddStatus(int rddId, int cachedPartitions, long memoryBytes, long diskBytes) {}

  public DriverBlockManagerMaster(StorageListener listener) {
    this.listener = listener;
  }

  @Override
  public void registerBlockManager(BlockManagerId id, long maxMemory, BlockHolder holder) {
    synchronized (this) {
      managers.put(id, new Registered(maxMemory, holder, new LinkedHashMap<>()));
    }
    listener.blockManagerAdded(id, maxMemory);
  }

  @Override
  public void updateBlock(
      BlockManagerId holder, BlockId block, StorageLevel level, long memoryBytes, long diskBytes) {
    synchronized (this) {
      Registered manager = managers.get(holder);
      if (manager == null) {
        return; // it was removed meanwhile, and its blocks with it
      }
      if (level.isValid()) {
        manager.blocks().put(block, new BlockStatus(level, memoryBytes, diskBytes));
      } else {
        manager.blocks().remove(block);
      }
    }
    listener.blockUpdated(holder, block, level, memoryBytes, diskBytes);
  }

  @Override
  public synchronized List<BlockManagerId> locations(BlockId block) {
    List<BlockManagerId> holders = new ArrayList<>();
    managers.forEach(
        (id, manager) -> {
          if (manager.blocks().containsKey(block)) {
            holders.add(id);
          }
        });
    return holders;
  }

  @Override
  public synchronized List<BlockManagerId> peers(BlockManagerId holder) {
    List<BlockManagerId> all = new ArrayList<>(managers.keySet());
    List<BlockManagerId> peers = new ArrayList<>();
    int own = all.indexOf(holder);
    for (int i = 1; i <= all.size(); i++) {
      BlockManagerId candidate = all.get(Math.floorMod(own + i, all.size()));
      if (!candidate.equals(holder) && !candidate.executorId().equals(DRIVER)) {
        peers.add(candidate);
      }
    }
    return peers;
  }

  /** Drops an RDD's blocks everywhere. */
  public CompletableFuture<Void> removeRdd(int rddId) {
    return tellAll(id -> true, holder -> holder.dropRdd(rddId));
  }

  /** Where a broadcast is dropped. */
  public enum BroadcastScope {
    /** At the executors; the driver keeps it and they may fetch it again. */
    EXECUTORS,
    /** Everywhere, for good. */
    EVERYWHERE
  }

  /** Drops a broadcast's value and pieces. */
  public CompletableFuture<Void> removeBroadcast(long broadcastId, BroadcastScope scope) {
    return tellAll(
        id -> scope == BroadcastScope.EVERYWHERE || !id.executorId().equals(DRIVER),
        holder -> holder.dropBroadcast(broadcastId));
  }

  /** Drops one block everywhere. */
  public CompletableFuture<Void> removeBlock(BlockId block) {
    return tellAll(id -> true, holder -> holder.dropBlock(block));
  }

  /** Forgets an executor that is gone, and what it held. */
  public void removeExecutor(String executorId) {
    List<BlockManagerId> gone;
    synchronized (this) {
      gone = managers.keySet().stream().filter(id -> id.executorId().equals(executorId)).toList();
      gone.forEach(managers::remove);
    }
    gone.forEach(listener::blockManagerRemoved);
  }

  /** All block managers and their blocks as they are now, in order of registration. */
  public synchronized List<ManagerStatus> storageStatus() {
    return managers.entrySet().stream()
        .map(
            each ->
                new ManagerStatus(
                    each.getKey(),
                    each.getValue().maxMemory(),
                    Map.copyOf(each.getValue().blocks())))
        .toList();
  }

  /** What is kept of each RDD now, by RDD id; RDDs of which nothing is kept are missing. */
  public synchronized Map<Integer, RddStatus> rddStatus() {
    Map<Integer, RddStatus> statuses = new TreeMap<>();
    Map<Integer, Set<Integer>> partitions = new HashMap<>();
    for (Registered manager : managers.values()) {
      manager
          .blocks()
          .forEach(
              (block, status) -> {
                if (block instanceof RDDBlockId rddBlock) {
                  Set<Integer> known =
                      partitions.computeIfAbsent(rddBlock.rddId(), id -> new HashSet<>());
                  known.add(rddBlock.partition());
                  RddStatus before = statuses.get(rddBlock.rddId());
                  statuses.put(rddBlock.rddId(), add(before, rddBlock, known.size(), status));
                }
              });
    }
    return statuses;
  }

  /** What is kept of one RDD now, if anything. */
  public Optional<RddStatus> rddStatus(int rddId) {
    return Optional.ofNullable(rddStatus().get(rddId));
  }

  private static RddStatus add(
      RddStatus before, RDDBlockId block, int partitions, BlockStatus status) {
    long memory = before == null ? 0 : before.memoryBytes();
    long disk = before == null ? 0 : before.diskBytes();
    return new RddStatus(
        block.rddId(), partitions, memory + status.memoryBytes(), disk + status.diskBytes());
  }

  private CompletableFuture<Void> tellAll(
      Predicate<BlockManagerId> chosen, Function<BlockHolder, CompletableFuture<Void>> order) {
    List<BlockHolder> holders = new ArrayList<>();
    synchronized (this) {
      managers.forEach(
          (id, manager) -> {
            if (chosen.test(id)) {
              holders.add(manager.holder());
            }
          });
    }
    return CompletableFuture.allOf(
        holders.stream().map(order).toArray(CompletableFuture<?>[]::new));
  }
}
