/** Real processes and the worst that can happen to them. */
package org.minispark.cluster.chaos;
