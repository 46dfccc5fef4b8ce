package org.minispark.engine.taskcontext;

import java.nio.file.Path;

/** The files that a program has given to its tasks, where a task of this process can read them. */
@FunctionalInterface
public interface TaskFiles {
  /**
   * The directory that holds all that were added before this call, under their names.
   *
   * <p>Fails with {@code IOException} if one cannot be had.
   */
  Path directory();
}
