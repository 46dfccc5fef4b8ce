package org.minispark.engine.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.minispark.engine.files.OutputCommitter.Existing;

class OutputCommitterTest {
  @TempDir private Path folder;

  @Test
  void aTaskThatOutlivesItsJobLeavesNothing() throws IOException {
    Path out = folder.resolve("out");
    OutputCommitter committer =
        new OutputCommitter(out.toString(), "20240131120000_0007", Compression.NONE);
    committer.setupJob(Existing.REFUSE);
    try (OutputStream begun = committer.createTaskFile(0, 0)) {
      committer.abortJob();
      begun.write('x');
    }

    assertThatThrownBy(() -> committer.commitTask(0, 0)).isInstanceOf(IOException.class);
    committer.abortTask(0, 0);
    assertThatThrownBy(() -> committer.createTaskFile(1, 0))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("m_000001_0");
    assertThat(out).isEmptyDirectory();
  }
}
