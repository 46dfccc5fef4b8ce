/**
 * Models that predict a class, and what trains them. It imports {@code regression}, which has what
 * all linear models share. Read {@link
 * org.minispark.mllib.classification.LogisticRegressionWithSGD} first.
 */
package org.minispark.mllib.classification;
