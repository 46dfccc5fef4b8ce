package org.minispark;

import java.io.Serializable;

/** How a task attempt ended. */
public sealed interface TaskEndReason extends Serializable permits Success, TaskFailedReason {}
