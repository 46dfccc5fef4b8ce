/**
 * What programs get of files that are read whole. Vocabulary: imports nothing of the engine. Read
 * {@link org.minispark.input.PortableDataStream}.
 */
package org.minispark.input;
