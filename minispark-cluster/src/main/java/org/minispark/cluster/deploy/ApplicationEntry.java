package org.minispark.cluster.deploy;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.minispark.cluster.protocol.AllocationMessages.StartExecutors;
import org.minispark.cluster.protocol.ApplicationDescription;
import org.minispark.cluster.protocol.ClientMessages.ApplicationState;
import org.minispark.cluster.protocol.ClientMessages.ApplicationSummary;
import org.minispark.cluster.protocol.MalformedMessageException;
import org.minispark.cluster.protocol.Notice;
import org.minispark.cluster.protocol.Payload;
import org.minispark.cluster.protocol.Peer;
import org.minispark.cluster.protocol.WireInput;
import org.minispark.cluster.protocol.WireOutput;
import org.minispark.cluster.protocol.WorkerMessages.ExecutorName;
import org.minispark.cluster.transport.Connection;

/**
 * An application as the master knows it. {@code WAITING} until one of its executors has started,
 * then {@code RUNNING}; {@code UNKNOWN} after the master was restarted, until its driver comes
 * back; in the end {@code FINISHED}, {@code FAILED} or {@code KILLED}.
 */
final class ApplicationEntry {
  private final String id;
  private final ApplicationDescription description;
  private final long startMillis;
  private final Map<String, ExecutorEntry> executors = new LinkedHashMap<>();
  private final Set<String> unwanted = new HashSet<>();
  private final Set<String> serving = new HashSet<>();
  private final List<Runnable> whenEmpty = new ArrayList<>();
  private ApplicationState state = ApplicationState.WAITING;
  private Connection line;
  private StartExecutors start;
  private int limit = Integer.MAX_VALUE;
  private int nextExecutor;
  private int failuresInARow;
  private long endMillis;

  ApplicationEntry(String id, ApplicationDescription description, long startMillis) {
    this.id = Names.requireSafe(id);
    this.description = description;
    this.startMillis = startMillis;
  }

  String id() {
    return id;
  }

  ApplicationState state() {
    return state;
  }

  boolean isOver() {
    return state.isOver();
  }

  /** Nobody knows whether its driver lives. */
  void unknown() {
    state = ApplicationState.UNKNOWN;
  }

  /** Its driver speaks over this line from now on. */
  void connected(Connection newLine, int firstFreeExecutor) {
    line = newLine;
    nextExecutor = Math.max(nextExecutor, firstFreeExecutor);
    if (state == ApplicationState.UNKNOWN) {
      state = executors.isEmpty() ? ApplicationState.WAITING : ApplicationState.RUNNING;
    }
  }

  void disconnected() {
    line = null;
  }

  /** The line of its driver; null without one. */
  Connection line() {
    return line;
  }

  void tell(Notice notice) {
    if (line != null) {
      line.send(notice);
    }
  }

  /** Its executors can be started from now on. */
  void start(StartExecutors request) {
    start = request;
    request.limit().ifPresent(this::setLimit);
  }

  StartExecutors start() {
    return start;
  }

  void setLimit(int executorLimit) {
    limit = executorLimit;
  }

  /** What it may still have; nothing while there is nobody to use it. */
  Optional<Allocation.Demand> demand(int defaultCores) {
    if (start == null || line == null || isOver()) {
      return Optional.empty();
    }
    int cores = description.maxCores().orElse(defaultCores) - cores();
    int more = limit - (executors.size() - unwanted.size());
    return Optional.of(
        new Allocation.Demand(
            cores, description.coresPerExecutor(), description.memoryPerExecutor(), more));
  }

  /** Whether it may have so many cores more. */
  boolean mayHave(int moreCores, int defaultCores) {
    return cores() + (long) moreCores <= description.maxCores().orElse(defaultCores);
  }

  int memoryPerExecutor() {
    return description.memoryPerExecutor();
  }

  int cores() {
    return executors.values().stream().mapToInt(ExecutorEntry::cores).sum();
  }

  ExecutorName nextExecutor() {
    return new ExecutorName(id, Integer.toString(nextExecutor++));
  }

  void add(ExecutorEntry executor) {
    executors.put(executor.name().id(), executor);
  }

  /** An executor that lived before the master did. */
  void adopt(ExecutorEntry executor) {
    add(executor);
    started();
    String number = executor.name().id();
    if (number.matches("\\d{1,9}")) {
      nextExecutor = Math.max(nextExecutor, Integer.parseInt(number) + 1);
    }
  }

  void remove(ExecutorEntry executor) {
    executors.remove(executor.name().id(), executor);
    unwanted.remove(executor.name().id());
    serving.remove(executor.name().id());
    if (executors.isEmpty()) {
      whenEmpty.forEach(Runnable::run);
      whenEmpty.clear();
    }
  }

  /** Runs an action when it has no executors any more. */
  void whenEmpty(Runnable action) {
    if (executors.isEmpty()) {
      action.run();
    } else {
      whenEmpty.add(action);
    }
  }

  Collection<ExecutorEntry> executors() {
    return List.copyOf(executors.values());
  }

  /** The executor of that id, or null. */
  ExecutorEntry executor(String executorId) {
    return executors.get(executorId);
  }

  /** Another may take its place at once. */
  void unwanted(ExecutorEntry executor) {
    unwanted.add(executor.name().id());
  }

  boolean isUnwanted(ExecutorEntry executor) {
    return unwanted.contains(executor.name().id());
  }

  /** The process of an executor runs. */
  void started() {
    if (state == ApplicationState.WAITING) {
      state = ApplicationState.RUNNING;
    }
  }

  /** An executor works for the driver: failures before it count no more. */
  void serves(String executorId) {
    if (executors.containsKey(executorId)) {
      serving.add(executorId);
      failuresInARow = 0;
    }
  }

  /** Counts a failure; whether there were too many, with no executor that works. */
  boolean failedTooOften(int maxRetries) {
    failuresInARow++;
    return maxRetries >= 0 && failuresInARow >= maxRetries && serving.isEmpty();
  }

  void end(ApplicationState how, long nowMillis) {
    state = how;
    endMillis = nowMillis;
  }

  ApplicationSummary summary(long nowMillis) {
    long until = isOver() ? endMillis : nowMillis;
    return new ApplicationSummary(
        id,
        description,
        state,
        cores(),
        executors.size(),
        startMillis,
        Math.max(0, until - startMillis));
  }

  /** For the store: what its driver does not tell when it comes back. */
  Payload toPayload() {
    WireOutput out = new WireOutput();
    out.writeString(id, Peer.MAX_NAME_BYTES);
    description.write(out);
    out.writeVarLong(startMillis);
    return out.toPayload();
  }

  static ApplicationEntry of(Payload stored) throws MalformedMessageException {
    WireInput in = new WireInput(stored);
    ApplicationEntry entry =
        new ApplicationEntry(
            in.readString(Peer.MAX_NAME_BYTES), ApplicationDescription.read(in), in.readVarLong());
    in.requireEnd();
    return entry;
  }

  @Override
  public String toString() {
    return id;
  }
}
