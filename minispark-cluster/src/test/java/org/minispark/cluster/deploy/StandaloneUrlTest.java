package org.minispark.cluster.deploy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.minispark.cluster.protocol.Address;

class StandaloneUrlTest {
  @Test
  void oneMasterOrSeveral() {
    assertThat(StandaloneUrl.parse("spark://a:1")).containsExactly(new Address("a", 1));
    assertThat(StandaloneUrl.parse("spark://a:1,[::1]:2"))
        .containsExactly(new Address("a", 1), new Address("::1", 2));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "spark://",
        "spark://a",
        "spark://a:0",
        "spark://a:x",
        "spark://a:1/b",
        "http://a:1"
      })
  void othersAreTold(String url) {
    assertThatThrownBy(() -> StandaloneUrl.parse(url))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("Invalid master URL: " + url);
  }
}
