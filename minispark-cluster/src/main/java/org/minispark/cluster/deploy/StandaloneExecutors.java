package org.minispark.cluster.deploy;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.minispark.cluster.driver.ExecutorManager;
import org.minispark.cluster.protocol.Address;
import org.minispark.cluster.protocol.AllocationMessages.ChangeExecutors;
import org.minispark.cluster.protocol.AllocationMessages.CoresGranted;
import org.minispark.cluster.protocol.AllocationMessages.EndApplication;
import org.minispark.cluster.protocol.AllocationMessages.ExecutorGone;
import org.minispark.cluster.protocol.AllocationMessages.ExecutorGranted;
import org.minispark.cluster.protocol.AllocationMessages.ExecutorServes;
import org.minispark.cluster.protocol.AllocationMessages.StartExecutors;
import org.minispark.cluster.protocol.ExecutorTemplate;
import org.minispark.cluster.protocol.LeavingMessages.ExecutorLeaving;
import org.minispark.cluster.transport.ConnectionClosedException;
import org.minispark.engine.base.Log;
import org.minispark.engine.base.Unchecked;

/** Executors that a master has its workers start. */
final class StandaloneExecutors implements ExecutorManager, ApplicationLine.Listener {
  private static final Log LOG = Log.of(StandaloneExecutors.class);

  /** The master waits for the workers, and they for the processes. */
  private static final long ANSWER_MILLIS = 30_000;

  private final ApplicationLine application;
  private final Address driver;
  private final ExecutorTemplate template;
  private final Map<String, Integer> coresById = new HashMap<>();
  private Listener listener;
  private Optional<Integer> target;
  private int mostCores;
  private boolean stopped;

  /**
   * @param driver where the driver listens
   * @param target how many executors it wants at first; all that it can have if nothing
   */
  StandaloneExecutors(
      ApplicationLine application,
      Address driver,
      ExecutorTemplate template,
      Optional<Integer> target) {
    this.application = application;
    this.driver = driver;
    this.template = template;
    this.target = target;
  }

  @Override
  public void start(Listener events) {
    StartExecutors request;
    synchronized (this) {
      listener = events;
      request = new StartExecutors(driver, template, target);
    }
    try {
      CoresGranted granted = application.start(request, this).join();
      if (granted.cores() == 0 && request.limit().isEmpty()) {
        LOG.warn(
            "No worker has room for an executor now; check that workers are registered and have"
                + " sufficient resources");
      }
    } catch (CompletionException e) {
      if (!(e.getCause() instanceof ConnectionClosedException)) {
        throw Unchecked.rethrow(e.getCause());
      }
      LOG.warn("The master is gone; the next one is asked for executors");
    }
  }

  /** The most that there were at one time: a loss that is made good changes no parallelism. */
  @Override
  public synchronized int totalCores() {
    return mostCores;
  }

  @Override
  public void granted(ExecutorGranted executor) {
    synchronized (this) {
      coresById.put(executor.executor(), executor.cores());
      int cores = coresById.values().stream().mapToInt(Integer::intValue).sum();
      mostCores = Math.max(mostCores, cores);
    }
    LOG.info(
        "Executor {} of {} cores on {}", executor.executor(), executor.cores(), executor.worker());
  }

  @Override
  public void gone(ExecutorGone executor) {
    Listener hears;
    synchronized (this) {
      coresById.remove(executor.executor());
      hears = stopped ? null : listener;
    }
    if (hears != null) {
      hears.exited(executor.executor(), executor.reason());
    }
  }

  @Override
  public void leaving(ExecutorLeaving executor) {
    Listener hears;
    synchronized (this) {
      hears = stopped ? null : listener;
    }
    if (hears != null) {
      hears.leaving(executor.executor(), executor.reason());
    }
  }

  @Override
  public void removed(String reason) {
    Listener hears;
    synchronized (this) {
      hears = stopped ? null : listener;
      stopped = true;
    }
    if (hears != null) {
      hears.failed("Master removed our application: " + reason);
    }
  }

  @Override
  public void registered(String executorId) {
    application.send(new ExecutorServes(executorId));
  }

  @Override
  public synchronized int target() {
    return target.orElse(Integer.MAX_VALUE);
  }

  @Override
  public void setTarget(int executors) {
    change(Optional.of(executors), List.of());
  }

  @Override
  public void kill(String executorId) {
    change(Optional.empty(), List.of(executorId));
  }

  @Override
  public boolean release(String executorId) {
    int fewer;
    synchronized (this) {
      if (!coresById.containsKey(executorId)) {
        return false;
      }
      fewer = Math.max(0, Math.min(target(), coresById.size()) - 1);
    }
    change(Optional.of(fewer), List.of(executorId));
    return true;
  }

  /** Without a master now, the one that comes is told of the number. */
  private void change(Optional<Integer> limit, List<String> unwanted) {
    synchronized (this) {
      if (limit.isPresent()) {
        target = limit;
      }
    }
    limit.ifPresent(application::setLimit);
    var unused =
        application
            .ask(new ChangeExecutors(limit, unwanted))
            .whenComplete(
                (done, failure) -> {
                  if (failure != null) {
                    LOG.warn(
                        "The master has not heard that executors {} should end, {} should live: {}",
                        unwanted,
                        limit.map(Object::toString).orElse("as many as before"),
                        failure.getMessage());
                  }
                });
  }

  @Override
  public void stop() {
    synchronized (this) {
      if (stopped) { // the master has ended it, or could not be found
        return;
      }
      stopped = true;
    }
    CompletableFuture<?> ended = application.ask(new EndApplication());
    try {
      ended.get(template.stopMillis() + ANSWER_MILLIS, TimeUnit.MILLISECONDS);
    } catch (TimeoutException | ExecutionException e) {
      LOG.warn("The master has not told that all executors have ended: {}", e.toString());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
