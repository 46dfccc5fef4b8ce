package org.minispark.engine.broadcast;

import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import org.minispark.TaskContext;
import org.minispark.broadcast.Broadcast;
import org.minispark.engine.base.Unchecked;
import org.minispark.engine.serializer.Shareable;
import org.minispark.engine.storage.BlockId.BroadcastBlockId;
import org.minispark.engine.storage.DriverBlockManagerMaster.BroadcastScope;
import org.minispark.engine.taskcontext.EngineTaskContext;
import org.minispark.engine.taskcontext.TaskServices;

/**
 * The handle of a broadcast value.
 *
 * <p>Where it was made it knows the value. Elsewhere it is bound, when it arrives in a task, to the
 * process of that task, and gets the value there at the first use: from the process's blocks, or
 * out of pieces fetched from any process that has them, once for all tasks that ask.
 */
final class TorrentBroadcast<T> extends Broadcast<T> implements Shareable {
  private static final long serialVersionUID = 1L;

  private final Pieces pieces;

  /** Null where this handle has travelled. */
  private final transient BroadcastManager driver;

  /** The process that this handle has travelled to; null before it is known. */
  private transient TaskServices process;

  private transient T value;
  private transient volatile boolean hasValue;

  TorrentBroadcast(long id, Pieces pieces, BroadcastManager driver, T value) {
    super(id);
    this.pieces = pieces;
    this.driver = driver;
    this.value = value;
    this.hasValue = true;
  }

  @Override
  protected T getValue() {
    if (!hasValue) {
      value = services().blocks().getOrLoadValue(new BroadcastBlockId(id(), ""), this::load);
      hasValue = true;
    }
    return value;
  }

  @SuppressWarnings("unchecked") // what was cut into these pieces
  private T load() {
    try {
      TaskServices services = services();
      return (T) pieces.join(id(), services.serializer(), services.blocks());
    } catch (IOException e) {
      throw Unchecked.rethrow(e);
    }
  }

  @Override
  protected void doUnpersist(boolean blocking) {
    driver().remove(id(), BroadcastScope.EXECUTORS, blocking);
  }

  @Override
  protected void doDestroy(boolean blocking) {
    driver().remove(id(), BroadcastScope.EVERYWHERE, blocking);
  }

  @Override
  protected String callSite() {
    return driver().callSite();
  }

  private BroadcastManager driver() {
    if (driver == null) {
      throw new IllegalStateException(this + " can only be dropped by the driver");
    }
    return driver;
  }

  private TaskServices services() {
    if (process == null) {
      process = servicesOfThisThread();
    }
    if (process == null) {
      throw new IllegalStateException(this + " was brought here by no task and has no value here");
    }
    return process;
  }

  private static TaskServices servicesOfThisThread() {
    TaskContext task = TaskContext.get();
    return task == null ? null : EngineTaskContext.of(task).services();
  }

  private void writeObject(ObjectOutputStream out) throws IOException {
    try {
      assertValid();
    } catch (Exception e) {
      throw new IOException(e.toString(), e); // as Spark's users see it
    }
    out.defaultWriteObject();
  }

  private void readObject(ObjectInputStream in) throws IOException, ClassNotFoundException {
    in.defaultReadObject();
    process = servicesOfThisThread();
  }
}
