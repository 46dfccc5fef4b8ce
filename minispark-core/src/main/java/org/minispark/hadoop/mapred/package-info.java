/**
 * Stand-ins for the exceptions of Hadoop's that a Spark program catches when it reads or writes
 * files. Imports nothing. Read {@link org.minispark.hadoop.mapred.InvalidInputException} first.
 */
package org.minispark.hadoop.mapred;
