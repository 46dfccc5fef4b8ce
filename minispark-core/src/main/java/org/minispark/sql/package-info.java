/**
 * The part of Spark SQL's entrance that programs on RDDs meet: a session that holds a context. No
 * data frames, no SQL.
 *
 * <p>A facade: may import all of the engine. Read {@link org.minispark.sql.SparkSession} first.
 */
package org.minispark.sql;
