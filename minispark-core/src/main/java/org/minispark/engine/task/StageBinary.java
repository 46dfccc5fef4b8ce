package org.minispark.engine.task;

import org.minispark.engine.serializer.Captured;
import org.minispark.engine.serializer.StageClosures;
import org.minispark.engine.shuffle.ShuffleHandle;
import org.minispark.rdd.JobFunction;
import org.minispark.rdd.RDD;

/**
 * What all tasks of one stage share: lineage, what to do at its end, and the stage's functions,
 * serialized once.
 *
 * @param rdd the last RDD of the stage
 * @param handle the shuffle that the stage writes; null in a result stage
 * @param function what the action does; null in a map stage
 * @param closures all user functions that the stage's tasks may call
 */
public record StageBinary(
    RDD<?> rdd,
    ShuffleHandle<?, ?, ?> handle,
    Captured<? extends JobFunction<?, ?>> function,
    StageClosures closures) {}
