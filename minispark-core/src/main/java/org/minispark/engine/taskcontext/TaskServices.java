package org.minispark.engine.taskcontext;

import org.minispark.engine.serializer.DataSerializer;
import org.minispark.engine.shuffle.ShuffleManager;
import org.minispark.engine.storage.BlockManager;

/**
 * What every task of a process shares.
 *
 * @param blocks the process's block manager
 * @param shuffle the process's map outputs
 * @param driver how to ask the driver
 * @param serializer for records
 * @param cpus cores that each of them takes
 */
public record TaskServices(
    BlockManager blocks,
    ShuffleManager shuffle,
    DriverEndpoint driver,
    DataSerializer serializer,
    TaskCpus cpus) {}
