package org.minispark;

/** An operation that has no meaning here, such as the first record of an empty collection. */
public class SparkUnsupportedOperationException extends UnsupportedOperationException
    implements SparkThrowable {
  private static final long serialVersionUID = 1L;

  public SparkUnsupportedOperationException(String message) {
    super(message);
  }

  @Override
  public String getErrorClass() {
    return null;
  }
}
