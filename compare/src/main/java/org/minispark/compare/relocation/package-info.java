/**
 * Renames a compiled program from one engine's vocabulary to the other's, and says which of its
 * references the other engine does not have. Renaming is all: no class is loaded, no method is
 * changed, except that a tuple's field, private in Scala, is read through its method.
 *
 * <p>May import the JDK and ASM. Read {@link org.minispark.compare.relocation.Naming} first, then
 * {@link org.minispark.compare.relocation.ClassRelocation}.
 */
package org.minispark.compare.relocation;
