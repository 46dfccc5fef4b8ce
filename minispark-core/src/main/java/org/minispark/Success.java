package org.minispark;

/** The task attempt did what it should. */
public record Success() implements TaskEndReason {
  private static final long serialVersionUID = 1L;

  @Override
  public String toString() {
    return "Success";
  }
}
