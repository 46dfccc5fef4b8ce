package org.minispark.engine.storage;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.minispark.engine.storage.BlockId.RDDBlockId;

class OwnedDirectoryTest {
  @TempDir Path parent;

  @Test
  void whatADeadProcessLeftIsSwept() throws IOException {
    Path own = OwnedDirectory.create(parent);
    Path dead = OwnedDirectory.create(parent);
    Files.createDirectories(dead.resolve("0a"));
    Files.writeString(dead.resolve("0a").resolve("rdd_0_0"), "left");
    startedAnHourEarlier(dead.resolve("owner"));
    Path foreign = OwnedDirectory.create(parent);
    rewrite(foreign.resolve("owner"), "1", "2", "another host");
    Path unmarked = Files.createDirectory(parent.resolve("minispark-unmarked"));
    Path strange = Files.createDirectory(parent.resolve("minispark-strange"));
    rewrite(strange.resolve("owner"), "one", "two");

    OwnedDirectory.sweep(parent);

    assertThat(dead).doesNotExist();
    assertThat(List.of(own, foreign, unmarked, strange)).allMatch(Files::exists);
  }

  @Test
  void directoriesAreMadeWithTheFirstFileAndRemovedAtTheEnd() throws IOException {
    BlockDirectories directories = new BlockDirectories(List.of(parent));
    assertThat(children()).isEmpty();

    Path file = directories.fileOf(new RDDBlockId(3, 4).name());
    Path temp = directories.newTempFile();

    assertThat(temp).isEmptyFile();
    assertThat(file.getFileName()).hasToString("rdd_3_4");
    assertThat(file.getParent().getFileName().toString()).matches("[0-3][0-9a-f]");
    assertThat(children()).singleElement().asString().contains("minispark-");
    directories.close();
    assertThat(children()).isEmpty();
  }

  @Test
  void anUnusedManagerStillSweeps() throws IOException {
    Path dead = OwnedDirectory.create(parent);
    startedAnHourEarlier(dead.resolve("owner"));

    new BlockDirectories(List.of(parent)).close();

    assertThat(dead).doesNotExist();
  }

  private List<Path> children() throws IOException {
    try (Stream<Path> all = Files.list(parent)) {
      return all.toList();
    }
  }

  private static void startedAnHourEarlier(Path owner) throws IOException {
    List<String> lines = Files.readAllLines(owner);
    long started = Long.parseLong(lines.get(1)) - 3_600_000;
    rewrite(owner, lines.get(0), Long.toString(started), lines.get(2));
  }

  private static void rewrite(Path owner, String... lines) throws IOException {
    Files.write(owner, List.of(lines));
  }
}
