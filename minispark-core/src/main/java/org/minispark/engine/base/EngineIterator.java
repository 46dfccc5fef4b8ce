package org.minispark.engine.base;

import java.util.Iterator;
import java.util.function.Consumer;

/**
 * An iterator of the engine, which can be pulled ({@link #next}) as user code does, or pushed
 * ({@link #forEachRemaining}) as the engine does. Pushing turns a whole narrow stage into one loop:
 * the innermost source runs it, and each operator on the way is one call per element instead of a
 * {@code hasNext} and a {@code next} that ask each other down the chain.
 *
 * <p>The contract, for whoever writes such an iterator and whoever reads from one:
 *
 * <ol>
 *   <li><b>One order.</b> Pulled, pushed or mixed, the same elements come in the same order. A push
 *       after some pulls delivers exactly the rest, including an element that {@code hasNext} has
 *       already fetched. After a push {@code hasNext} is false.
 *   <li><b>{@code hasNext} repeats.</b> It may compute, but a second call changes nothing. {@code
 *       next} works without it and throws {@link java.util.NoSuchElementException} at the end.
 *       {@code null} is an element like any other.
 *   <li><b>Exceptions pass through as they are.</b> What a user function throws, checked or not,
 *       leaves the iterator unwrapped (see {@link Unchecked}); so does what the consumer of a push
 *       throws. After an exception the iterator is spent: nobody may use it again.
 *   <li><b>A push cannot be stopped halfway</b> except by an exception. An operator that may not
 *       read its source to the end (a limit) therefore pulls its source and pushes only what
 *       follows it. An operator that needs all of its source pushes it.
 *   <li><b>Cancellation is the source's business.</b> The iterator at the root of the chain looks
 *       at the task's kill flag, in both styles and at least every few thousand elements, and
 *       throws; operators do not look.
 *   <li><b>Laziness.</b> Constructing an iterator reads nothing and calls no user function. Pulling
 *       reads no further than the element asked for requires.
 *   <li><b>Wrapping gives away.</b> Who hands an iterator to an operator does not use it any more:
 *       the operator may take it apart.
 *   <li><b>One thread</b> uses an iterator, and the consumer of a push does not touch the iterator
 *       that is pushing.
 * </ol>
 *
 * @param <T> the type of the elements
 */
public abstract class EngineIterator<T> implements Iterator<T> {
  /**
   * Pushes all remaining elements into the action. Subclasses forward to the {@code
   * forEachRemaining} of their source wherever rule 4 allows it.
   */
  @Override
  public abstract void forEachRemaining(Consumer<? super T> action);
}
