/**
 * How and where persisted blocks are kept, as programs and listeners see it. Vocabulary: imports
 * nothing of the engine. Read {@link org.minispark.storage.StorageLevel} first.
 */
package org.minispark.storage;
