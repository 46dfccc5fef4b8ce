/**
 * What a running task can reach: its storage, its shuffle, the driver, its memory and metrics.
 *
 * <p>May import the vocabulary and the engine's base, serializer, memory, storage and shuffle
 * packages; knows no RDD. Read {@link org.minispark.engine.taskcontext.EngineTaskContext} first.
 */
package org.minispark.engine.taskcontext;
