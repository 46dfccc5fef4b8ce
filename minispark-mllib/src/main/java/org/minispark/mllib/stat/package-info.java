/** Statistics of sets of vectors, column by column. It imports {@code linalg}. */
package org.minispark.mllib.stat;
