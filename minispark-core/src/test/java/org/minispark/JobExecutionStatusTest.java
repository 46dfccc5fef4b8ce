package org.minispark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class JobExecutionStatusTest {
  @Test
  void isReadInAnyCase() {
    assertThat(JobExecutionStatus.fromString("running")).isEqualTo(JobExecutionStatus.RUNNING);
  }

  @Test
  void refusesOtherNames() {
    assertThatThrownBy(() -> JobExecutionStatus.fromString("x"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("Illegal type='x'. Supported type values: RUNNING, SUCCEEDED, FAILED, UNKNOWN");
  }
}
