/**
 * Features made fit for training: scaled and normalized. It imports {@code linalg} and {@code
 * stat}; read {@link org.minispark.mllib.feature.StandardScaler} first.
 */
package org.minispark.mllib.feature;
