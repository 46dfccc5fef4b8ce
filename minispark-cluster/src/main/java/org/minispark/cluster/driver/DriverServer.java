package org.minispark.cluster.driver;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import org.minispark.cluster.protocol.BlockMessages.BlockUpdate;
import org.minispark.cluster.protocol.BlockMessages.FindPeers;
import org.minispark.cluster.protocol.BlockMessages.Holders;
import org.minispark.cluster.protocol.BlockMessages.LocateBlock;
import org.minispark.cluster.protocol.DecommissionMessages.AskDecommission;
import org.minispark.cluster.protocol.DecommissionMessages.OutputMoved;
import org.minispark.cluster.protocol.Done;
import org.minispark.cluster.protocol.DriverMessages.AskCommit;
import org.minispark.cluster.protocol.DriverMessages.AwaitBarrier;
import org.minispark.cluster.protocol.DriverMessages.FindMapOutputs;
import org.minispark.cluster.protocol.DriverMessages.ListFiles;
import org.minispark.cluster.protocol.DriverMessages.ReadResource;
import org.minispark.cluster.protocol.OutcomeForm;
import org.minispark.cluster.protocol.TaskMessages.Configuration;
import org.minispark.cluster.protocol.TaskMessages.ExecutorReady;
import org.minispark.cluster.protocol.TaskMessages.Heartbeat;
import org.minispark.cluster.protocol.TaskMessages.RegisterExecutor;
import org.minispark.cluster.protocol.TaskMessages.Stop;
import org.minispark.cluster.protocol.TaskMessages.TakeBack;
import org.minispark.cluster.protocol.TaskMessages.TaskEnded;
import org.minispark.cluster.protocol.TaskMessages.TasksReturned;
import org.minispark.cluster.storage.NetworkBlockTransfer;
import org.minispark.cluster.storage.ServedBlocks;
import org.minispark.cluster.transport.Connection;
import org.minispark.cluster.transport.Handlers;
import org.minispark.engine.context.DriverServices;
import org.minispark.engine.scheduler.SchedulerBackend;
import org.minispark.engine.task.TaskDescription;

/**
 * The driver's end of its executors' lines: who has registered, what they are told and tell. {@link
 * DriverAnswers} has what they ask, {@link ExecutorLosses} how it is noticed that one is gone.
 * Driven by messages.
 *
 * <p>What changes the scheduler's state runs on {@code work}, which does one thing after the other;
 * questions are answered on the thread that brings them.
 */
final class DriverServer {
  private final DriverServices services;
  private final ExecutorManager manager;
  private final Executor work;
  private final DriverAnswers answers;
  private final TaskResultReader results;
  private final ProgressReports progress;
  private final Duration askTimeout;
  private final ExecutorSessions sessions = new ExecutorSessions();
  private final LaunchedTasks tasks = new LaunchedTasks();
  private final RegisteredCores cores;
  private final ExecutorCount count;
  private final Decommissioning decommissioning;
  private final ExecutorLosses losses;
  private final MovedOutputs movedOutputs;
  private final LaunchMessages launches = new LaunchMessages();
  private SchedulerBackend.Events events;

  /**
   * @param work runs what it is given in its order, one at a time
   * @param files runs what reads files, or large results
   */
  DriverServer(
      DriverServices services,
      ExecutorManager manager,
      NetworkBlockTransfer transfer,
      Executor work,
      Executor files) {
    this.services = services;
    this.manager = manager;
    this.work = work;
    this.answers = new DriverAnswers(services, files);
    OutcomeForm outcomes = new OutcomeForm(services.closures(), services.files().classes());
    this.results = new TaskResultReader(outcomes, services.serializer(), transfer, files);
    this.progress = new ProgressReports(outcomes, services.bus());
    String timeout = services.conf().get("spark.network.timeout", "120s");
    this.askTimeout =
        Duration.ofSeconds(services.conf().getTimeAsSeconds("spark.rpc.askTimeout", timeout));
    this.cores = new RegisteredCores(services.conf());
    this.count = new ExecutorCount(manager);
    this.decommissioning =
        new Decommissioning(services.conf(), tasks, services.timer(), work, new LeavingExecutors());
    this.losses =
        new ExecutorLosses(
            services, manager, transfer, work, sessions, count, this::noLongerAwaited);
    this.movedOutputs = new MovedOutputs(services, sessions, decommissioning::isLeaving);
  }

  private void noLongerAwaited(ExecutorSession lost) {
    decommissioning.lost(lost);
    count.lost(lost.id());
    tasks.executorLost(lost.id());
  }

  /** What it understands. */
  static Handlers handlers(CompletableFuture<DriverServer> server, ServedBlocks blocks) {
    return Handlers.builder()
        .answer(
            RegisterExecutor.class,
            (line, request) -> server.thenCompose(it -> it.register(line, request)))
        .on(ExecutorReady.class, (line, ready) -> server.join().ready(line, ready))
        .onQuick(TaskEnded.class, (line, ended) -> server.join().taskEnded(line, ended))
        .answer(Heartbeat.class, (line, beat) -> server.join().heartbeat(line, beat))
        .on(BlockUpdate.class, (line, update) -> server.join().blockUpdated(line, update))
        .answer(LocateBlock.class, (line, ask) -> server.join().answers.locate(ask))
        .on(TasksReturned.class, (line, back) -> server.join().tasksReturned(line, back))
        .answer(FindPeers.class, (line, ask) -> server.join().peers(line))
        .answer(OutputMoved.class, (line, moved) -> server.join().movedOutputs.moved(moved))
        .on(AskDecommission.class, (line, ask) -> server.join().decommissionAsked(line))
        .answer(FindMapOutputs.class, (line, ask) -> server.join().answers.mapOutputs(ask))
        .answer(AskCommit.class, (line, ask) -> server.join().answers.canCommit(ask))
        .answer(AwaitBarrier.class, (line, ask) -> server.join().answers.barrier(ask))
        .answer(ReadResource.class, (line, ask) -> server.join().answers.resource(ask))
        .answer(ListFiles.class, (line, ask) -> server.join().answers.files())
        .blockServer((reader, name) -> server.join().answers.open(reader, name, blocks))
        .build();
  }

  /** Begins to tell the scheduler of executors. */
  void start(SchedulerBackend.Events schedulerEvents) {
    events = schedulerEvents;
    losses.start(schedulerEvents);
  }

  /** Tells all executors to end; nothing that happens to them from now on is news. */
  void stop() {
    losses.stop();
    sessions.all().forEach(session -> session.tell(new Stop("The application has ended")));
  }

  void launch(String executorId, List<TaskDescription> tasks) {
    ExecutorSession session = sessions.get(executorId);
    if (session != null) { // else its loss is on its way to the scheduler, which then knows
      this.tasks.launched(executorId, tasks);
      session.launch(
          launches,
          services.mapOutputs().epoch(),
          services.files().jars().size(),
          tasks,
          this::notSent);
    }
  }

  private void notSent(TaskDescription task, Throwable failure) {
    events.taskEnded(task.taskId(), NotSent.outcome(failure));
    tasks.ended(task.taskId());
  }

  /** Asks for tasks that have not begun. */
  void takeBack(String executorId, List<Long> taskIds) {
    ExecutorSession session = sessions.get(executorId);
    if (session != null) {
      session.tell(new TakeBack(taskIds));
    }
  }

  void kill(String executorId, long taskId, boolean interruptThread, String reason) {
    ExecutorSession session = sessions.get(executorId);
    if (session != null) {
      session.kill(taskId, interruptThread, reason);
    }
  }

  void dropShuffle(int shuffleId) {
    answers.forgetShuffle(shuffleId);
    for (ExecutorSession session : sessions.all()) {
      var unused = session.dropShuffle(shuffleId); // nobody waits for it
    }
  }

  private CompletableFuture<Configuration> register(Connection line, RegisterExecutor request) {
    var session = new ExecutorSession(line, request, askTimeout, losses.now());
    if (!sessions.add(session)) {
      return CompletableFuture.failedFuture(
          new IOException("There is an executor " + session.id() + " already"));
    }
    line.onClose(reason -> losses.disconnected(session, reason));
    return CompletableFuture.completedFuture(
        new Configuration(ExecutorConfiguration.of(services.conf())));
  }

  private void ready(Connection line, ExecutorReady ready) {
    ifRegistered(line, session -> work.execute(() -> begin(session, ready)));
  }

  private void begin(ExecutorSession session, ExecutorReady ready) {
    if (!sessions.has(session)) {
      return;
    }
    manager.registered(session.id());
    if (!decommissioning.isLeaving(session.id())) { // else it was told to end before it was ready
      services.blockMaster().registerBlockManager(session.blocks(), ready.maxMemory(), session);
      events.executorAdded(
          session.id(), session.blocks().host(), session.cores(), session.blocks());
      cores.came(session.cores());
    }
  }

  private void taskEnded(Connection line, TaskEnded ended) {
    ifRegistered(line, session -> work.execute(() -> read(session, ended)));
  }

  private void tasksReturned(Connection line, TasksReturned back) {
    ifRegistered(line, session -> work.execute(() -> back.taskIds().forEach(this::returned)));
  }

  private void returned(long taskId) {
    tasks.ended(taskId); // first, since it may be launched again at once
    events.taskReturned(taskId);
  }

  private void read(ExecutorSession session, TaskEnded ended) {
    results.read(
        session,
        ended.taskId(),
        ended.outcome(),
        () -> events.fetchingResult(ended.taskId()),
        outcome -> {
          if (sessions.has(session)) { // else its task is known to have failed
            events.taskEnded(ended.taskId(), outcome);
            tasks.ended(ended.taskId());
          }
        });
  }

  private CompletableFuture<Done> heartbeat(Connection line, Heartbeat beat) {
    ExecutorSession session = sessionOf(line);
    session.heard(losses.now());
    work.execute(() -> progress.tell(session.id(), beat));
    return CompletableFuture.completedFuture(Done.DONE);
  }

  private void blockUpdated(Connection line, BlockUpdate update) {
    ifRegistered(
        line,
        session ->
            services
                .blockMaster()
                .updateBlock(
                    session.blocks(),
                    update.block(),
                    update.level(),
                    update.memoryBytes(),
                    update.diskBytes()));
  }

  /** What an executor has said before it learnt that it was given up is of no use any more. */
  private void ifRegistered(Connection line, Consumer<ExecutorSession> action) {
    ExecutorSession session = sessions.get(line.peer().id());
    if (session != null && session.line() == line) {
      action.accept(session);
    } else {
      line.close();
    }
  }

  /** A line over which nobody has registered may ask for nothing but that. */
  private ExecutorSession sessionOf(Connection line) {
    ExecutorSession session = sessions.get(line.peer().id());
    if (session == null || session.line() != line) {
      line.close();
      throw new IllegalStateException(line.peer() + " is not registered, or was given up");
    }
    return session;
  }

  /** How executors are given up. */
  ExecutorLosses losses() {
    return losses;
  }

  /** The cores of all executors that have come. */
  RegisteredCores cores() {
    return cores;
  }

  /** How many executors there should be. */
  ExecutorCount count() {
    return count;
  }

  /** Lets an executor end without loss; false if there is no such executor. */
  boolean decommission(String executorId, String reason) {
    ExecutorSession session = sessions.get(executorId);
    if (session == null) {
      return false;
    }
    work.execute(
        () -> {
          if (sessions.has(session) && decommissioning.begin(session, reason)) {
            count.leaves(executorId);
          }
        });
    return true;
  }

  private void decommissionAsked(Connection line) {
    ifRegistered(
        line,
        session -> decommission(session.id(), "Executor " + session.id() + " is decommissioned."));
  }

  private CompletableFuture<Holders> peers(Connection line) {
    return answers.peers(sessionOf(line).blocks(), decommissioning::isLeaving);
  }

  private final class LeavingExecutors implements Decommissioning.Executors {
    @Override
    public void leaving(String executorId, Runnable thenNoneFollows) {
      events.executorLeaving(executorId, thenNoneFollows);
    }

    @Override
    public void end(String executorId, String reason) {
      losses.releaseNow(executorId, reason);
    }
  }
}
