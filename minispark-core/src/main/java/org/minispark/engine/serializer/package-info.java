/**
 * Serializers: one for records, tuned for the common ones; Java serialization for functions, and
 * the proof that a function need not be copied at all. The only place of the engine that knows
 * Kryo.
 *
 * <p>It may import the vocabulary and {@code engine.base}; it knows nothing of RDDs, stages or
 * blocks.
 *
 * <p>For functions read {@link org.minispark.engine.serializer.StageClosures} first, then {@link
 * org.minispark.engine.serializer.ClosureSerializer} and {@code Immutability}. For records read
 * {@link org.minispark.engine.serializer.DataSerializer} first, then {@code RecordWriter} with
 * {@code ValueWriter}; the readers are their mirror images.
 */
package org.minispark.engine.serializer;
