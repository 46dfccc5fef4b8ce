package org.minispark.cluster.protocol;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

/** Every kind of message: what is written is read, and what is not a message is refused. */
class MessagesTest {
  private static final List<MessageKind<?>> KINDS = MessageKinds.STANDARD.all();

  @Provide
  Arbitrary<MessageKind<?>> kinds() {
    return Arbitraries.of(KINDS);
  }

  private static byte[] bytesOf(MessageKind<?> kind, Message message) {
    WireOutput out = new WireOutput();
    kind.write(message, out);
    return out.toArray();
  }

  private static byte[] randomMessage(MessageKind<?> kind, long seed) {
    return bytesOf(kind, new TestingRecords(seed).make(kind.type()));
  }

  @Property(tries = 3000)
  void whatIsWrittenIsRead(@ForAll("kinds") MessageKind<?> kind, @ForAll long seed)
      throws MalformedMessageException {
    Message message = new TestingRecords(seed).make(kind.type());
    byte[] bytes = bytesOf(kind, message);
    Message read = kind.read(new WireInput(bytes));
    assertThat(read).isEqualTo(message);
    assertThat(bytesOf(kind, read)).isEqualTo(bytes);
  }

  @Property(tries = 1000)
  void nothingLessAndNothingMoreIsAMessage(
      @ForAll("kinds") MessageKind<?> kind, @ForAll long seed) {
    byte[] bytes = randomMessage(kind, seed);
    for (int length = 0; length <= bytes.length + 1; length++) {
      boolean isMessage = isMessage(kind, Arrays.copyOf(bytes, length));
      assertThat(isMessage)
          .as("%s cut from %d to %d", kind.name(), bytes.length, length)
          .isEqualTo(length == bytes.length);
    }
  }

  private static boolean isMessage(MessageKind<?> kind, byte... bytes) {
    try {
      return kind.type() == kind.read(new WireInput(bytes)).getClass();
    } catch (MalformedMessageException refused) {
      return false;
    }
  }

  @Property(tries = 5000)
  void noBytesDoMoreThanBeingRefused(
      @ForAll("kinds") MessageKind<?> kind, @ForAll long seed, @ForAll boolean fromNothing) {
    Random random = new Random(seed);
    byte[] bytes = fromNothing ? new byte[random.nextInt(40)] : randomMessage(kind, seed);
    if (fromNothing) {
      random.nextBytes(bytes);
    } else if (bytes.length > 0) {
      bytes[random.nextInt(bytes.length)] = (byte) random.nextInt();
    }
    assertThatCode(() -> isMessage(kind, bytes)).doesNotThrowAnyException();
  }

  @Test
  void everyMessageHasAKind() {
    Set<String> registered =
        KINDS.stream().map(kind -> kind.type().getName()).collect(Collectors.toSet());
    Set<String> messages =
        new ClassFileImporter()
                .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                .importPackagesOf(MessageKinds.class)
                .stream()
                .filter(type -> type.isAssignableTo(Message.class) && !type.isInterface())
                .map(JavaClass::getName)
                .collect(Collectors.toSet());
    assertThat(registered).isEqualTo(messages).isNotEmpty();
  }

  @Test
  void everyRequestsReplyHasAKind() {
    List<Class<?>> replies =
        KINDS.stream().flatMap(kind -> MessageKinds.STANDARD.replyTo(kind).stream()).toList();
    assertThat(replies).isNotEmpty();
    assertThat(KINDS.stream().<Class<?>>map(MessageKind::type).toList()).containsAll(replies);
  }

  @Test
  void numbersAreGivenOnce() {
    List<MessageKind<?>> twice = List.of(KINDS.get(0), KINDS.get(0));
    assertThatThrownBy(() -> new MessageKinds(List.of(twice)))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
