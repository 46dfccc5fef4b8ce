/**
 * How good predictions are. It imports {@code linalg} and {@code stat}, and knows nothing of
 * models: metrics are made of RDDs of tuples. Read {@link
 * org.minispark.mllib.evaluation.BinaryClassificationMetrics} first.
 */
package org.minispark.mllib.evaluation;
