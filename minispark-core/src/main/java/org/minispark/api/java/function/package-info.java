/**
 * The functions a program hands to the engine, one interface per shape.
 *
 * <p>All are {@code Serializable}, since a task works on its own copy of them, and all may throw
 * any exception, which fails the task. They import nothing but {@link org.minispark.Tuple2}. Read
 * {@link org.minispark.api.java.function.Function} first.
 */
package org.minispark.api.java.function;
