package org.minispark.engine.files;

import java.util.Properties;
import org.minispark.engine.taskcontext.EngineTaskContext;
import org.minispark.engine.taskcontext.TaskIdentity;

/** Contexts of tasks that only files are read or written in. */
final class TestingTasks {
  private TestingTasks() {}

  static EngineTaskContext task() {
    TaskIdentity identity = new TaskIdentity(0, 0, 0, 1, 0, 0);
    return new EngineTaskContext(identity, null, null, null, new Properties());
  }
}
