/**
 * Programs as a user writes them: each is one file, and moves to real Spark by renaming packages.
 * Read {@link org.minispark.examples.WordCount} first.
 */
package org.minispark.examples;
