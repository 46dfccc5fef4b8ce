package org.minispark.engine.serializer;

/** One task's own copies of its stage's functions. Used by one thread. */
public interface TaskClosures {
  /**
   * The task's copy of a function of its stage.
   *
   * @throws IllegalStateException if the function does not belong to the stage
   */
  <F> F get(Captured<F> function);
}
