/**
 * Files as Spark's programs name, split, read and write them: what Spark leaves to Hadoop. Any
 * {@code java.nio} file system can hold them.
 *
 * <p>It may import the vocabulary and the engine's packages up to {@code engine.taskcontext}. It
 * knows no RDD. For input read {@link org.minispark.engine.files.InputFiles}, {@link
 * org.minispark.engine.files.SplitRule}, {@link org.minispark.engine.files.SplitLines}, in this
 * order; for output {@link org.minispark.engine.files.OutputCommitter}.
 */
package org.minispark.engine.files;
