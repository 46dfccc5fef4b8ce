package org.minispark.broadcast;

import java.io.Serializable;

/** A read-only value that every executor keeps once, instead of getting it with every task. */
public abstract class Broadcast<T> implements Serializable {
  private static final long serialVersionUID = 1L;

  private final long id;

  protected Broadcast(long id) {
    this.id = id;
  }

  public long id() {
    return id;
  }

  /** The value. */
  public abstract T value();

  @Override
  public String toString() {
    return "Broadcast(" + id + ")";
  }
}
