package org.minispark;

import org.minispark.engine.context.EngineContext;
import org.minispark.engine.taskcontext.EngineTaskContext;
import org.minispark.engine.taskcontext.TaskFiles;

/**
 * Finds the files that the program has added with {@code SparkContext.addFile}: in a task, and in
 * the program itself. There they are those of the context that this thread, or the one that started
 * it, made last; else of the one that was made last in this process.
 *
 * <p>Fails with {@code IllegalStateException} where there is no context.
 */
public final class SparkFiles {
  private SparkFiles() {}

  /**
   * The absolute path of a file by the name it was added with.
   *
   * @param filename its last step; whether it was added is not asked
   */
  public static String get(String filename) {
    return files().directory().resolve(filename).toString();
  }

  /** The directory that holds all files that were added. */
  public static String getRootDirectory() {
    return files().directory().toString();
  }

  private static TaskFiles files() {
    TaskContext task = TaskContext.get();
    return task == null
        ? EngineContext.ofThisThread().files()
        : EngineTaskContext.of(task).services().driver().files();
  }
}
