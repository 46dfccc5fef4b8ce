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
import org.minispark.cluster.protocol.WireOutput;

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
              in -> new Say(in.readString(MAX_TEXT))),
          new MessageKind<>(
              201,
              Echo.class,
              20 << 20,
              EnumSet.allOf(Role.class),
              in -> new Echo(in.readPayload(16 << 20))),
          new MessageKind<>(
              202,
              Echoed.class,
              20 << 20,
              EnumSet.allOf(Role.class),
              in -> new Echoed(in.readPayload(16 << 20))),
          new MessageKind<>(203, Order.class, 0, EnumSet.of(Role.DRIVER), in -> new Order()));

  static final MessageKinds KINDS = new MessageKinds(List.of(LIST, MessageKinds.STANDARD.all()));

  private TestingMessages() {}

  record Say(String text) implements Notice {
    @Override
    public void write(WireOutput out) {
      out.writeString(text, MAX_TEXT);
    }
  }

  record Echo(Payload content) implements Request<Echoed> {
    @Override
    public void write(WireOutput out) {
      out.writePayload(content, 16 << 20);
    }

    static Echo of(int length) {
      return new Echo(Payload.of(new byte[length]));
    }
  }

  record Echoed(Payload content) implements Reply {
    @Override
    public void write(WireOutput out) {
      out.writePayload(content, 16 << 20);
    }
  }

  /** Only a driver may send it. */
  record Order() implements Notice {}
}
