package org.minispark.cluster.driver;

/**
 * Whoever starts executor processes and replaces those that end, so that as many live as should:
 * the driver itself in a local cluster, a master elsewhere. The scheduler hears of executors when
 * they register with the driver, not from here.
 */
public interface ExecutorManager {
  /** Begins to start executors. */
  void start(Listener listener);

  /** How many cores all executors have together once they run. */
  int totalCores();

  /** An executor has registered. */
  void registered(String executorId);

  /** How many executors should live. */
  int target();

  /**
   * So many executors should live from now on. More are started as far as there is room; where
   * there are too many, those that end are not replaced.
   */
  void setTarget(int executors);

  /** An executor has to end. Another takes its place if fewer would live than should. */
  void kill(String executorId);

  /** Ends an executor that nothing replaces: one fewer should live. False if it does not live. */
  boolean release(String executorId);

  /** Ends all executors; returns when they have ended. */
  void stop();

  /** Hears what happens to processes, from any thread. */
  interface Listener {
    /**
     * An executor's process has ended.
     *
     * @param reason how, with its exit code where there is one
     */
    void exited(String executorId, String reason);

    /** An executor will end soon, since its machine leaves. */
    void leaving(String executorId, String reason);

    /** No executor can be started: the application has to fail. */
    void failed(String reason);
  }
}
