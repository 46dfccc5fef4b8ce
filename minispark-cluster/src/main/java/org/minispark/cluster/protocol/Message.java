package org.minispark.cluster.protocol;

/**
 * Anything that one process tells another in a frame of its own: a {@link Notice}, which nobody
 * answers, a {@link Request}, or its {@link Reply}.
 *
 * <p>Messages are records that write their own fields. Each has a {@link MessageKind}: its number,
 * its reader, its greatest length and who may send it. A message never holds an object of the
 * program's; what the program made travels as a {@link Payload}, which only the processes of its
 * application open.
 */
public sealed interface Message permits Notice, Request, Reply {
  /** Writes the fields, as the reader of its kind reads them; a message without any writes none. */
  default void write(WireOutput out) {}
}
