package org.minispark.cluster.protocol;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.function.IntFunction;

/**
 * The kinds of messages that are understood, conversation by conversation.
 *
 * <p>No process takes part in all conversations, and all their classes together would cost each
 * start of an executor a tenth of a second. So a conversation is learned when a message is met that
 * those learned before it do not have.
 */
public final class MessageKinds {
  /** Those of MiniSpark's protocol; {@code docs/PROTOCOL.md} lists the same. */
  public static final MessageKinds STANDARD =
      new MessageKinds(MessageKinds.STANDARD_CONVERSATIONS, MessageKinds::standard);

  private static final int STANDARD_CONVERSATIONS = 10;
  private static final int NUMBERS = 256;

  private final int conversations;
  private final IntFunction<List<MessageKind<?>>> conversation;
  private final AtomicReferenceArray<MessageKind<?>> byNumber = new AtomicReferenceArray<>(NUMBERS);
  private final Map<Class<?>, MessageKind<?>> byType = new ConcurrentHashMap<>();
  private final Map<Class<?>, Class<?>> replies = new ConcurrentHashMap<>();
  private int learned;

  private MessageKinds(int conversations, IntFunction<List<MessageKind<?>>> conversation) {
    this.conversations = conversations;
    this.conversation = conversation;
  }

  /**
   * @param conversations the kinds, by what they are about
   * @throws IllegalArgumentException if two share a number or a type
   */
  public MessageKinds(List<List<MessageKind<?>>> conversations) {
    this(conversations.size(), conversations::get);
    learnAll();
  }

  /** First what every executor says and hears before its first task ends. */
  private static List<MessageKind<?>> standard(int conversation) {
    return switch (conversation) {
      case 0 -> CommonMessages.KINDS;
      case 1 -> TaskMessages.KINDS;
      case 2 -> DriverMessages.KINDS;
      case 3 -> BlockMessages.KINDS;
      case 4 -> DecommissionMessages.KINDS;
      case 5 -> AllocationMessages.KINDS;
      case 6 -> WorkerMessages.KINDS;
      case 7 -> ClientMessages.KINDS;
      case 8 -> SubmissionMessages.KINDS;
      case 9 -> LeavingMessages.KINDS;
      default -> throw new IllegalArgumentException("no conversation " + conversation);
    };
  }

  private void learnAll() {
    while (learnNext()) {
      // One after another.
    }
  }

  /** False if all conversations are learned. */
  private synchronized boolean learnNext() {
    if (learned == conversations) {
      return false;
    }
    conversation.apply(learned).forEach(this::learn);
    learned++;
    return true;
  }

  private void learn(MessageKind<?> kind) {
    if (byNumber.get(kind.number()) != null || byType.putIfAbsent(kind.type(), kind) != null) {
      throw new IllegalArgumentException("two kinds " + kind.number() + " or " + kind.name());
    }
    byNumber.set(kind.number(), kind);
  }

  /** All kinds, in the order of their numbers. */
  public List<MessageKind<?>> all() {
    learnAll();
    return byType.values().stream()
        .sorted(Comparator.comparingInt(kind -> kind.number()))
        .<MessageKind<?>>map(kind -> kind)
        .toList();
  }

  /** The kind with that number, if there is one. */
  public Optional<MessageKind<?>> of(int number) {
    while (byNumber.get(number & 0xff) == null && learnNext()) {
      // Perhaps it is in that conversation.
    }
    return Optional.ofNullable(byNumber.get(number & 0xff));
  }

  /**
   * The kind of a message.
   *
   * @throws IllegalArgumentException if it has none
   */
  public MessageKind<?> of(Message message) {
    Class<?> type = message.getClass();
    while (!byType.containsKey(type) && learnNext()) {
      // Perhaps it is in that conversation.
    }
    return Optional.ofNullable(byType.get(type))
        .orElseThrow(() -> new IllegalArgumentException(type.getName() + " is of no kind"));
  }

  /** The type of the reply to such a request. */
  public Class<?> replyTo(Request<?> request) {
    return replyToType(of(request).type());
  }

  /** The type of the reply to requests of a kind; nothing if its messages are not requests. */
  public Optional<Class<?>> replyTo(MessageKind<?> kind) {
    return Request.class.isAssignableFrom(kind.type())
        ? Optional.of(replyToType(kind.type()))
        : Optional.empty();
  }

  private Class<?> replyToType(Class<?> request) {
    return replies.computeIfAbsent(request, MessageKinds::findReply);
  }

  /** The {@code R} in {@code record ... implements Request<R>}. */
  private static Class<?> findReply(Class<?> request) {
    for (Type type : request.getGenericInterfaces()) {
      if (type instanceof ParameterizedType of && of.getRawType() == Request.class) {
        return (Class<?>) of.getActualTypeArguments()[0];
      }
    }
    throw new IllegalArgumentException(request.getName() + " does not name its reply's type");
  }
}
