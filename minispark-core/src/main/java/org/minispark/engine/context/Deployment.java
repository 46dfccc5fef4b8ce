package org.minispark.engine.context;

import org.minispark.engine.broadcast.BroadcastManager;
import org.minispark.engine.scheduler.SchedulerBackend;
import org.minispark.engine.shuffle.HashShuffleManager;
import org.minispark.engine.storage.BlockTransferService;
import org.minispark.storage.BlockManagerId;

/**
 * Where an application's executors are and how they are reached: all in which one master differs
 * from another. Everything else of an engine is the same.
 *
 * <p>First it is asked for what the driver's own services are made with, then, once, for the {@link
 * #backend}; it is closed last, also if there was no backend.
 */
public interface Deployment extends AutoCloseable {
  /** The id that the application has from now on. */
  String applicationId();

  /** How often a task may fail before its job does. */
  int maxTaskFailures();

  /** The name under which others find the driver's blocks. */
  BlockManagerId driver();

  /** How the driver reaches the blocks of executors. */
  BlockTransferService transfer();

  /** Who reads what map tasks write. */
  HashShuffleManager.Readers mapOutputReaders();

  /** Who reads the driver's broadcasts. */
  BroadcastManager.Readers broadcastReaders();

  /** How tasks reach executors, which may ask the driver's services. */
  SchedulerBackend backend(DriverServices services);

  /** Nobody needs a shuffle any more: the map outputs of all executors can go. */
  void dropShuffle(int shuffleId);

  /** Ends what the backend has not ended, such as connections. */
  @Override
  void close();
}
