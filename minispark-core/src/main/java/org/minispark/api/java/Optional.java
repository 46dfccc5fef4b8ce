package org.minispark.api.java;

import java.io.Serializable;
import java.util.Objects;

/**
 * A value that may be missing; unlike the JDK's, it can be sent.
 *
 * <p>Has the names of both {@code java.util.Optional} and Guava's, as outer joins and programs of
 * any age want them.
 */
public final class Optional<T> implements Serializable {
  private static final long serialVersionUID = 1L;

  private static final Optional<?> EMPTY = new Optional<>(null);

  private final T value;

  private Optional(T value) {
    this.value = value;
  }

  /** No value. */
  @SuppressWarnings("unchecked") // An empty one holds no value of any type.
  public static <T> Optional<T> empty() {
    return (Optional<T>) EMPTY;
  }

  /** Fails with NullPointerException for null. */
  public static <T> Optional<T> of(T value) {
    return new Optional<>(Objects.requireNonNull(value));
  }

  /** The value, or none if it is null. */
  public static <T> Optional<T> ofNullable(T value) {
    return value == null ? empty() : of(value);
  }

  /** Fails with NullPointerException if the value is missing, as Spark's does. */
  public T get() {
    return Objects.requireNonNull(value);
  }

  /** The value, or the other if there is none. */
  public T orElse(T other) {
    return value == null ? other : value;
  }

  /** Whether there is a value. */
  public boolean isPresent() {
    return value != null;
  }

  /** Guava's name of {@link #empty()}. */
  public static <T> Optional<T> absent() {
    return empty();
  }

  /** Guava's name of {@link #ofNullable}. */
  public static <T> Optional<T> fromNullable(T value) {
    return ofNullable(value);
  }

  /** Guava's name of {@link #orElse}. */
  public T or(T other) {
    return orElse(other);
  }

  /** The value, or null if there is none. */
  public T orNull() {
    return value;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Optional<?> that && Objects.equals(value, that.value);
  }

  @Override
  public int hashCode() {
    return value == null ? 0 : value.hashCode();
  }

  @Override
  public String toString() {
    return value == null ? "Optional.empty" : "Optional[" + value + "]";
  }
}
