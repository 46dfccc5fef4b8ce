/**
 * The place of the JUnit 5 extension that gives a test of a Spark job its context. The extension
 * comes with an issue of its own; until then this module holds nothing.
 */
package org.minispark.junit5;
