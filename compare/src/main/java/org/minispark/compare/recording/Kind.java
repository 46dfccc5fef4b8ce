package org.minispark.compare.recording;

/** The kinds of lines in a journal. */
final class Kind {
  static final String MAIN_START = "main-start";
  static final String MAIN_END = "main-end";
  static final String CONTEXT_START = "context-start";
  static final String CONTEXT_END = "context-end";
  static final String EXECUTOR = "executor";
  static final String EXECUTOR_END = "executor-end";
  static final String JOB = "job";
  static final String JOB_END = "job-end";
  static final String STAGE = "stage";
  static final String STAGE_END = "stage-end";
  static final String TASK = "task";
  static final String ACTION = "action";
  static final String VALUE = "value";
  static final String MEMORY = "memory";
  static final String CHILD = "child";

  private Kind() {}
}
