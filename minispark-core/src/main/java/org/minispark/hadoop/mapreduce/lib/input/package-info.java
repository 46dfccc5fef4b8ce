/**
 * Stand-in for the exception of Hadoop's that whole-file inputs throw. Imports nothing. Read {@link
 * org.minispark.hadoop.mapreduce.lib.input.InvalidInputException}.
 */
package org.minispark.hadoop.mapreduce.lib.input;
