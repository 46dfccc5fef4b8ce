package org.minispark;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

/** What Spark 3.5.7 gave for the same calls. */
class SparkExceptionTest {
  @Test
  void anInternalErrorIsTold() {
    SparkException error = SparkException.internalError("boom");

    assertThat(error).hasMessage("[INTERNAL_ERROR] boom").hasNoCause();
    assertThat(error.getErrorClass()).isEqualTo("INTERNAL_ERROR");
    assertThat(error.getSqlState()).isEqualTo("XX000");
    assertThat(error.isInternalError()).isTrue();
    assertThat(error.getMessageParameters()).isEqualTo(Map.of("message", "boom"));
    assertThat(error.getQueryContext()).isEmpty();
  }

  @Test
  void anInternalErrorMayHaveACauseAPartAndAPlace() {
    RuntimeException cause = new RuntimeException("x");

    assertThat(SparkException.internalError("boom", cause)).hasCause(cause);
    assertThat(SparkException.internalError("boom", "SHUFFLE"))
        .hasMessage("[INTERNAL_ERROR_SHUFFLE] boom")
        .returns("INTERNAL_ERROR_SHUFFLE", SparkException::getErrorClass)
        .returns("XX000", SparkException::getSqlState);
    assertThat(SparkException.internalError("boom", new QueryContext[0], "sum"))
        .hasMessage("[INTERNAL_ERROR] boom\nsum");
  }

  @Test
  void anyOtherErrorIsOfNoKind() {
    SparkException error = new SparkException("plain");

    assertThat(error.getErrorClass()).isNull();
    assertThat(error.getSqlState()).isNull();
    assertThat(error.isInternalError()).isFalse();
    assertThat(error.getMessageParameters()).isEmpty();
  }
}
