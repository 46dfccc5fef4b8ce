package org.minispark.cluster.executor;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.function.Function;
import org.minispark.cluster.protocol.BlockMessages.DropBlock;
import org.minispark.cluster.protocol.BlockMessages.DropBroadcast;
import org.minispark.cluster.protocol.BlockMessages.DropRdd;
import org.minispark.cluster.protocol.BlockMessages.DropShuffle;
import org.minispark.cluster.protocol.BlockMessages.HolderLost;
import org.minispark.cluster.protocol.DecommissionMessages.MoveOut;
import org.minispark.cluster.protocol.DecommissionMessages.MovedOut;
import org.minispark.cluster.protocol.Done;
import org.minispark.cluster.protocol.Launch;
import org.minispark.cluster.protocol.TaskMessages.Heartbeat;
import org.minispark.cluster.protocol.TaskMessages.KillTask;
import org.minispark.cluster.protocol.TaskMessages.Stop;
import org.minispark.cluster.protocol.TaskMessages.TakeBack;
import org.minispark.cluster.protocol.TaskMessages.TaskBeat;
import org.minispark.cluster.protocol.TaskMessages.TasksReturned;
import org.minispark.cluster.transport.Handlers;
import org.minispark.engine.base.Timer;

/**
 * What an executor does with what the driver tells it, and what it tells the driver of itself.
 * Driven by messages and by its timer; has no threads of its own.
 */
final class ExecutorEndpoint {
  private final ExecutorServices services;
  private final DriverLine driver;
  private final Timer timer;
  private final Executor cleaning;
  private final Exit exit;
  private final MovingOut moving;
  private final long heartbeatMillis;
  private final int maxHeartbeatFailures;
  private int heartbeatFailures;

  /** How the process ends. */
  @FunctionalInterface
  interface Exit {
    void exit(int code, String reason);
  }

  /**
   * @param cleaning where files are deleted
   * @param moving where it may wait for what it sends to others
   */
  ExecutorEndpoint(
      ExecutorServices services,
      DriverLine driver,
      Timer timer,
      Executor cleaning,
      Executor moving,
      Exit exit) {
    this.services = services;
    this.driver = driver;
    this.timer = timer;
    this.cleaning = cleaning;
    this.exit = exit;
    this.moving = new MovingOut(services, driver, moving);
    this.heartbeatMillis = services.conf().getTimeAsMs("spark.executor.heartbeatInterval", "10s");
    this.maxHeartbeatFailures = services.conf().getInt("spark.executor.heartbeat.maxFailures", 60);
  }

  /**
   * What it understands. Tasks come only to who has said that it is ready; what else happens in the
   * cluster may be told before there is an {@code endpoint}, and is no concern of who has nothing
   * yet. To wait for it here would keep the very answers back without which it cannot begin.
   */
  static Handlers handlers(CompletableFuture<ExecutorEndpoint> endpoint, Exit exit) {
    return Handlers.builder()
        .onQuick(Launch.class, (line, launch) -> begun(endpoint).orElseThrow().launch(launch))
        .onQuick(KillTask.class, (line, kill) -> begun(endpoint).orElseThrow().kill(kill))
        .onQuick(TakeBack.class, (line, ask) -> begun(endpoint).ifPresent(it -> it.giveBack(ask)))
        .on(HolderLost.class, (line, lost) -> begun(endpoint).ifPresent(it -> it.holderLost(lost)))
        .on(Stop.class, (line, stop) -> exit.exit(0, stop.reason()))
        .answer(DropBlock.class, (line, drop) -> answer(endpoint, it -> it.drop(drop), Done.DONE))
        .answer(DropRdd.class, (line, drop) -> answer(endpoint, it -> it.drop(drop), Done.DONE))
        .answer(
            DropBroadcast.class, (line, drop) -> answer(endpoint, it -> it.drop(drop), Done.DONE))
        .answer(DropShuffle.class, (line, drop) -> answer(endpoint, it -> it.drop(drop), Done.DONE))
        .answer(
            MoveOut.class,
            (line, order) -> answer(endpoint, it -> it.moving.obey(order), new MovedOut(0)))
        .build();
  }

  private static Optional<ExecutorEndpoint> begun(CompletableFuture<ExecutorEndpoint> endpoint) {
    return Optional.ofNullable(endpoint.getNow(null));
  }

  private static <R> CompletableFuture<R> answer(
      CompletableFuture<ExecutorEndpoint> endpoint,
      Function<ExecutorEndpoint, CompletableFuture<R>> action,
      R beforeTheBeginning) {
    return begun(endpoint)
        .map(action)
        .orElseGet(() -> CompletableFuture.completedFuture(beforeTheBeginning));
  }

  /** Begins to say that it lives. */
  void start() {
    timer.schedule(heartbeatMillis, this::beat);
  }

  private void launch(Launch launch) {
    services.driver().knownOutputs().lostAsOf(launch.epoch());
    services.classes().jarsAdded(launch.jars());
    services.decoder().receive(launch);
    for (Launch.TaskGroup group : launch.groups()) {
      TaskDecoder.Decoding decoding = services.decoder().decoding(group);
      for (Launch.Attempt attempt : group.attempts()) {
        services.executor().launch(attempt.taskId(), () -> decoding.decode(attempt));
      }
    }
  }

  private void giveBack(TakeBack ask) {
    List<Long> back = ask.taskIds().stream().filter(services.executor()::takeBack).toList();
    if (!back.isEmpty()) {
      driver.tell(new TasksReturned(back));
    }
  }

  private void kill(KillTask kill) {
    services.executor().kill(kill.taskId(), kill.interruptThread(), kill.reason());
  }

  private void holderLost(HolderLost lost) {
    services.transfer().abandon(lost.holder());
  }

  private CompletableFuture<Done> drop(DropBlock drop) {
    return cleaned(() -> services.blocks().remove(drop.block()));
  }

  private CompletableFuture<Done> drop(DropRdd drop) {
    return cleaned(() -> services.blocks().removeRdd(drop.rddId()));
  }

  private CompletableFuture<Done> drop(DropBroadcast drop) {
    return cleaned(() -> services.blocks().removeBroadcast(drop.broadcastId()));
  }

  private CompletableFuture<Done> drop(DropShuffle drop) {
    services.driver().knownOutputs().forget(drop.shuffleId());
    return cleaned(() -> services.shuffle().removeShuffle(drop.shuffleId()));
  }

  private CompletableFuture<Done> cleaned(Runnable work) {
    return CompletableFuture.runAsync(work, cleaning).thenApply(nothing -> Done.DONE);
  }

  private void beat() {
    timer.schedule(heartbeatMillis, this::beat); // first, so that one that fails is not the last
    List<TaskBeat> beats = new ArrayList<>();
    for (var progress : services.executor().progress()) {
      var task = progress.task();
      beats.add(
          new TaskBeat(
              task.taskId(),
              task.task().stageId(),
              task.task().stageAttempt(),
              services.outcomes().progress(progress.metrics(), progress.accumulators())));
    }
    var unused = driver.ask(new Heartbeat(beats)).whenComplete((done, failure) -> heard(failure));
  }

  private synchronized void heard(Throwable failure) {
    heartbeatFailures = failure == null ? 0 : heartbeatFailures + 1;
    if (heartbeatFailures >= maxHeartbeatFailures) {
      exit.exit(
          ExecutorExit.HEARTBEAT_FAILURE,
          heartbeatFailures + " heartbeats were not answered: " + failure);
    }
  }
}
