/**
 * The place of {@code spark.mllib}, the machine learning vocabulary on RDDs. It comes with an issue
 * of its own; until then this module holds nothing.
 */
package org.minispark.mllib;
