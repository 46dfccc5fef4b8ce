package org.minispark.cluster.protocol;

/** What a process is in a cluster. */
public enum Role {
  /** Runs a program: schedules its tasks, keeps its map output statuses and block locations. */
  DRIVER(1),
  /** Runs the tasks of one application. */
  EXECUTOR(2),
  /** Knows the workers and gives their cores to applications. */
  MASTER(3),
  /** Starts executors (and drivers) on its machine when the master says so. */
  WORKER(4),
  /** Asks a master for something: submits, lists, kills. */
  CLIENT(5);

  private final int code;

  Role(int code) {
    this.code = code;
  }

  /** Its number in the handshake. */
  public int code() {
    return code;
  }

  /**
   * The role with that number.
   *
   * @throws MalformedMessageException if there is none
   */
  public static Role of(int code) throws MalformedMessageException {
    for (Role role : values()) {
      if (role.code == code) {
        return role;
      }
    }
    throw new MalformedMessageException("no role has the number " + code);
  }
}
