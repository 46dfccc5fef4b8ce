/** Programs for the tests of the command line to run. */
package org.minispark.cluster.cli.programs;
