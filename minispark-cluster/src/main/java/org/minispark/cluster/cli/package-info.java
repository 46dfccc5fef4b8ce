/**
 * The command line behind the {@code ./minispark} script. A command turns its options into {@code
 * spark.*} system properties, which every {@code SparkConf} reads, and calls the program's {@code
 * main}; what the program then does is the engine's affair alone.
 *
 * <p>May import the JDK, picocli and Logback. Read {@link org.minispark.cluster.cli.Main} first,
 * then {@link org.minispark.cluster.cli.RunCommand}.
 */
package org.minispark.cluster.cli;
