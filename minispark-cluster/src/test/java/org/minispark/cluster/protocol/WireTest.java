package org.minispark.cluster.protocol;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Optional;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class WireTest {
  @Property(tries = 300)
  void fieldsComeOutAsTheyWentIn(
      @ForAll @LongRange(min = 0) long count,
      @ForAll long signed,
      @ForAll double number,
      @ForAll boolean flag,
      @ForAll @Size(max = 20) List<@IntRange(min = 0) Integer> list,
      @ForAll @Size(max = 50) byte[] bytes)
      throws MalformedMessageException {
    WireOutput out = new WireOutput(1);
    out.writeVarLong(count);
    out.writeSigned(signed);
    out.writeLong(signed);
    out.writeDouble(number);
    out.writeBoolean(flag);
    out.writeList(list, 20, WireOutput::writeVarInt);
    out.writePayload(Payload.of(bytes), 50);
    out.writeOptional(Optional.of(number), WireOutput::writeDouble);
    out.writeOptional(Optional.<Double>empty(), WireOutput::writeDouble);
    WireInput in = new WireInput(out.toPayload());
    assertThat(in.readVarLong()).isEqualTo(count);
    assertThat(in.readSigned()).isEqualTo(signed);
    assertThat(in.readLong()).isEqualTo(signed);
    assertThat(in.readDouble()).isEqualTo(number);
    assertThat(in.readBoolean()).isEqualTo(flag);
    assertThat(in.readList(20, WireInput::readVarInt)).isEqualTo(list);
    assertThat(in.readPayload(50)).isEqualTo(Payload.of(bytes));
    assertThat(in.readOptional(WireInput::readDouble)).contains(number);
    assertThat(in.readOptional(WireInput::readDouble)).isEmpty();
    in.requireEnd();
  }

  @Property(tries = 300)
  void textsComeOutAsTheyWentInOrCut(@ForAll @Size(max = 60) List<Character> characters)
      throws MalformedMessageException {
    StringBuilder text = new StringBuilder();
    characters.stream().filter(c -> !Character.isSurrogate(c)).forEach(text::append);
    text.append("\uD83D\uDE00");
    WireOutput out = new WireOutput();
    out.writeString(text.toString(), 1000);
    out.writeText(text.toString(), 7);
    WireInput in = new WireInput(out.toPayload());
    assertThat(in.readString(1000)).isEqualTo(text.toString());
    assertThat(text.toString()).startsWith(in.readString(7));
  }

  @Property(tries = 1000)
  void anyNumberHasOneFormOnly(@ForAll @Size(max = 11) byte[] bytes) {
    long value;
    WireInput in = new WireInput(bytes);
    try {
      value = in.readSigned();
    } catch (MalformedMessageException e) {
      return;
    }
    WireOutput out = new WireOutput();
    out.writeSigned(value);
    assertThat(bytes).startsWith(out.toArray());
    assertThat(out.length()).isEqualTo(bytes.length - in.remaining());
  }

  @Test
  void lengthsAreCheckedBeforeRoomIsMade() {
    byte[] huge = {(byte) 0xff, (byte) 0xff, (byte) 0xff, (byte) 0xff, 7};
    int limit = Integer.MAX_VALUE;
    assertThatThrownBy(() -> new WireInput(huge).readPayload(limit))
        .isInstanceOf(MalformedMessageException.class);
    assertThatThrownBy(() -> new WireInput(huge).readString(limit))
        .isInstanceOf(MalformedMessageException.class);
    assertThatThrownBy(() -> new WireInput(huge).readList(limit, WireInput::readByte))
        .isInstanceOf(MalformedMessageException.class);
    assertThatThrownBy(() -> new WireInput(new byte[] {3, 1, 2, 3}).readPayload(2))
        .isInstanceOf(MalformedMessageException.class);
  }

  @Test
  void whatTheReaderWouldRefuseIsNotSent() {
    WireOutput out = new WireOutput();
    assertThatThrownBy(() -> out.writeString("four", 3))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> out.writePayload(Payload.of(new byte[4]), 3))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> out.writeList(List.of(1, 2), 1, WireOutput::writeVarInt))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> out.writeVarInt(-1)).isInstanceOf(IllegalArgumentException.class);
    assertThat(out.length()).isZero();
  }

  @Test
  void addressesAreReadAsTheyAreWritten() {
    assertThat(Address.parse("spark://host:7077")).isEqualTo(new Address("host", 7077));
    assertThat(Address.parse("[::1]:80")).isEqualTo(new Address("::1", 80));
    assertThat(new Address("::1", 80)).hasToString("[::1]:80");
    for (String wrong : List.of("host", "host:", ":1", "host:99999", "host:x", "")) {
      assertThatThrownBy(() -> Address.parse(wrong)).isInstanceOf(IllegalArgumentException.class);
    }
  }
}
