package org.minispark.scheduler;

import java.io.Serializable;
import org.minispark.Product;
import org.minispark.api.java.Optional;

/**
 * What a task or stage did to an accumulator.
 *
 * @param update what this task added, if the event is about one task
 * @param value the value after it
 * @param internal whether the accumulator is one of the engine's own
 * @param countFailedValues whether failed tasks add their values too
 * @param metadata what kind of accumulator it is, for engines above this one
 */
public record AccumulableInfo(
    long id,
    Optional<String> name,
    Optional<Object> update,
    Optional<Object> value,
    boolean internal,
    boolean countFailedValues,
    Optional<String> metadata)
    implements Product, Serializable {}
