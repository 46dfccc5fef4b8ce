package org.minispark.cluster.deploy;

import java.util.Optional;
import org.minispark.cluster.protocol.DriverDescription;
import org.minispark.cluster.protocol.MalformedMessageException;
import org.minispark.cluster.protocol.Payload;
import org.minispark.cluster.protocol.Peer;
import org.minispark.cluster.protocol.SubmissionMessages.DriverState;
import org.minispark.cluster.protocol.SubmissionMessages.DriverSummary;
import org.minispark.cluster.protocol.SubmissionMessages.RunningDriver;
import org.minispark.cluster.protocol.WireInput;
import org.minispark.cluster.protocol.WireOutput;

/**
 * A submitted driver as the master knows it. {@code SUBMITTED} or {@code RELAUNCHING} without a
 * worker; {@code RUNNING} with one; {@code UNKNOWN} where an earlier master has left it, until its
 * worker tells of it; then over.
 */
final class DriverEntry {
  private final String id;
  private final DriverDescription description;
  private final long startMillis;
  private DriverState state = DriverState.SUBMITTED;
  private Optional<String> application = Optional.empty();
  private WorkerEntry worker;
  private boolean unwanted;
  private long endMillis;
  private String message = "";

  DriverEntry(String id, DriverDescription description, long startMillis) {
    this.id = Names.requireSafe(id);
    this.description = description;
    this.startMillis = startMillis;
  }

  String id() {
    return id;
  }

  DriverDescription description() {
    return description;
  }

  boolean isWaiting() {
    return state == DriverState.SUBMITTED || state == DriverState.RELAUNCHING;
  }

  boolean isRunning() {
    return state == DriverState.RUNNING;
  }

  /** Whether only its worker could tell how it is, which has not come back yet. */
  boolean isUnknown() {
    return state == DriverState.UNKNOWN;
  }

  /** Its worker; of a driver that is over, the last. Null if it never had one. */
  WorkerEntry worker() {
    return worker;
  }

  /**
   * Whether that worker ran it last, also one that has been lost since and has come back. Whoever
   * tells of a driver that an earlier master gave to a worker was that worker.
   */
  boolean wasOn(WorkerEntry other) {
    return worker == null || worker.id().equals(other.id());
  }

  /** Whether what a worker runs is this one, of which nobody else has told since. */
  boolean mayBe(RunningDriver told) {
    return isWaiting() || (isUnknown() && runsAs(told.application()));
  }

  /** Whether an attempt is the one that its worker was last told to start, or follows from it. */
  boolean runsAs(String applicationId) {
    return application.map(last -> first(last).equals(first(applicationId))).orElse(true);
  }

  /** A worker that starts a driver again adds a dot and a number to its application's id. */
  private static String first(String applicationId) {
    return applicationId.split("\\.", 2)[0];
  }

  /** Whether nobody knows how it has ended. */
  boolean isLost() {
    return state == DriverState.ERROR;
  }

  /** It runs there from now on, under that application's id. */
  void launched(WorkerEntry onWorker, String applicationId) {
    worker = onWorker;
    application = Optional.of(applicationId);
    state = DriverState.RUNNING;
    worker.reserve(description.cores(), description.heapMegabytes());
  }

  /** Its worker is lost, another may take it. */
  void relaunch() {
    leaveWorker();
    state = DriverState.RELAUNCHING;
  }

  private void leaveWorker() {
    if (state == DriverState.RUNNING) {
      worker.free(description.cores(), description.heapMegabytes());
    }
  }

  /** Somebody wants it to end. */
  void unwanted() {
    unwanted = true;
  }

  boolean isUnwanted() {
    return unwanted;
  }

  void end(DriverState how, long nowMillis, String why) {
    leaveWorker();
    state = how;
    endMillis = nowMillis;
    message = why;
  }

  DriverSummary summary(long nowMillis) {
    long until = state.isOver() ? endMillis : nowMillis;
    return new DriverSummary(
        id,
        description.mainClass(),
        state,
        application,
        Optional.ofNullable(worker).map(WorkerEntry::id),
        description.cores(),
        description.heapMegabytes(),
        startMillis,
        Math.max(0, until - startMillis),
        message);
  }

  /** For the store: what its worker does not tell when it comes back. */
  Payload toPayload() {
    WireOutput out = new WireOutput();
    out.writeString(id, Peer.MAX_NAME_BYTES);
    description.write(out);
    out.writeVarLong(startMillis);
    out.writeOptional(application, (to, text) -> to.writeString(text, Peer.MAX_NAME_BYTES));
    out.writeBoolean(isRunning() || isUnknown());
    out.writeBoolean(unwanted);
    return out.toPayload();
  }

  static DriverEntry of(Payload stored) throws MalformedMessageException {
    WireInput in = new WireInput(stored);
    DriverEntry entry =
        new DriverEntry(
            in.readString(Peer.MAX_NAME_BYTES), DriverDescription.read(in), in.readVarLong());
    entry.application = in.readOptional(from -> from.readString(Peer.MAX_NAME_BYTES));
    boolean wasRunning = in.readBoolean();
    entry.unwanted = in.readBoolean();
    in.requireEnd();
    entry.state = wasRunning ? DriverState.UNKNOWN : DriverState.SUBMITTED;
    return entry;
  }

  /** Whether a worker that has come (back) tells of this driver. */
  boolean isToldBy(RunningDriver running) {
    return running.driver().equals(id);
  }

  @Override
  public String toString() {
    return id;
  }
}
