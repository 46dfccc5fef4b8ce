package org.minispark.cluster.deploy;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.minispark.cluster.protocol.ClientMessages.WorkerState;
import org.minispark.cluster.protocol.ClientMessages.WorkerSummary;
import org.minispark.cluster.protocol.MalformedMessageException;
import org.minispark.cluster.protocol.Notice;
import org.minispark.cluster.protocol.Payload;
import org.minispark.cluster.protocol.Peer;
import org.minispark.cluster.protocol.WireInput;
import org.minispark.cluster.protocol.WireOutput;
import org.minispark.cluster.protocol.WorkerMessages.ExecutorName;
import org.minispark.cluster.protocol.WorkerMessages.RunningExecutor;
import org.minispark.cluster.transport.Connection;

/**
 * A worker as the master knows it. Begins {@code UNKNOWN}; {@code ALIVE} with a line; {@code
 * UNKNOWN} again when the line breaks; {@code DEAD} when it is given up, which is the end.
 */
final class WorkerEntry {
  private final String id;
  private final String host;
  private final int cores;
  private final int memory;
  private final Map<ExecutorName, ExecutorEntry> executors = new LinkedHashMap<>();
  private final Map<ExecutorName, RunningExecutor> leaving = new LinkedHashMap<>();
  private WorkerState state = WorkerState.UNKNOWN;
  private Connection line;
  private long heardNanos;
  private int coresUsed;
  private int memoryUsed;
  private boolean leaves;

  WorkerEntry(String id, String host, int cores, int memory) {
    this.id = Names.requireSafe(id);
    this.host = host;
    this.cores = cores;
    this.memory = memory;
  }

  String id() {
    return id;
  }

  String host() {
    return host;
  }

  boolean isAlive() {
    return state == WorkerState.ALIVE;
  }

  /** It takes no more from now on. */
  void leaves() {
    leaves = true;
  }

  boolean isLeaving() {
    return leaves;
  }

  boolean takesMore() {
    return isAlive() && !leaves;
  }

  boolean isUnknown() {
    return state == WorkerState.UNKNOWN;
  }

  boolean isDead() {
    return state == WorkerState.DEAD;
  }

  boolean offers(int otherCores, int otherMemory) {
    return cores == otherCores && memory == otherMemory;
  }

  /** It speaks over this line from now on. */
  void connected(Connection newLine, long nanos) {
    state = WorkerState.ALIVE;
    line = newLine;
    heardNanos = nanos;
  }

  void disconnected() {
    state = WorkerState.UNKNOWN;
    line = null;
  }

  void dead(long nanos) {
    state = WorkerState.DEAD;
    heardNanos = nanos;
    line = null;
  }

  /** The line over which it speaks; null without one. */
  Connection line() {
    return line;
  }

  /** If it has no line the notice is lost; when it comes back it is told what to do. */
  void tell(Notice notice) {
    if (line != null) {
      line.send(notice);
    }
  }

  void heard(long nanos) {
    heardNanos = nanos;
  }

  /** When it was last heard of, or lost. */
  long heardNanos() {
    return heardNanos;
  }

  /** Takes cores and memory for an executor or a driver. */
  void reserve(int takenCores, int takenMemory) {
    coresUsed += takenCores;
    memoryUsed += takenMemory;
  }

  void free(int givenCores, int givenMemory) {
    reserve(-givenCores, -givenMemory);
  }

  int coresFree() {
    return Math.max(0, cores - coresUsed);
  }

  int memoryFree() {
    return Math.max(0, memory - memoryUsed);
  }

  Allocation.Room room() {
    return new Allocation.Room(id, coresFree(), memoryFree());
  }

  void add(ExecutorEntry executor) {
    executors.put(executor.name(), executor);
    reserve(executor.cores(), executor.memory());
  }

  void remove(ExecutorEntry executor) {
    if (executors.remove(executor.name(), executor)) {
      free(executor.cores(), executor.memory());
    }
  }

  /** These have to end and belong to nobody any more; until then there is no room for others. */
  void leaving(Collection<RunningExecutor> unwanted) {
    leaving.values().forEach(each -> free(each.cores(), each.memory()));
    leaving.clear();
    unwanted.forEach(each -> leaving.put(each.name(), each));
    leaving.values().forEach(each -> reserve(each.cores(), each.memory()));
  }

  /** One of those has ended. */
  void left(ExecutorName name) {
    RunningExecutor gone = leaving.remove(name);
    if (gone != null) {
      free(gone.cores(), gone.memory());
    }
  }

  /** The executor of that name, or null. */
  ExecutorEntry executor(ExecutorName name) {
    return executors.get(name);
  }

  Collection<ExecutorEntry> executors() {
    return List.copyOf(executors.values());
  }

  WorkerSummary summary() {
    return new WorkerSummary(
        id, host, cores, Math.max(0, coresUsed), memory, Math.max(0, memoryUsed), shownState());
  }

  private WorkerState shownState() {
    return isAlive() && leaves ? WorkerState.DECOMMISSIONED : state;
  }

  /** For the store. */
  Payload toPayload() {
    WireOutput out = new WireOutput();
    out.writeString(id, Peer.MAX_NAME_BYTES);
    out.writeString(host, Peer.MAX_NAME_BYTES);
    out.writeVarInt(cores);
    out.writeVarInt(memory);
    out.writeBoolean(leaves);
    return out.toPayload();
  }

  static WorkerEntry of(Payload stored) throws MalformedMessageException {
    WireInput in = new WireInput(stored);
    WorkerEntry entry =
        new WorkerEntry(
            in.readString(Peer.MAX_NAME_BYTES),
            in.readString(Peer.MAX_NAME_BYTES),
            in.readVarInt(),
            in.readVarInt());
    entry.leaves = in.readBoolean();
    in.requireEnd();
    return entry;
  }

  @Override
  public String toString() {
    return id;
  }
}
