package org.minispark;

/**
 * A job that failed, or an engine that cannot go on; the cause tells why.
 *
 * <p>Checked, as in Spark, yet thrown by actions that do not declare it: a program that wants to
 * catch it catches {@code Exception}.
 */
public class SparkException extends Exception implements SparkThrowable {
  private static final long serialVersionUID = 1L;

  public SparkException(String message, Throwable cause) {
    super(message, cause);
  }

  public SparkException(String message) {
    super(message);
  }

  @Override
  public String getErrorClass() {
    return null;
  }
}
