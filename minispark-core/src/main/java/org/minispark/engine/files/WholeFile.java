package org.minispark.engine.files;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.Serializable;
import java.nio.charset.StandardCharsets;
import org.minispark.TaskContext;
import org.minispark.engine.base.Unchecked;
import org.minispark.input.PortableDataStream;

/** A file that is read whole: by a task, or by whoever holds it, wherever that is. */
public record WholeFile(InputFile file) implements PortableDataStream.Opening, Serializable {
  private static final long serialVersionUID = 1L;

  /** The file's name, as a URI in which nothing is encoded. */
  public String name() {
    return file.name().toString();
  }

  /** The stream that programs get. */
  public PortableDataStream stream() {
    return new PortableDataStream(name(), this);
  }

  /** The text of the file, unpacked, in UTF-8. */
  public String text(TaskContext context) {
    FileSplit all = file.split(0, file.length());
    try (InputStream packed = SplitInput.open(all, 0, context);
        InputStream bytes = all.compression().unpack(packed)) {
      String text = new String(bytes.readAllBytes(), StandardCharsets.UTF_8);
      context.taskMetrics().inputMetrics().incRecordsRead(1);
      return text;
    } catch (IOException e) {
      context.killTaskIfInterrupted(); // an interrupt closes the channel; the kill is the cause
      throw Unchecked.rethrow(FileProblem.of(file.name(), e));
    }
  }

  /** The bytes of the file as they are. */
  @Override
  public InputStream open() throws IOException {
    FileAccess access = FileAccess.to(file.name());
    try {
      return new Closing(CheckedInput.open(file.name(), access, 0), access);
    } catch (IOException e) {
      access.close();
      throw FileProblem.of(file.name(), e);
    }
  }

  private static final class Closing extends FilterInputStream {
    private final FileAccess access;

    Closing(InputStream in, FileAccess access) {
      super(in);
      this.access = access;
    }

    @Override
    public void close() throws IOException {
      try (access) {
        super.close();
      }
    }
  }
}
