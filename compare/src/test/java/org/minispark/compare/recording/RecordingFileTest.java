package org.minispark.compare.recording;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.minispark.compare.recording.Recording.Action;
import org.minispark.compare.recording.Recording.Executor;
import org.minispark.compare.recording.Recording.Job;
import org.minispark.compare.recording.Recording.Stage;

class RecordingFileTest {
  @TempDir private Path folder;

  @Test
  void givesBackWhatWasNoted() throws IOException {
    Journal journal = new Journal(folder.resolve("journal.txt"));
    journal.note(Kind.MAIN_START, 100);
    journal.note(Kind.EXECUTOR, 0, "driver", 2, 105);
    journal.note(Kind.CONTEXT_START, 0, 110);
    journal.note(Kind.JOB, 0, 0, 120);
    journal.note(Kind.STAGE, 0, 0, 1, "collect at A.java:5", 2, "0", "000003 ShuffledRDD(2)");
    journal.note(Kind.STAGE, 0, 0, 0, "map at A.java:4", 3, "", "000000 ParallelCollectionRDD(3)");
    journal.note(Kind.STAGE_END, 0, 1, 0, "succeeded");
    journal.note(Kind.JOB_END, 0, 0, 150, true);
    journal.note(Kind.ACTION, "collect at A.java:5");
    journal.note(Kind.VALUE, 0, "a tab\t, a line\n, a \\ and half a pair \ud800");
    journal.note(Kind.CONTEXT_END, 0, 160);
    journal.note(Kind.EXECUTOR, 1, "driver", 1, 165);
    journal.note(Kind.CONTEXT_START, 1, 170);
    journal.note(Kind.JOB, 1, 0, 180);
    journal.note(Kind.STAGE, 1, 0, 1, "count at A.java:9", 1, "0", "000001 ShuffledRDD(1)");
    journal.note(Kind.STAGE, 1, 0, 0, "map at A.java:8", 2, "", "000000 ParallelCollectionRDD(2)");
    journal.note(Kind.STAGE_END, 1, 0, 0, "succeeded");
    journal.note(Kind.JOB_END, 1, 0, 190, false);
    journal.note(Kind.CONTEXT_END, 1, 200);
    journal.note(Kind.MAIN_END, 210);
    journal.note(Kind.MEMORY, 7, 8);
    journal.note(Kind.CHILD, 4711);
    journal.flush();

    Recording recording = RecordingFile.read(folder.resolve("journal.txt"));

    assertThat(recording.mainStart()).isEqualTo(100);
    assertThat(recording.mainEnd()).isEqualTo(210);
    assertThat(recording.contextStart()).isEqualTo(110);
    assertThat(recording.contextEnd()).isEqualTo(200);
    assertThat(recording.cores()).isEqualTo(2);
    assertThat(recording.peakHeap()).isEqualTo(7);
    assertThat(recording.peakResident()).isEqualTo(8);
    assertThat(recording.children()).containsExactly(4711L);
    assertThat(recording.actions())
        .containsExactly(
            new Action(
                "collect at A.java:5", List.of("a tab\t, a line\n, a \\ and half a pair \ud800")));
    assertThat(recording.jobs())
        .containsExactly(
            new Job(
                0,
                0,
                120,
                150,
                true,
                List.of(
                    new Stage(
                        0,
                        "map at A.java:4",
                        3,
                        List.of(),
                        "000000 ParallelCollectionRDD(3)",
                        true),
                    new Stage(
                        1, "collect at A.java:5", 2, List.of(0), "000003 ShuffledRDD(2)", false))),
            new Job(
                1,
                0,
                180,
                190,
                false,
                List.of(
                    new Stage(
                        2,
                        "map at A.java:8",
                        2,
                        List.of(),
                        "000000 ParallelCollectionRDD(2)",
                        false),
                    new Stage(
                        3, "count at A.java:9", 1, List.of(2), "000001 ShuffledRDD(1)", true))));
  }

  @Test
  void ofAProcessThatWroteNothingIsEmpty() throws IOException {
    Recording recording = RecordingFile.read(Files.createFile(folder.resolve("empty")));

    assertThat(recording.jobs()).isEmpty();
    assertThat(recording.mainEnd()).isEqualTo(Recording.NEVER);
    assertThat(recording.cores()).isEqualTo(1);
  }

  @Test
  void anExecutorThatReplacesAnotherHasItsCores() {
    Recording recording =
        RecordingFile.parse(
            """
            executor\t0\t0\t2\t10
            executor\t0\t1\t2\t11
            executor-end\t0\t0
            executor\t0\t2\t2\t30
            context-end\t0\t50
            executor\t1\t0\t1\t60
            """);

    assertThat(recording.executors())
        .containsExactly(
            new Executor("0", 2, 0, 10),
            new Executor("1", 2, 2, 11),
            new Executor("2", 2, 0, 30),
            new Executor("0", 1, 0, 60));
    assertThat(recording.cores()).isEqualTo(4);
  }
}
