/**
 * k-means. It imports {@code linalg} and {@code util}. Read {@link
 * org.minispark.mllib.clustering.KMeans} first.
 */
package org.minispark.mllib.clustering;
