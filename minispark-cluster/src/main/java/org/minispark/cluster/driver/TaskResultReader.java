package org.minispark.cluster.driver;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import org.minispark.ExceptionFailure;
import org.minispark.TaskEndReason;
import org.minispark.TaskResultLost;
import org.minispark.cluster.protocol.OutcomeForm;
import org.minispark.cluster.protocol.PackedResult;
import org.minispark.cluster.protocol.Payload;
import org.minispark.engine.base.Log;
import org.minispark.engine.serializer.DataSerializer;
import org.minispark.engine.shuffle.MapStatuses;
import org.minispark.engine.storage.BlockData;
import org.minispark.engine.storage.BlockId;
import org.minispark.engine.storage.BlockId.TaskResultBlockId;
import org.minispark.engine.storage.BlockTransferService;
import org.minispark.engine.task.TaskOutcome;

/** Makes outcomes out of what executors send; fetches the results that were too large for that. */
final class TaskResultReader {
  private static final Log LOG = Log.of(TaskResultReader.class);

  private final OutcomeForm form;
  private final DataSerializer serializer;
  private final BlockTransferService transfer;
  private final Executor largeResults;

  /**
   * @param largeResults decodes results that had to be fetched
   */
  TaskResultReader(
      OutcomeForm form,
      DataSerializer serializer,
      BlockTransferService transfer,
      Executor largeResults) {
    this.form = form;
    this.serializer = serializer;
    this.transfer = transfer;
    this.largeResults = largeResults;
  }

  /**
   * Reads an outcome, and hands it on, perhaps later.
   *
   * @param whenFetching hears if the result has to be fetched first
   */
  void read(
      ExecutorSession session,
      long taskId,
      Payload bytes,
      Runnable whenFetching,
      Consumer<TaskOutcome> whenRead) {
    TaskOutcome sent;
    try {
      sent = form.fromBytes(bytes.toArray());
      if (sent.value() instanceof PackedResult.Stored) {
        whenFetching.run();
        fetch(session, taskId, sent, whenRead);
        return;
      }
      sent = withValue(sent, valueOf(sent.value()));
    } catch (Exception | LinkageError | StackOverflowError notReadable) {
      sent = notReadable(notReadable);
    }
    whenRead.accept(sent);
  }

  private Object valueOf(Object sent) throws IOException {
    if (sent instanceof PackedResult.MapOutput output) {
      return MapStatuses.fromBytes(output.status())[0];
    }
    return sent instanceof PackedResult.Direct direct ? serializer.fromBytes(direct.bytes()) : null;
  }

  private void fetch(
      ExecutorSession session, long taskId, TaskOutcome sent, Consumer<TaskOutcome> whenRead) {
    TaskResultBlockId block = new TaskResultBlockId(taskId);
    transfer.fetchBlocks(
        session.blocks(),
        List.of(block),
        new BlockTransferService.FetchListener() {
          @Override
          public void fetched(BlockId id, BlockData data) {
            largeResults.execute(
                () -> {
                  TaskOutcome outcome = decode(sent, data);
                  var unused = session.dropBlock(block); // nobody waits for it
                  whenRead.accept(outcome);
                });
          }

          @Override
          public void failed(BlockId id, Throwable cause) {
            LOG.warn("The result of task {} is lost", taskId, cause);
            whenRead.accept(ended(new TaskResultLost()));
          }
        });
  }

  private TaskOutcome decode(TaskOutcome sent, BlockData data) {
    try (data;
        InputStream in = ((BlockData.Bytes) data).open()) {
      return withValue(sent, serializer.fromBytes(in.readAllBytes()));
    } catch (Exception | LinkageError | StackOverflowError notReadable) {
      return notReadable(notReadable);
    }
  }

  private static TaskOutcome withValue(TaskOutcome sent, Object value) {
    return new TaskOutcome(
        sent.reason(), value, sent.resultSize(), sent.accumulators(), sent.metrics());
  }

  private static TaskOutcome notReadable(Throwable failure) {
    LOG.debug("A task's result cannot be read", failure); // the job's failure tells of it
    return ended(
        ExceptionFailure.of(
            new IOException("Exception while getting task result: " + failure, failure),
            List.of()));
  }

  private static TaskOutcome ended(TaskEndReason reason) {
    return new TaskOutcome(reason, null, 0, List.of(), null);
  }
}
