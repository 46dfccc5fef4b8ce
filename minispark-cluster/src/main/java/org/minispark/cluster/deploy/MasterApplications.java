package org.minispark.cluster.deploy;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.concurrent.CompletableFuture;
import org.minispark.cluster.protocol.AllocationMessages.ApplicationRegistered;
import org.minispark.cluster.protocol.AllocationMessages.ApplicationRemoved;
import org.minispark.cluster.protocol.AllocationMessages.ChangeExecutors;
import org.minispark.cluster.protocol.AllocationMessages.RegisterApplication;
import org.minispark.cluster.protocol.ClientMessages.ApplicationState;
import org.minispark.cluster.protocol.Done;
import org.minispark.cluster.protocol.WorkerMessages.ApplicationEnded;
import org.minispark.cluster.transport.Connection;
import org.minispark.engine.base.Clock;
import org.minispark.engine.base.Log;

/** Applications come, change what they want, and end. Belongs to the master's thread. */
final class MasterApplications {
  private static final Log LOG = Log.of(MasterApplications.class);
  private static final DateTimeFormatter ID_TIME = DateTimeFormatter.ofPattern("yyyyMMddHHmmss");

  private final MasterState state;
  private final MasterExecutors executors;
  private final Clock clock;
  private int nextNumber;

  MasterApplications(MasterState state, MasterSettings settings, Clock clock) {
    this.state = state;
    this.executors =
        new MasterExecutors(
            state,
            settings,
            (application, last) ->
                remove(
                    application,
                    ApplicationState.FAILED,
                    "Its executors fail one after the other. The last: " + last));
    this.clock = clock;
  }

  MasterExecutors executors() {
    return executors;
  }

  ApplicationRegistered register(Connection line, RegisterApplication request) {
    String id = idOf(line, request);
    if (state.isOver(id)) {
      throw new IllegalStateException("Application " + id + " is over");
    }
    ApplicationEntry application = state.application(id);
    if (application == null) {
      application = new ApplicationEntry(id, request.description(), clock.timeMillis());
      state.add(application);
      LOG.info("Application {}: {}", id, request.description().name());
    } else if (application.line() != null) {
      application.line().close(); // its driver has noticed before us that this one is broken
    }
    application.connected(line, request.nextExecutor());
    application.executors().stream()
        .filter(executor -> executor.worker().isLeaving())
        .forEach(executors::leaves);
    return new ApplicationRegistered(id);
  }

  /** A driver that knows only its application's secret can speak for no other. */
  private String idOf(Connection line, RegisterApplication request) {
    String own = line.peer().application();
    if (own.isEmpty()) {
      return request.id().orElseGet(this::nextId);
    }
    if (!request.id().orElse(own).equals(own)) {
      throw new IllegalStateException(line.peer() + " does not speak for " + request.id().get());
    }
    return own;
  }

  /** An id that no application has had. */
  String nextId() {
    String time =
        Instant.ofEpochMilli(clock.timeMillis()).atZone(ZoneId.systemDefault()).format(ID_TIME);
    String id;
    do {
      id = String.format("app-%s-%04d", time, nextNumber++);
    } while (state.application(id) != null || state.isOver(id));
    return id;
  }

  /** The application whose driver speaks over this line. */
  ApplicationEntry of(Connection line) {
    ApplicationEntry application = state.applicationAt(line);
    if (application == null) {
      throw new IllegalStateException(line.peer() + " has no application here, or it is over");
    }
    return application;
  }

  /** An executor works for its driver; of no interest any more if the application is over. */
  void serves(Connection line, String executorId) {
    ApplicationEntry application = state.applicationAt(line);
    if (application == null) {
      return;
    }
    application.serves(executorId);
    ExecutorEntry executor = application.executor(executorId);
    if (executor != null && executor.worker().isLeaving()) {
      executors.leaves(executor); // its driver did not know it yet
    }
  }

  void change(ApplicationEntry application, ChangeExecutors change) {
    change.limit().ifPresent(application::setLimit);
    for (String id : change.unwanted()) {
      ExecutorEntry executor = application.executor(id);
      if (executor != null) {
        executors.kill(executor);
      }
    }
  }

  /** Ends it as its driver wants; the answer comes when its executors have ended. */
  CompletableFuture<Done> finish(ApplicationEntry application) {
    CompletableFuture<Done> ended = new CompletableFuture<>();
    remove(application, ApplicationState.FINISHED, "finished");
    application.whenEmpty(() -> ended.complete(Done.DONE));
    return ended;
  }

  /** It is over, and so are its executors, as soon as their workers can tell. */
  void remove(ApplicationEntry application, ApplicationState how, String reason) {
    if (application.isOver()) {
      return;
    }
    LOG.info("Application {}: {}: {}", application, how, reason);
    application.end(how, clock.timeMillis());
    state.complete(application);
    application.executors().forEach(executors::kill);
    state.workers().forEach(worker -> worker.tell(new ApplicationEnded(application.id())));
    if (how != ApplicationState.FINISHED) {
      application.tell(new ApplicationRemoved(reason));
    }
  }
}
