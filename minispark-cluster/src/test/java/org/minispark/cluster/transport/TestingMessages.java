package org.minispark.cluster.transport;

import java.util.EnumSet;
import java.util.List;
import org.minispark.cluster.protocol.MessageKind;
import org.minispark.cluster.protocol.MessageKinds;
import org.minispark.cluster.protocol.Notice;
import org.minispark.cluster.protocol.Payload;
import org.minispark.cluster.protocol.Reply;
import org.minispark.cluster.protocol.Request;
import org.minispark.cluster.protocol.Role;

/** Messages for tests of the transport. */
final class TestingMessages {
  static final int MAX_TEXT = 1 << 16;

  static final List<MessageKind<?>> LIST =
      List.of(
          new MessageKind<>(
              200,
              Say.class,
              MAX_TEXT + 5,
              EnumSet.allOf(Role.class),
              (say, out) -> out.writeString(say.text(), MAX_TEXT),
              in -> new Say(in.readString(MAX_TEXT))),
          new MessageKind<>(
              201,
              Echo.class,
              20 << 20,
              EnumSet.allOf(Role.class),
              (echo, out) -> out.writePayload(echo.content(), 16 << 20),
              in -> new Echo(in.readPayload(16 << 20))),
          new MessageKind<>(
              202,
              Echoed.class,
              20 << 20,
              EnumSet.allOf(Role.class),
              (echoed, out) -> out.writePayload(echoed.content(), 16 << 20),
              in -> new Echoed(in.readPayload(16 << 20))),
          new MessageKind<>(
              203, Order.class, 0, EnumSet.of(Role.DRIVER), (order, out) -> {}, in -> new Order()));

  static final MessageKinds KINDS = new MessageKinds(List.of(LIST, MessageKinds.STANDARD.all()));

  private TestingMessages() {}

  record Say(String text) implements Notice {}

  record Echo(Payload content) implements Request<Echoed> {
    static Echo of(int length) {
      return new Echo(Payload.of(new byte[length]));
    }
  }

  record Echoed(Payload content) implements Reply {}

  /** Only a driver may send it. */
  record Order() implements Notice {}
}
