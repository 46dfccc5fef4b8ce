package org.minispark.engine.context;

import org.minispark.SparkConf;
import org.minispark.engine.base.Clock;
import org.minispark.engine.base.Timer;
import org.minispark.engine.files.ApplicationFiles;
import org.minispark.engine.memory.MemoryManager;
import org.minispark.engine.scheduler.BarrierCoordinator;
import org.minispark.engine.scheduler.LiveListenerBus;
import org.minispark.engine.scheduler.OutputCommitCoordinator;
import org.minispark.engine.serializer.ClosureSerializer;
import org.minispark.engine.serializer.DataSerializer;
import org.minispark.engine.shuffle.HashShuffleManager;
import org.minispark.engine.shuffle.MapOutputTracker;
import org.minispark.engine.storage.DriverBlockManagerMaster;
import org.minispark.engine.storage.EngineBlockManager;

/**
 * What the driver's process has for those who run its tasks.
 *
 * @param conf read only
 * @param blocks the driver's own blocks
 * @param blockMaster who holds which block
 * @param mapOutputs where map outputs are
 * @param commits who may commit output
 * @param barriers where barrier tasks meet
 * @param bus hears of everything
 * @param files what the program has added for its tasks, and its classes
 */
public record DriverServices(
    SparkConf conf,
    Clock clock,
    Timer timer,
    MemoryManager memory,
    DataSerializer serializer,
    ClosureSerializer closures,
    EngineBlockManager blocks,
    HashShuffleManager shuffle,
    DriverBlockManagerMaster blockMaster,
    MapOutputTracker mapOutputs,
    OutputCommitCoordinator commits,
    BarrierCoordinator barriers,
    LiveListenerBus bus,
    ApplicationFiles files) {}
