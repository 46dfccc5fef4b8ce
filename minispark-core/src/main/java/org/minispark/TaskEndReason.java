package org.minispark;

import java.io.Serializable;

/** How a task attempt ended. */
public interface TaskEndReason extends Serializable {}
