package org.minispark;

import java.util.Map;

/**
 * A job that failed, or an engine that cannot go on; the cause tells why.
 *
 * <p>Checked, as in Spark, yet thrown by actions that do not declare it: a program that wants to
 * catch it catches {@code Exception}.
 */
public class SparkException extends Exception implements SparkThrowable {
  private static final long serialVersionUID = 1L;
  private static final String INTERNAL_ERROR = "INTERNAL_ERROR";
  private static final QueryContext[] NOWHERE = {};
  private static final String SQL_STATE_OF_INTERNAL_ERRORS = "XX000";

  /** The kind of error, or null; then the parameter is the message without it. */
  private final String errorClass;

  private final String parameter;

  /** Where in a query it was; not written with the exception, for its parts may not be. */
  private final transient QueryContext[] context;

  public SparkException(String message, Throwable cause) {
    this(message, cause, null, null, NOWHERE);
  }

  public SparkException(String message) {
    this(message, null);
  }

  private SparkException(
      String message,
      Throwable cause,
      String errorClass,
      String parameter,
      QueryContext[] context) {
    super(message, cause);
    this.context = context;
    this.errorClass = errorClass;
    this.parameter = parameter;
  }

  /** An error that only a mistake of the engine's own can cause. */
  public static SparkException internalError(String message) {
    return internalError(message, (Throwable) null);
  }

  /** An error that only a mistake of the engine's own can cause. */
  public static SparkException internalError(String message, Throwable cause) {
    return internal(message, cause, INTERNAL_ERROR, "", NOWHERE);
  }

  /**
   * @param category the part of the engine, such as {@code SHUFFLE}
   */
  public static SparkException internalError(String message, String category) {
    return internal(message, null, INTERNAL_ERROR + "_" + category, "", NOWHERE);
  }

  /**
   * @param summary where in the query it was, added to the message as a line of its own
   */
  public static SparkException internalError(
      String message, QueryContext[] context, String summary) {
    String where = summary.isEmpty() ? "" : "\n" + summary;
    return internal(message, null, INTERNAL_ERROR, where, context.clone());
  }

  private static SparkException internal(
      String message, Throwable cause, String errorClass, String summary, QueryContext[] context) {
    return new SparkException(
        "[" + errorClass + "] " + message + summary, cause, errorClass, message, context);
  }

  @Override
  public String getErrorClass() {
    return errorClass;
  }

  @Override
  public String getSqlState() {
    return isInternalError() ? SQL_STATE_OF_INTERNAL_ERRORS : null;
  }

  @Override
  public Map<String, String> getMessageParameters() {
    return errorClass == null ? Map.of() : Map.of("message", parameter);
  }

  @Override
  public QueryContext[] getQueryContext() {
    return context == null ? NOWHERE : context.clone();
  }
}
