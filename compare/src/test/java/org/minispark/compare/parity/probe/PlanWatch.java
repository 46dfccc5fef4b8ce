package org.minispark.compare.parity.probe;

import java.io.StringWriter;
import org.minispark.api.java.JavaSparkContext;
import org.minispark.compare.check.Plan;
import org.minispark.compare.recording.Journal;
import org.minispark.compare.recording.PlanRecorder;
import org.minispark.compare.recording.RecordingFile;

/** Watches what plans a context makes. */
public final class PlanWatch {
  private final JavaSparkContext context;
  private final StringWriter events = new StringWriter();
  private final LastJobs lastJobs = new LastJobs();

  public PlanWatch(JavaSparkContext context) throws InterruptedException {
    this.context = context;
    // What ran before may still be on its way to listeners, these too.
    context.sc().addSparkListener(new PlanRecorder(new Journal(events)));
    context.sc().addSparkListener(lastJobs);
    awaitEvents();
    events.getBuffer().setLength(0);
  }

  /** The plan of all that has run since the last call, or since this began to watch. */
  public Plan takePlan() throws InterruptedException {
    awaitEvents();
    StringBuffer noted = events.getBuffer();
    Plan plan = Plan.of(RecordingFile.parse(noted.substring(0, lastJob())));
    noted.setLength(0);
    return plan;
  }

  /** Events come in order: when those of a last job are here, all before them are. */
  private void awaitEvents() throws InterruptedException {
    lastJobs.runOne(context);
  }

  private int lastJob() {
    return events.toString().lastIndexOf("\njob\t") + 1;
  }
}
