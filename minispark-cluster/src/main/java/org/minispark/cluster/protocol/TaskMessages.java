package org.minispark.cluster.protocol;

import java.util.EnumSet;
import java.util.List;
import java.util.Map;

/** What driver and executor say about tasks. Numbers 40 to 49; {@link Launch} is one of them. */
public final class TaskMessages {
  private static final EnumSet<Role> DRIVER = EnumSet.of(Role.DRIVER);
  private static final EnumSet<Role> EXECUTOR = EnumSet.of(Role.EXECUTOR);

  static final List<MessageKind<?>> KINDS =
      List.of(
          new MessageKind<>(
              40, RegisterExecutor.class, Limits.SMALL, EXECUTOR, RegisterExecutor::read),
          new MessageKind<>(
              41,
              Configuration.class,
              Limits.OBJECT_BYTES,
              DRIVER,
              in -> new Configuration(Limits.readTexts(in, Limits.OBJECT_BYTES))),
          new MessageKind<>(
              42,
              ExecutorReady.class,
              Limits.SMALL,
              EXECUTOR,
              in -> new ExecutorReady(in.readVarLong())),
          new MessageKind<>(43, Launch.class, Limits.OBJECTS_BYTES, DRIVER, Launch::read),
          new MessageKind<>(
              44, KillTask.class, Limits.SMALL + Limits.TEXT_BYTES, DRIVER, KillTask::read),
          new MessageKind<>(45, TaskEnded.class, Limits.OBJECTS_BYTES, EXECUTOR, TaskEnded::read),
          new MessageKind<>(
              46,
              Heartbeat.class,
              Limits.OBJECT_BYTES,
              EXECUTOR,
              in -> new Heartbeat(in.readList(Limits.LIST_ELEMENTS, TaskBeat::read))),
          new MessageKind<>(
              47,
              Stop.class,
              Limits.SMALL + Limits.TEXT_BYTES,
              DRIVER,
              in -> new Stop(in.readString(Limits.TEXT_BYTES))),
          new MessageKind<>(
              48, TakeBack.class, Limits.OBJECT_BYTES, DRIVER, in -> new TakeBack(readIds(in))),
          new MessageKind<>(
              49,
              TasksReturned.class,
              Limits.OBJECT_BYTES,
              EXECUTOR,
              in -> new TasksReturned(readIds(in))));

  private TaskMessages() {}

  /**
   * Executor to driver, first of all: it wants to know what it is to do.
   *
   * @param cores tasks that it may run at a time
   * @param blocks where it serves blocks
   * @param processId of its process, for people
   */
  public record RegisterExecutor(int cores, Address blocks, long processId)
      implements Request<Configuration> {
    @Override
    public void write(WireOutput out) {
      out.writeVarInt(cores);
      blocks.write(out);
      out.writeVarLong(processId);
    }

    static RegisterExecutor read(WireInput in) throws MalformedMessageException {
      return new RegisterExecutor(in.readVarInt(), Address.read(in), in.readVarLong());
    }
  }

  /** The application's configuration, without the driver's own secrets. */
  public record Configuration(Map<String, String> entries) implements Reply {
    @Override
    public void write(WireOutput out) {
      Limits.writeTexts(out, entries, Limits.OBJECT_BYTES);
    }
  }

  /**
   * Executor to driver: it takes tasks from now on.
   *
   * @param maxMemory bytes of blocks that it may keep in memory
   */
  public record ExecutorReady(long maxMemory) implements Notice {
    @Override
    public void write(WireOutput out) {
      out.writeVarLong(maxMemory);
    }
  }

  /** Driver to executor: end an attempt; its outcome is awaited nevertheless. */
  public record KillTask(long taskId, boolean interruptThread, String reason) implements Notice {
    @Override
    public void write(WireOutput out) {
      out.writeVarLong(taskId);
      out.writeBoolean(interruptThread);
      out.writeText(reason, Limits.TEXT_BYTES);
    }

    static KillTask read(WireInput in) throws MalformedMessageException {
      return new KillTask(in.readVarLong(), in.readBoolean(), in.readString(Limits.TEXT_BYTES));
    }
  }

  /**
   * Executor to driver: how an attempt ended.
   *
   * @param outcome as {@link OutcomeForm} writes it
   */
  public record TaskEnded(long taskId, Payload outcome) implements Notice {
    @Override
    public void write(WireOutput out) {
      out.writeVarLong(taskId);
      out.writePayload(outcome, Limits.OBJECTS_BYTES);
    }

    static TaskEnded read(WireInput in) throws MalformedMessageException {
      return new TaskEnded(in.readVarLong(), in.readPayload(Limits.OBJECTS_BYTES));
    }
  }

  /** Driver to executor: give back those of these attempts that have not begun. */
  public record TakeBack(List<Long> taskIds) implements Notice {
    @Override
    public void write(WireOutput out) {
      writeIds(out, taskIds);
    }
  }

  /** Executor to driver: these attempts have not begun, and will not. */
  public record TasksReturned(List<Long> taskIds) implements Notice {
    @Override
    public void write(WireOutput out) {
      writeIds(out, taskIds);
    }
  }

  private static void writeIds(WireOutput out, List<Long> taskIds) {
    out.writeList(taskIds, Limits.LIST_ELEMENTS, WireOutput::writeVarLong);
  }

  private static List<Long> readIds(WireInput in) throws MalformedMessageException {
    return in.readList(Limits.LIST_ELEMENTS, WireInput::readVarLong);
  }

  /** Executor to driver, again and again: it lives, and so far its tasks have come. */
  public record Heartbeat(List<TaskBeat> tasks) implements Request<Done> {
    @Override
    public void write(WireOutput out) {
      out.writeList(tasks, Limits.LIST_ELEMENTS, TaskBeat::write);
    }
  }

  /**
   * How far one attempt is.
   *
   * @param progress its metrics and accumulators, as {@link OutcomeForm} writes them
   */
  public record TaskBeat(long taskId, int stageId, int stageAttempt, Payload progress) {
    static void write(WireOutput out, TaskBeat beat) {
      out.writeVarLong(beat.taskId);
      out.writeVarInt(beat.stageId);
      out.writeVarInt(beat.stageAttempt);
      out.writePayload(beat.progress, Limits.OBJECT_BYTES);
    }

    static TaskBeat read(WireInput in) throws MalformedMessageException {
      return new TaskBeat(
          in.readVarLong(), in.readVarInt(), in.readVarInt(), in.readPayload(Limits.OBJECT_BYTES));
    }
  }

  /** Driver to executor: end yourself. */
  public record Stop(String reason) implements Notice {
    @Override
    public void write(WireOutput out) {
      out.writeText(reason, Limits.TEXT_BYTES);
    }
  }
}
