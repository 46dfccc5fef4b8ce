package org.minispark.architecture.violations.api.java;

/** A facade. */
public final class JavaRDD {}
