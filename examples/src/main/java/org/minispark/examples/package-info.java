/**
 * User programs as one would write them for Spark: each a single file with a {@code main} of its
 * own, which knows only the public API. Start any of them with {@code ./minispark run NAME}.
 */
package org.minispark.examples;
