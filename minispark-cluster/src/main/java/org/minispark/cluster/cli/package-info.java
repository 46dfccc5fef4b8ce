/**
 * The command line behind the {@code ./minispark} script. It may import the whole of core; examples
 * and user programs are found on the class path by name.
 */
package org.minispark.cluster.cli;
