/**
 * Random programs on both engines: what they answer and the plans that are made of them must be the
 * same. A program that differs is made as small as it can be and shown as Java.
 *
 * <p>Read {@link org.minispark.compare.differential.DifferentialTest} first.
 */
package org.minispark.compare.differential;
