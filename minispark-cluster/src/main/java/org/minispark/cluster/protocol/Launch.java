package org.minispark.cluster.protocol;

import java.util.List;
import java.util.Map;

/**
 * Driver to executor: run these tasks, in this order, as soon as there is a free slot for each.
 *
 * @param epoch how often the driver has lost map outputs
 * @param jars how many jars the program has added: what was missing before may be in the next
 * @param dropped ids of binaries that the executor need not keep any longer
 * @param binaries those that the executor does not have yet
 */
public record Launch(
    long epoch, int jars, List<Long> dropped, List<Binary> binaries, List<TaskGroup> groups)
    implements Notice {
  private static final int MAX_PROPERTY_BYTES = 1 << 20;

  /** What all tasks of a stage attempt share, except their properties. */
  public record Binary(long id, Payload lineage, Payload functions) {
    /** In bytes. */
    public long size() {
      return (long) lineage.length() + functions.length();
    }

    static void write(WireOutput out, Binary binary) {
      out.writeVarLong(binary.id);
      out.writePayload(binary.lineage, Limits.OBJECT_BYTES);
      out.writePayload(binary.functions, Limits.OBJECT_BYTES);
    }

    static Binary read(WireInput in) throws MalformedMessageException {
      return new Binary(
          in.readVarLong(),
          in.readPayload(Limits.OBJECT_BYTES),
          in.readPayload(Limits.OBJECT_BYTES));
    }
  }

  /** What the tasks of a stage do. */
  public enum Kind {
    MAP,
    RESULT
  }

  /**
   * Tasks of one stage attempt.
   *
   * @param binary the id of theirs
   * @param numPartitions tasks of the whole stage
   * @param properties the job's local properties
   */
  public record TaskGroup(
      Kind kind,
      int stageId,
      int stageAttempt,
      long binary,
      int numPartitions,
      Map<String, String> properties,
      List<Attempt> attempts) {
    static void write(WireOutput out, TaskGroup group) {
      out.writeBoolean(group.kind == Kind.MAP);
      out.writeVarInt(group.stageId);
      out.writeVarInt(group.stageAttempt);
      out.writeVarLong(group.binary);
      out.writeVarInt(group.numPartitions);
      Limits.writeTexts(out, group.properties, MAX_PROPERTY_BYTES);
      out.writeList(group.attempts, Limits.LIST_ELEMENTS, Attempt::write);
    }

    static TaskGroup read(WireInput in) throws MalformedMessageException {
      return new TaskGroup(
          in.readBoolean() ? Kind.MAP : Kind.RESULT,
          in.readVarInt(),
          in.readVarInt(),
          in.readVarLong(),
          in.readVarInt(),
          Limits.readTexts(in, MAX_PROPERTY_BYTES),
          in.readList(Limits.LIST_ELEMENTS, Attempt::read));
    }
  }

  /**
   * One attempt.
   *
   * @param index position of the task in its set
   * @param partition the partition object, serialized
   */
  public record Attempt(long taskId, int number, int index, Payload partition) {
    static void write(WireOutput out, Attempt attempt) {
      out.writeVarLong(attempt.taskId);
      out.writeVarInt(attempt.number);
      out.writeVarInt(attempt.index);
      out.writePayload(attempt.partition, Limits.OBJECT_BYTES);
    }

    static Attempt read(WireInput in) throws MalformedMessageException {
      return new Attempt(
          in.readVarLong(), in.readVarInt(), in.readVarInt(), in.readPayload(Limits.OBJECT_BYTES));
    }
  }

  @Override
  public void write(WireOutput out) {
    out.writeVarLong(epoch);
    out.writeVarInt(jars);
    out.writeList(dropped, Limits.LIST_ELEMENTS, WireOutput::writeVarLong);
    out.writeList(binaries, Limits.LIST_ELEMENTS, Binary::write);
    out.writeList(groups, Limits.LIST_ELEMENTS, TaskGroup::write);
  }

  static Launch read(WireInput in) throws MalformedMessageException {
    return new Launch(
        in.readVarLong(),
        in.readVarInt(),
        in.readList(Limits.LIST_ELEMENTS, WireInput::readVarLong),
        in.readList(Limits.LIST_ELEMENTS, Binary::read),
        in.readList(Limits.LIST_ELEMENTS, TaskGroup::read));
  }
}
