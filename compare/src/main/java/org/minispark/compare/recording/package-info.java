/**
 * What a run tells of itself: the jobs, stages and tasks that its engine ran, the values its
 * actions returned, its memory and the moments it passed. Written inside the engine's own JVM, by
 * classes that are relocated like the program, and read by the comparison.
 *
 * <p>May import the JDK, what programs may name of the engine, and Kryo where Spark's must be
 * taught something. Read {@link org.minispark.compare.recording.Recording} first.
 */
package org.minispark.compare.recording;
