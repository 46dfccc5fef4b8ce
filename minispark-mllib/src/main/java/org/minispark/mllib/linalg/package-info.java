/**
 * Vectors and matrices of doubles, and the operations on them, with Spark's bits. It imports
 * nothing of the other packages but {@code internal}; read {@link org.minispark.mllib.linalg.BLAS}
 * first.
 */
package org.minispark.mllib.linalg;
