package org.minispark.engine.scheduler;

import org.minispark.SparkConf;
import org.minispark.engine.base.Clock;
import org.minispark.engine.base.Timer;

/**
 * What a scheduler is made of; a test gives it other parts than a context does.
 *
 * @param conf read once, at the start
 * @param maxTaskFailures how often a task may fail; the backend's kind decides it
 * @param mapOutputs which map outputs are there
 * @param blocks where cached partitions are
 * @param closures serializes the functions of a stage
 * @param accumulators the driver's accumulators
 * @param commits who may commit output
 * @param barriers where tasks of barrier stages wait for each other
 * @param bus hears of everything
 */
public record SchedulerParts(
    SparkConf conf,
    int maxTaskFailures,
    Clock clock,
    Timer timer,
    MapOutputLedger mapOutputs,
    CachedBlocks blocks,
    ClosureCapture closures,
    AccumulatorRegistry accumulators,
    OutputCommitCoordinator commits,
    BarrierCoordinator barriers,
    LiveListenerBus bus) {}
