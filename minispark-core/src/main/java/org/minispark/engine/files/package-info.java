/**
 * Files as Spark's programs name, split, read and write them: what Spark leaves to Hadoop. Any
 * {@code java.nio} file system can hold them.
 *
 * <p>It may import the vocabulary and the engine's packages up to {@code engine.taskcontext}. It
 * knows no RDD. For input read {@link org.minispark.engine.files.InputFiles}, {@link
 * org.minispark.engine.files.SplitRule}, {@link org.minispark.engine.files.SplitLines}, in this
 * order, then {@link org.minispark.engine.files.FileRecords} for other records than lines; for
 * output {@link org.minispark.engine.files.OutputCommitter}; for the files and jars that a program
 * gives its tasks {@link org.minispark.engine.files.ApplicationFiles}.
 */
package org.minispark.engine.files;
