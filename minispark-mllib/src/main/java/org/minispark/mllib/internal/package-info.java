/**
 * What the other packages share and programs do not name: requirements with Spark's words, and the
 * little JSON that vectors and saved models need. It imports none of them.
 */
package org.minispark.mllib.internal;
