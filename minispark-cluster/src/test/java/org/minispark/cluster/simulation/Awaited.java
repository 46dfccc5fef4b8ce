package org.minispark.cluster.simulation;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.minispark.engine.base.Unchecked;

/** A future that lets virtual time pass while a task waits for it. */
final class Awaited<T> extends CompletableFuture<T> {
  private final Simulation simulation;

  Awaited(Simulation simulation) {
    this.simulation = simulation;
  }

  @Override
  public <U> CompletableFuture<U> newIncompleteFuture() {
    return new Awaited<>(simulation);
  }

  @Override
  public T get() throws InterruptedException, ExecutionException {
    simulation.await(this::isDone);
    return super.get();
  }

  @Override
  public T get(long timeout, TimeUnit unit)
      throws InterruptedException, ExecutionException, TimeoutException {
    if (!isDone()) {
      simulation.await(this::isDone, unit.toMicros(timeout));
    }
    return super.get(0, TimeUnit.SECONDS);
  }

  @Override
  public T join() {
    if (!isDone()) {
      try {
        simulation.await(this::isDone);
      } catch (InterruptedException e) {
        throw Unchecked.rethrow(e);
      }
    }
    return super.join();
  }
}
