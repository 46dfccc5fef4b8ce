package org.minispark.engine.serializer;

/**
 * Marks an object of the engine that all tasks of a process may share although a closure captures
 * it: it is safe for any number of threads and needs nothing from the task it is used in. A
 * broadcast handle is one; an accumulator is not, since each task adds to its own.
 */
public interface Shareable {}
