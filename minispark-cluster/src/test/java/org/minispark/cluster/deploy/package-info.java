/** Tests of the standalone cluster: its parts alone, then all of it on real processes. */
package org.minispark.cluster.deploy;
