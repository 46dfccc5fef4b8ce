package org.minispark.storage;

/** Checked exceptions that go out undeclared, as all do from Scala's methods. */
final class Undeclared {
  private Undeclared() {}

  static RuntimeException rethrow(Exception failure) {
    return Undeclared.<RuntimeException>uncheck(failure);
  }

  @SuppressWarnings("unchecked") // erased: the cast never runs
  private static <E extends Exception> RuntimeException uncheck(Exception failure) throws E {
    throw (E) failure;
  }
}
