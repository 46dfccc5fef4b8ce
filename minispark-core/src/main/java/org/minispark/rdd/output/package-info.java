/**
 * Writes files that appear whole or not at all: checksummed as Hadoop does, committed by task
 * attempt and by job.
 *
 * <p>Knows files and paths, nothing of RDDs; may import {@code engine.base} and the JDK. Read
 * {@link org.minispark.rdd.output.OutputCommitter} first.
 */
package org.minispark.rdd.output;
