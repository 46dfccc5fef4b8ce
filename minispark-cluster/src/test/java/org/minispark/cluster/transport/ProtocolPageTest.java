package org.minispark.cluster.transport;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.reflect.Field;
import java.lang.reflect.RecordComponent;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.minispark.cluster.protocol.MessageKind;
import org.minispark.cluster.protocol.MessageKinds;
import org.minispark.cluster.protocol.Reply;
import org.minispark.cluster.protocol.Role;

/** Holds docs/PROTOCOL.md to the code: every frame and message, its limit and its fields. */
class ProtocolPageTest {
  private static final Pattern ROW = Pattern.compile("\\| \\d+ \\| `\\w+` \\|.*");
  private static final Pattern FIELD = Pattern.compile("`(\\w+)`");

  /** Kinds of the transport's own, as {@link Frames} has them among its numbers. */
  private static final Set<String> NO_KINDS =
      Set.of("LENGTH_BYTES", "HEADER_BYTES", "CHUNK_HEADER_BYTES", "PROOF_BYTES");

  private static List<String> rows() throws IOException {
    Path here = Path.of("").toAbsolutePath();
    Path project = Files.isDirectory(here.resolve("docs")) ? here : here.getParent();
    return Files.readAllLines(project.resolve("docs/PROTOCOL.md")).stream()
        .filter(line -> ROW.matcher(line).matches())
        .toList();
  }

  /** A row without what it says of the fields beyond their names. */
  private static String namesOnly(String row) {
    int cell = row.lastIndexOf('|', row.length() - 2) + 1;
    return row.substring(0, cell)
        + FIELD
            .matcher(row.substring(cell))
            .results()
            .map(field -> " " + field.group(1))
            .collect(Collectors.joining());
  }

  private static String rowOf(MessageKind<?> kind) {
    String sort =
        Reply.class.isAssignableFrom(kind.type())
            ? "reply"
            : MessageKinds.STANDARD
                .replyTo(kind)
                .map(reply -> "request, `" + reply.getSimpleName() + "`")
                .orElse("notice");
    String senders =
        kind.senders().equals(EnumSet.allOf(Role.class))
            ? "anybody"
            : kind.senders().stream()
                .sorted()
                .map(role -> role.name().toLowerCase(Locale.ROOT))
                .collect(Collectors.joining(", "));
    String fields =
        Arrays.stream(kind.type().getRecordComponents())
            .map(RecordComponent::getName)
            .map(name -> " " + name)
            .collect(Collectors.joining());
    return "| %d | `%s` | %s | %s | %d |%s"
        .formatted(kind.number(), kind.name(), sort, senders, kind.maxLength(), fields);
  }

  @Test
  void messages() throws IOException {
    List<String> described =
        rows().stream().filter(row -> numberOf(row) >= MessageKind.FIRST_NUMBER).toList();
    assertThat(described.stream().map(ProtocolPageTest::namesOnly))
        .containsExactlyInAnyOrderElementsOf(
            MessageKinds.STANDARD.all().stream().map(ProtocolPageTest::rowOf).toList());
  }

  @Test
  void frames() throws IOException, IllegalAccessException {
    List<String> expected = new ArrayList<>();
    for (Field field : Frames.class.getDeclaredFields()) {
      boolean isKind =
          field.getType() == int.class
              && !field.getName().startsWith("MAX_")
              && !NO_KINDS.contains(field.getName());
      if (isKind) {
        int kind = field.getInt(null);
        expected.add(
            "| %d | `%s` | %d |"
                .formatted(kind, field.getName(), Frames.limit(kind, MessageKinds.STANDARD)));
      }
    }
    List<String> described =
        rows().stream()
            .filter(row -> numberOf(row) < MessageKind.FIRST_NUMBER)
            .map(row -> row.replaceAll("^((?:\\|[^|]*){3}\\|).*", "$1"))
            .toList();
    assertThat(described).containsExactlyInAnyOrderElementsOf(expected);
  }

  private static int numberOf(String row) {
    return Integer.parseInt(row.split(" ")[1]);
  }
}
