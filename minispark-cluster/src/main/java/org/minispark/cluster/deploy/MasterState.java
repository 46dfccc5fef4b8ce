package org.minispark.cluster.deploy;

import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.minispark.cluster.protocol.ClientMessages.ApplicationSummary;
import org.minispark.cluster.protocol.ClientMessages.ClusterDescription;
import org.minispark.cluster.protocol.MalformedMessageException;
import org.minispark.cluster.protocol.Payload;
import org.minispark.cluster.transport.Connection;
import org.minispark.engine.base.Log;

/**
 * Whom a master knows. What must survive the master's end is in its {@link StateStore} before
 * anybody is told of it. Belongs to the master's thread.
 */
final class MasterState {
  private static final Log LOG = Log.of(MasterState.class);

  private final StateStore store;
  private final int retainedApplications;
  private final Map<String, WorkerEntry> workers = new LinkedHashMap<>();
  private final Map<String, ApplicationEntry> active = new LinkedHashMap<>();
  private final Deque<ApplicationEntry> completed = new ArrayDeque<>();
  private boolean recovering;

  MasterState(StateStore store, int retainedApplications) {
    this.store = store;
    this.retainedApplications = retainedApplications;
  }

  /** Takes over what an earlier master has kept; nobody of it is known to live. */
  void recover() {
    store
        .read(StateStore.Kind.WORKER)
        .forEach((id, kept) -> recover(id, kept, it -> workers.put(id, WorkerEntry.of(it))));
    store
        .read(StateStore.Kind.APPLICATION)
        .forEach(
            (id, kept) ->
                recover(
                    id,
                    kept,
                    it -> {
                      ApplicationEntry application = ApplicationEntry.of(it);
                      application.unknown();
                      active.put(id, application);
                    }));
    recovering = !workers.isEmpty() || !active.isEmpty();
  }

  @FunctionalInterface
  private interface Recovered {
    void take(Payload kept) throws MalformedMessageException;
  }

  private static void recover(String id, Payload kept, Recovered recovered) {
    try {
      recovered.take(kept);
    } catch (MalformedMessageException e) {
      LOG.error("What was kept of {} is not understood", id, e);
    }
  }

  /** Whether it still waits for those whom an earlier master knew. */
  boolean isRecovering() {
    return recovering;
  }

  void recovered() {
    recovering = false;
  }

  /** Workers, then applications, that may still come back. */
  List<String> awaited() {
    return Stream.concat(
            workers.values().stream().filter(WorkerEntry::isUnknown).map(WorkerEntry::id),
            active.values().stream()
                .filter(application -> application.line() == null)
                .map(ApplicationEntry::id))
        .toList();
  }

  void add(WorkerEntry worker) {
    store.put(StateStore.Kind.WORKER, worker.id(), worker.toPayload());
    workers.put(worker.id(), worker);
  }

  /** It takes no more from now on, whichever master it has. */
  void leaves(WorkerEntry worker) {
    worker.leaves();
    store.put(StateStore.Kind.WORKER, worker.id(), worker.toPayload());
  }

  /** It is lost, and stays in the list for a while. */
  void lost(WorkerEntry worker) {
    store.remove(StateStore.Kind.WORKER, worker.id());
  }

  void forget(WorkerEntry worker) {
    workers.remove(worker.id(), worker);
  }

  /** The worker of that id, or null. */
  WorkerEntry worker(String id) {
    return workers.get(id);
  }

  /** The worker that speaks over a line, or null. */
  WorkerEntry workerAt(Connection line) {
    return workers.values().stream()
        .filter(worker -> worker.line() == line)
        .findFirst()
        .orElse(null);
  }

  Collection<WorkerEntry> workers() {
    return List.copyOf(workers.values());
  }

  void add(ApplicationEntry application) {
    store.put(StateStore.Kind.APPLICATION, application.id(), application.toPayload());
    active.put(application.id(), application);
  }

  /** It is over. */
  void complete(ApplicationEntry application) {
    active.remove(application.id());
    completed.addFirst(application);
    if (completed.size() > retainedApplications) {
      completed.removeLast();
    }
    store.remove(StateStore.Kind.APPLICATION, application.id());
  }

  /** The application of that id that is not over, or null. */
  ApplicationEntry application(String id) {
    return active.get(id);
  }

  boolean isOver(String applicationId) {
    return completed.stream().anyMatch(application -> application.id().equals(applicationId));
  }

  /** The application whose driver speaks over a line, or null. */
  ApplicationEntry applicationAt(Connection line) {
    return active.values().stream()
        .filter(application -> application.line() == line)
        .findFirst()
        .orElse(null);
  }

  /** Those that are not over, the first registered first. */
  Collection<ApplicationEntry> applications() {
    return List.copyOf(active.values());
  }

  ClusterDescription describe(long nowMillis) {
    return new ClusterDescription(
        recovering,
        workers.values().stream().map(WorkerEntry::summary).toList(),
        summaries(active.values(), nowMillis),
        summaries(completed, nowMillis));
  }

  private static List<ApplicationSummary> summaries(
      Collection<ApplicationEntry> applications, long nowMillis) {
    return applications.stream().map(application -> application.summary(nowMillis)).toList();
  }
}
