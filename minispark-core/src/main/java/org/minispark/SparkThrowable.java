package org.minispark;

import java.util.Map;

/** What all of the engine's own exceptions can be asked. */
public interface SparkThrowable {
  /** The name of the kind of error, or null where it has none. */
  String getErrorClass();

  /** The SQL state of the kind of error, or null where it has none. */
  default String getSqlState() {
    return null;
  }

  /** Whether the error is the engine's own fault rather than the program's. */
  default boolean isInternalError() {
    String errorClass = getErrorClass();
    return errorClass != null && errorClass.startsWith("INTERNAL_ERROR");
  }

  /** The values that the message was made with, by name. */
  default Map<String, String> getMessageParameters() {
    return Map.of();
  }

  /** Where in a query the error is: nowhere, as there are none. */
  default QueryContext[] getQueryContext() {
    return new QueryContext[0];
  }
}
