package org.minispark.engine.status;

import java.io.PrintStream;
import java.util.List;
import org.minispark.engine.base.Clock;
import org.minispark.engine.base.Timer;
import org.minispark.scheduler.SparkListener;
import org.minispark.scheduler.SparkListenerStageSubmitted;

/**
 * Draws how far the running stages are, on one line that it draws over and over:
 *
 * <pre>[Stage 0:==============&gt;                                       (3 + 2) / 10]</pre>
 *
 * <p>Shows a stage after half a second, then looks five times a second. While no stage runs it has
 * no timer.
 */
public final class ConsoleProgressBar extends SparkListener {
  private static final char RETURN = '\r';
  private static final long FIRST_DELAY_MILLIS = 500;
  private static final long UPDATE_MILLIS = 200;
  private static final int MOST_STAGES = 3;

  private final StatusStore store;
  private final Clock clock;
  private final Timer timer;
  private final PrintStream console;
  private final int width;
  private String drawn = "";
  private boolean watching;

  /**
   * @param width columns of the console
   */
  public ConsoleProgressBar(
      StatusStore store, Clock clock, Timer timer, PrintStream console, int width) {
    this.store = store;
    this.clock = clock;
    this.timer = timer;
    this.console = console;
    this.width = width;
  }

  @Override
  public synchronized void onStageSubmitted(SparkListenerStageSubmitted event) {
    if (!watching) {
      watching = true;
      timer.schedule(FIRST_DELAY_MILLIS, this::update);
    }
  }

  /** Clears the line: a job has ended, and its result may be printed now. */
  public synchronized void finishAll() {
    clear();
  }

  private synchronized void update() {
    List<StageSnapshot> active = store.activeStages();
    List<StageSnapshot> shown = active.stream().filter(this::isLong).limit(MOST_STAGES).toList();
    if (shown.isEmpty()) {
      clear();
    } else {
      draw(shown);
    }
    watching = !active.isEmpty();
    if (watching) {
      timer.schedule(UPDATE_MILLIS, this::update);
    }
  }

  private boolean isLong(StageSnapshot stage) {
    return clock.timeMillis() - stage.submissionTime() >= FIRST_DELAY_MILLIS;
  }

  private void draw(List<StageSnapshot> stages) {
    StringBuilder line = new StringBuilder();
    for (StageSnapshot stage : stages) {
      line.append(bar(stage, width / stages.size()));
    }
    String text = line.toString();
    if (!text.equals(drawn)) {
      console.print(RETURN + text + RETURN);
      console.flush();
      drawn = text;
    }
  }

  private void clear() {
    if (!drawn.isEmpty()) {
      console.print(RETURN + " ".repeat(width) + RETURN);
      console.flush();
      drawn = "";
    }
  }

  private static String bar(StageSnapshot stage, int columns) {
    String head = "[Stage " + stage.stageId() + ":";
    String tail =
        "("
            + stage.completedTasks()
            + " + "
            + stage.activeTasks()
            + ") / "
            + stage.numTasks()
            + "]";
    int room = Math.max(0, columns - head.length() - tail.length());
    int done = (int) ((long) room * stage.completedTasks() / Math.max(1, stage.numTasks()));
    StringBuilder bar = new StringBuilder(head);
    for (int i = 0; i < room; i++) {
      bar.append(i < done ? '=' : i == done ? '>' : ' ');
    }
    return bar.append(tail).toString();
  }
}
