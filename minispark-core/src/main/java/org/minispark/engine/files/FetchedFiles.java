package org.minispark.engine.files;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import org.minispark.engine.base.Unchecked;
import org.minispark.engine.taskcontext.TaskFiles;

/**
 * The program's files in a process that is not the driver's: copied from there when a task asks for
 * them, each once.
 */
public final class FetchedFiles implements TaskFiles {
  private final Path directory;
  private final Source driver;

  /** The driver, asked from here. */
  public interface Source {
    /** The paths of all files, from the directory that holds them, with slashes. */
    List<String> paths() throws IOException;

    /** The content of one of them; the caller closes it. */
    InputStream open(String path) throws IOException;
  }

  /**
   * @param directory where the copies go; made and removed by others
   */
  public FetchedFiles(Path directory, Source driver) {
    this.directory = directory;
    this.driver = driver;
  }

  @Override
  public synchronized Path directory() {
    try {
      for (String path : driver.paths()) {
        Path copy = directory.resolve(path).normalize();
        if (!copy.startsWith(directory)) {
          throw new IOException(path + " would be outside of the directory for files");
        }
        if (!Files.exists(copy)) {
          fetch(path, copy);
        }
      }
      return directory;
    } catch (IOException e) {
      throw Unchecked.rethrow(e);
    }
  }

  /** The copy appears when it is whole. */
  private void fetch(String path, Path copy) throws IOException {
    Files.createDirectories(copy.getParent());
    Path arriving = Files.createTempFile(copy.getParent(), ".arriving-", "");
    try (InputStream bytes = driver.open(path)) {
      Files.copy(bytes, arriving, StandardCopyOption.REPLACE_EXISTING);
      FileTree.makeExecutable(arriving);
      Files.move(arriving, copy, StandardCopyOption.ATOMIC_MOVE);
    } finally {
      Files.deleteIfExists(arriving);
    }
  }
}
