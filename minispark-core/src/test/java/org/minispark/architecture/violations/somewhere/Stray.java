package org.minispark.architecture.violations.somewhere;

/** A class in a package that the table does not know. */
public final class Stray {}
