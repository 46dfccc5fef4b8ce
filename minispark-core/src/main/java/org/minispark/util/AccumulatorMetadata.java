package org.minispark.util;

import java.io.Serializable;
import org.minispark.api.java.Optional;

/**
 * What an accumulator gets when it is registered.
 *
 * @param countFailedValues whether failed tasks add their values too
 */
public record AccumulatorMetadata(long id, Optional<String> name, boolean countFailedValues)
    implements Serializable {}
