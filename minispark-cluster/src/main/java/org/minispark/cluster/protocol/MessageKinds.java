package org.minispark.cluster.protocol;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The kinds of messages that are understood. Immutable. */
public final class MessageKinds {
  /** Those of MiniSpark's protocol; {@code docs/PROTOCOL.md} lists the same. */
  public static final MessageKinds STANDARD =
      new MessageKinds(
          List.of(
              CommonMessages.KINDS,
              TaskMessages.KINDS,
              BlockMessages.KINDS,
              DriverMessages.KINDS,
              DecommissionMessages.KINDS,
              WorkerMessages.KINDS,
              AllocationMessages.KINDS,
              ClientMessages.KINDS,
              SubmissionMessages.KINDS,
              LeavingMessages.KINDS));

  private final MessageKind<?>[] byNumber = new MessageKind<?>[256];
  private final Map<Class<?>, MessageKind<?>> byType = new HashMap<>();
  private final Map<Class<?>, Class<?>> replyByRequest = new HashMap<>();
  private final List<MessageKind<?>> all = new ArrayList<>();

  /**
   * @param conversations the kinds, by what they are about
   * @throws IllegalArgumentException if two share a number or a type
   */
  public MessageKinds(List<? extends Collection<MessageKind<?>>> conversations) {
    conversations.forEach(conversation -> conversation.forEach(this::add));
  }

  private void add(MessageKind<?> kind) {
    if (byNumber[kind.number()] != null || byType.put(kind.type(), kind) != null) {
      throw new IllegalArgumentException("two kinds " + kind.number() + " or " + kind.name());
    }
    byNumber[kind.number()] = kind;
    all.add(kind);
    if (Request.class.isAssignableFrom(kind.type())) {
      replyByRequest.put(kind.type(), replyOf(kind.type()));
    }
  }

  /** The {@code R} in {@code record ... implements Request<R>}. */
  private static Class<?> replyOf(Class<?> request) {
    for (Type type : request.getGenericInterfaces()) {
      if (type instanceof ParameterizedType of && of.getRawType() == Request.class) {
        return (Class<?>) of.getActualTypeArguments()[0];
      }
    }
    throw new IllegalArgumentException(request.getName() + " does not name its reply's type");
  }

  /** The type of the reply to such a request. */
  public Class<?> replyTo(Request<?> request) {
    return replyByRequest.get(of(request).type());
  }

  /** The type of the reply to requests of a kind; nothing if its messages are not requests. */
  public Optional<Class<?>> replyTo(MessageKind<?> kind) {
    return Optional.ofNullable(replyByRequest.get(kind.type()));
  }

  /** All kinds, conversation by conversation. */
  public List<MessageKind<?>> all() {
    return List.copyOf(all);
  }

  /** The kind with that number, if there is one. */
  public Optional<MessageKind<?>> of(int number) {
    return Optional.ofNullable(byNumber[number & 0xff]);
  }

  /**
   * The kind of a message.
   *
   * @throws IllegalArgumentException if it has none
   */
  public MessageKind<?> of(Message message) {
    MessageKind<?> kind = byType.get(message.getClass());
    if (kind == null) {
      throw new IllegalArgumentException(message.getClass().getName() + " is of no kind");
    }
    return kind;
  }
}
