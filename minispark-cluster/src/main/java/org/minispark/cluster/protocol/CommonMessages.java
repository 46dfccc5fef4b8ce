package org.minispark.cluster.protocol;

import java.util.EnumSet;
import java.util.List;

/** What belongs to no conversation in particular. Numbers 32 to 39. */
final class CommonMessages {
  static final List<MessageKind<?>> KINDS =
      List.of(new MessageKind<>(32, Done.class, 0, EnumSet.allOf(Role.class), in -> Done.DONE));

  private CommonMessages() {}
}
