package org.minispark.rdd;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;

/**
 * The records that an action has gathered from one partition to send them to the driver. The list
 * itself belongs to nobody else, so within a process it need not be copied; its records may.
 */
public final class Gathered<T> extends ArrayList<T> {
  private static final long serialVersionUID = 1L;

  static <T> List<T> of(Iterator<T> records) {
    Gathered<T> gathered = new Gathered<>();
    records.forEachRemaining(gathered::add);
    return gathered;
  }
}
