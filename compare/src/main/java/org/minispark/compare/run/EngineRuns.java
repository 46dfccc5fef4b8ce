package org.minispark.compare.run;

import java.time.Duration;
import java.util.Comparator;
import java.util.List;

/**
 * The runs of one program on one engine.
 *
 * @param all in the order in which they ran; at least one
 */
public record EngineRuns(List<EngineRun> all) {
  public EngineRuns {
    all = List.copyOf(all);
  }

  /** The run whose wall time is the median; of two in the middle, the shorter. */
  public EngineRun median() {
    List<EngineRun> sorted =
        all.stream().sorted(Comparator.comparing(EngineRun::wallTime)).toList();
    return sorted.get((sorted.size() - 1) / 2);
  }

  public Duration shortest() {
    return all.stream().map(EngineRun::wallTime).min(Comparator.naturalOrder()).orElseThrow();
  }

  public Duration longest() {
    return all.stream().map(EngineRun::wallTime).max(Comparator.naturalOrder()).orElseThrow();
  }
}
