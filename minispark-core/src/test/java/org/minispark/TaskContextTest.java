package org.minispark;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Properties;
import org.junit.jupiter.api.Test;
import org.minispark.engine.taskcontext.EngineTaskContext;
import org.minispark.engine.taskcontext.TaskIdentity;

class TaskContextTest {
  @Test
  void isBoundToTheThreadOfItsTask() {
    EngineTaskContext task =
        new EngineTaskContext(
            new TaskIdentity(0, 0, 5, 8, 0, 0), null, null, null, new Properties());
    assertThat(TaskContext.get()).isNull();
    assertThat(TaskContext.getPartitionId()).isZero();

    task.bind();
    try {
      assertThat(TaskContext.get()).isSameAs(task);
      assertThat(TaskContext.getPartitionId()).isEqualTo(5);
    } finally {
      task.unbind();
    }

    assertThat(TaskContext.get()).isNull();
  }
}
