/**
 * The Java face of the engine: its RDDs and its context, and the few values they need.
 *
 * <p>The values ({@link org.minispark.api.java.Optional}, {@link
 * org.minispark.api.java.StorageLevels}) are vocabulary that any package may import; the facades
 * stand on top of everything.
 */
package org.minispark.api.java;
