package org.minispark.engine.base;

import java.io.Serializable;
import java.util.Objects;

/**
 * The user's line that called the engine.
 *
 * <p>A captured one keeps the stack as it was and reads it when first asked: most are never shown.
 */
public final class CallSite implements Serializable {
  private static final long serialVersionUID = 1L;

  private transient Throwable stack;
  private String shortForm;
  private String longForm;

  public CallSite(String shortForm, String longForm) {
    this.shortForm = shortForm;
    this.longForm = longForm;
  }

  /** The call that was being made when {@code stack} was. */
  CallSite(Throwable stack) {
    this.stack = stack;
  }

  /** {@code reduceByKey at WordCount.java:21}. */
  public synchronized String shortForm() {
    read();
    return shortForm;
  }

  /** The stack from the engine's entry outwards, one frame a line. */
  public synchronized String longForm() {
    read();
    return longForm;
  }

  private void read() {
    if (stack != null) {
      CallSites.Forms forms = CallSites.read(stack.getStackTrace());
      shortForm = forms.shortForm();
      longForm = forms.longForm();
      stack = null;
    }
  }

  private Object writeReplace() {
    return stack == null ? this : new CallSite(shortForm(), longForm());
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof CallSite that
        && shortForm().equals(that.shortForm())
        && longForm().equals(that.longForm());
  }

  @Override
  public int hashCode() {
    return Objects.hash(shortForm(), longForm());
  }

  @Override
  public String toString() {
    return shortForm();
  }
}
