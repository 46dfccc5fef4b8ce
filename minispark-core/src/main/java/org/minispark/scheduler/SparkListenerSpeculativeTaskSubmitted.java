package org.minispark.scheduler;

import java.io.Serializable;
import org.minispark.Product;

/**
 * A slow task gets a copy. As in Spark, the task and its partition are told beside the case class,
 * which is the stage's attempt alone.
 *
 * @param taskIndex the place of the task in its task set; -1 if unknown
 * @param partitionId the partition that it computes; -1 if unknown
 */
public record SparkListenerSpeculativeTaskSubmitted(
    int stageId, int stageAttemptId, int taskIndex, int partitionId)
    implements SparkListenerEvent, Product, Serializable {
  private static final int UNKNOWN = -1;

  public SparkListenerSpeculativeTaskSubmitted(int stageId, int stageAttemptId) {
    this(stageId, stageAttemptId, UNKNOWN, UNKNOWN);
  }

  public static SparkListenerSpeculativeTaskSubmitted apply(int stageId, int stageAttemptId) {
    return new SparkListenerSpeculativeTaskSubmitted(stageId, stageAttemptId);
  }

  public SparkListenerSpeculativeTaskSubmitted copy(int stageId, int stageAttemptId) {
    return new SparkListenerSpeculativeTaskSubmitted(stageId, stageAttemptId);
  }

  @Override
  public int productArity() {
    return 2;
  }

  @Override
  public Object productElement(int index) {
    return switch (index) {
      case 0 -> stageId;
      case 1 -> stageAttemptId;
      default -> throw new IndexOutOfBoundsException(Integer.toString(index));
    };
  }
}
