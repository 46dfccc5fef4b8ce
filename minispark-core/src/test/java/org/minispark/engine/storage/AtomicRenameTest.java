package org.minispark.engine.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AtomicRenameTest {
  @TempDir Path directory;
  private Path from;
  private Path to;

  @BeforeEach
  void twoDisks() throws IOException {
    from = Files.createDirectory(directory.resolve("disk-1")).resolve("temp");
    to = Files.createDirectory(directory.resolve("disk-2")).resolve("block");
    Files.writeString(from, "new");
    Files.writeString(to, "old");
  }

  @Test
  void reachesFromOneDiskToAnother() throws IOException {
    new AtomicRename(AtomicRenameTest::withinADisk).from(from, to);

    assertThat(to).hasContent("new");
    assertThat(from).doesNotExist();
    assertThat(to.getParent().toFile().list()).containsExactly("block");
  }

  @Test
  void leavesNothingBesideItsPlaceWhenItFails() {
    AtomicRename fails =
        new AtomicRename(
            (source, target) -> {
              throw source.equals(from)
                  ? new AtomicMoveNotSupportedException(source.toString(), "", "another disk")
                  : new FileSystemException(target.toString());
            });

    assertThatThrownBy(() -> fails.from(from, to)).isInstanceOf(FileSystemException.class);

    assertThat(from).exists();
    assertThat(to).hasContent("old");
    assertThat(to.getParent().toFile().list()).containsExactly("block");
  }

  @Test
  void replacesWhatIsThere() throws IOException {
    AtomicRename.rename(from, to);

    assertThat(to).hasContent("new");
    assertThat(from).doesNotExist();
  }

  private static void withinADisk(Path source, Path target) throws IOException {
    if (!source.getParent().equals(target.getParent())) {
      throw new AtomicMoveNotSupportedException(
          source.toString(), target.toString(), "another disk");
    }
    Files.move(source, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
  }
}
