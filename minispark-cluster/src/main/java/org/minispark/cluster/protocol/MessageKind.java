package org.minispark.cluster.protocol;

import java.util.Set;

/**
 * All that the protocol knows of one type of message.
 *
 * @param number its number on the wire, from {@link #FIRST_NUMBER} to 255; never given to another
 * @param type its record
 * @param maxLength most bytes that its fields take; a frame that says more is refused unread
 * @param senders from whom it is taken; from anybody else it closes the connection
 * @param reader reads the fields that {@link Message#write} writes
 */
public record MessageKind<M extends Message>(
    int number, Class<M> type, int maxLength, Set<Role> senders, WireInput.Reader<M> reader) {
  /** The numbers before this one belong to the transport's own frames. */
  public static final int FIRST_NUMBER = 32;

  public MessageKind {
    if (number < FIRST_NUMBER || number > 255) {
      throw new IllegalArgumentException("not the number of a message: " + number);
    }
    senders = Set.copyOf(senders);
  }

  /** Its name in errors, logs and the documentation. */
  public String name() {
    return type.getSimpleName();
  }

  /** Writes a message's fields, which must be of this kind. */
  public void write(Message message, WireOutput out) {
    int start = out.length();
    type.cast(message).write(out);
    int length = out.length() - start;
    if (length > maxLength) {
      throw new IllegalArgumentException(
          name() + " takes " + length + " bytes; at most " + maxLength + " may be sent");
    }
  }

  /** Reads a message that takes all the rest of the input. */
  public M read(WireInput in) throws MalformedMessageException {
    if (in.remaining() > maxLength) {
      throw new MalformedMessageException(name() + " of " + in.remaining() + " bytes");
    }
    M message;
    try {
      message = reader.read(in);
    } catch (RuntimeException e) { // a value that its type refuses
      throw new MalformedMessageException("not a " + name() + ": " + e.getMessage(), e);
    }
    in.requireEnd();
    return message;
  }
}
