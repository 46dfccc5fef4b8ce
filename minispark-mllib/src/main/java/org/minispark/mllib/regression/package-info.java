/**
 * Labeled points, linear models and what trains them; models that predict a number. It imports
 * {@code linalg}, {@code optimization}, {@code feature} and {@code util}, which in turn names
 * {@link org.minispark.mllib.regression.LabeledPoint} of this one. Read {@link
 * org.minispark.mllib.regression.GeneralizedLinearAlgorithm} first.
 */
package org.minispark.mllib.regression;
