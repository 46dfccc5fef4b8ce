package org.minispark;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Iterator;
import java.util.Properties;
import org.junit.jupiter.api.Test;
import org.minispark.engine.taskcontext.EngineTaskContext;
import org.minispark.engine.taskcontext.TaskIdentity;
import org.minispark.util.AccumulatorV2;
import org.minispark.util.LongAccumulator;

class TaskContextTest {
  @Test
  void isBoundToTheThreadOfItsTask() {
    EngineTaskContext task = context();
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

  private static EngineTaskContext context() {
    return new EngineTaskContext(
        new TaskIdentity(0, 0, 5, 8, 0, 0), null, null, null, new Properties());
  }

  @Test
  void aHeartbeatMayReadTheAccumulatorsWhileTheTaskRegistersMore() {
    EngineTaskContext task = context();
    LongAccumulator first = new LongAccumulator();
    task.registerAccumulator(first);
    Iterator<AccumulatorV2<?, ?>> heartbeat = task.accumulators().iterator();

    task.registerAccumulator(new LongAccumulator());

    assertThat(heartbeat).toIterable().containsExactly(first);
    assertThat(task.accumulators()).hasSize(2);
  }
}
