/**
 * Holds MiniSpark's public surface to Spark's: class by class, from both engines' class files.
 *
 * <p>Names the relocation, for what each engine calls the same thing, and ASM; loads no class of
 * either engine. Read first {@link org.minispark.compare.surface.SurfaceComparison}; what may
 * differ stands in docs/COMPATIBILITY.md and nowhere here.
 */
package org.minispark.compare.surface;
