package org.minispark.compare.ledger;

/** What a core may be busy with, in the order in which a report lists it. */
public enum Activity {
  START_UP(
      "start-up", "from the start of the process until the context and the core's executor are up"),
  PROGRAM("program", "the program's own code, between jobs"),
  SCHEDULING("scheduling", "a job waits for its next task, or a task for its start and its end"),
  SERIALIZATION("serialization", "reading a task, writing its result"),
  COMPUTE("compute", "the tasks' own work"),
  SHUFFLE_WRITE("shuffle write", "writing map outputs"),
  SHUFFLE_FETCH("shuffle fetch", "waiting for map outputs"),
  RESULT("result", "the driver fetches a task's result"),
  IDLE("idle", "other cores run tasks, none is left for this one"),
  SHUT_DOWN("shut-down", "from the end of the context to the end of the process"),
  UNKNOWN("not attributed", "what the recording does not explain");

  private final String label;
  private final String meaning;

  Activity(String label, String meaning) {
    this.label = label;
    this.meaning = meaning;
  }

  public String label() {
    return label;
  }

  public String meaning() {
    return meaning;
  }
}
