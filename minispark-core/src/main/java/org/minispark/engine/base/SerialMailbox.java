package org.minispark.engine.base;

import java.util.Objects;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BiConsumer;
import java.util.function.Consumer;

/**
 * Runs one handler for events of many threads, one event at a time, without a thread of its own:
 * whoever posts to an idle mailbox becomes its owner and drains it. An event that is alone costs no
 * hand-over to another thread.
 *
 * <p>What it promises:
 *
 * <ul>
 *   <li>The handler runs on one thread at a time, and each run sees all that earlier runs wrote.
 *   <li>Events of one thread are handled in the order in which it posted them; an event posted
 *       after another thread's {@code post} returned is handled after that thread's event.
 *   <li>An event is handled before its {@code post} returns, or, if the mailbox had an owner
 *       already, soon after by that owner.
 *   <li>A post from inside the handler is queued and handled after the current event, never nested.
 *   <li>What the handler throws goes to the error callback, and the next event is handled.
 * </ul>
 *
 * <p>The handler must not block, since the thread it runs on belongs to any poster, which may be
 * interrupted; and nobody may post while holding a lock that the handler takes.
 *
 * <p>How: {@code pending} counts posts not yet settled. Who raises it from 0 is the owner and stays
 * it until it has brought the count back to 0. A poster counts only after its event is in the
 * queue, so the owner cannot leave an event behind: either its poll found it, or its count is still
 * there to make the owner (or, when the owner is gone, the poster) look again.
 *
 * @param <E> the type of the events
 */
public final class SerialMailbox<E> {
  private final Consumer<? super E> handler;
  private final BiConsumer<? super E, ? super Throwable> onError;
  private final Queue<E> queue = new ConcurrentLinkedQueue<>();
  private final AtomicInteger pending = new AtomicInteger();

  /**
   * Written by the owner alone. A plain field is enough: a thread asks only whether it is the owner
   * itself, and a thread always sees its own last write or another thread's, never its own older
   * one.
   */
  private Thread owner;

  /**
   * @param handler receives every event
   * @param onError receives an event and what the handler threw for it, on the same thread
   */
  public SerialMailbox(
      Consumer<? super E> handler, BiConsumer<? super E, ? super Throwable> onError) {
    this.handler = handler;
    this.onError = onError;
  }

  /**
   * Adds an event; drains the mailbox if no other thread is doing so.
   *
   * <p>If the error callback fails, its first failure is thrown to the draining thread, after all
   * events have been handled nevertheless.
   */
  public void post(E event) {
    Objects.requireNonNull(event, "event");
    if (pending.compareAndSet(0, 1)) {
      settle(1, handleAsOwner(event, null));
      return;
    }
    queue.add(event);
    if (pending.getAndIncrement() == 0) {
      settle(1, drainQueue(null));
    }
  }

  /** Whether the calling thread is running the handler now. */
  public boolean isOwner() {
    return owner == Thread.currentThread();
  }

  /** Fails unless called from the handler; guards the state that the mailbox protects. */
  public void assertOwner() {
    if (!isOwner()) {
      throw new IllegalStateException(
          "only the mailbox's handler may do this, not thread " + Thread.currentThread().getName());
    }
  }

  /** Gives back settled counts; as long as others remain, so do events in the queue. */
  private void settle(int settledPosts, Throwable earlierFailure) {
    Throwable failure = earlierFailure;
    int unsettled = pending.addAndGet(-settledPosts);
    while (unsettled != 0) {
      failure = drainQueue(failure);
      unsettled = pending.addAndGet(-unsettled);
    }
    if (failure != null) {
      throw Unchecked.rethrow(failure);
    }
  }

  private Throwable drainQueue(Throwable earlierFailure) {
    Throwable failure = earlierFailure;
    for (E event = queue.poll(); event != null; event = queue.poll()) {
      failure = handleAsOwner(event, failure);
    }
    return failure;
  }

  private Throwable handleAsOwner(E event, Throwable earlierFailure) {
    owner = Thread.currentThread();
    try {
      handler.accept(event);
      return earlierFailure;
    } catch (Throwable thrown) {
      return report(event, thrown, earlierFailure);
    } finally {
      owner = null;
    }
  }

  /** A failing callback must not stop the drain, nor be lost: the first one ends the post. */
  private Throwable report(E event, Throwable thrown, Throwable earlierFailure) {
    try {
      onError.accept(event, thrown);
      return earlierFailure;
    } catch (Throwable failure) {
      if (earlierFailure == null) {
        return failure;
      }
      if (earlierFailure != failure) {
        earlierFailure.addSuppressed(failure);
      }
      return earlierFailure;
    }
  }
}
