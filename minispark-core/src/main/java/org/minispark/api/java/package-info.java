/**
 * The Java face of the engine: its RDDs and its context, and the few values they need.
 *
 * <p>The facades stand on top of everything and hold no machinery: each method is one call to
 * {@link org.minispark.rdd.RDD} and the operators beside it, or to {@link
 * org.minispark.SparkContext}. The values ({@link org.minispark.api.java.Optional}, {@link
 * org.minispark.api.java.StorageLevels}) are vocabulary that any package may import.
 *
 * <p>Read {@link org.minispark.api.java.JavaRDDLike} first, then {@link
 * org.minispark.api.java.JavaPairRDD}.
 */
package org.minispark.api.java;
