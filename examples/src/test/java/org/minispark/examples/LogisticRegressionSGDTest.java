package org.minispark.examples;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.api.parallel.Resources;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.xml.sax.InputSource;

/** The weights are printed in full: equal output is equal bits. */
@ResourceLock(Resources.SYSTEM_PROPERTIES)
@ResourceLock(Resources.SYSTEM_OUT)
class LogisticRegressionSGDTest {
  private static final Path DATA =
      ExampleRuns.project().resolve(Path.of("data", "breast_cancer.csv"));
  private static final Pattern AREA = Pattern.compile("area under ROC +(\\S+)");

  @TempDir Path folder;

  private static String train(int slots, Object... arguments) throws Exception {
    return ExampleRuns.run("local[" + slots + "]", LogisticRegressionSGD::main, arguments);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 3, 9})
  void theSameBitsOnAnyNumberOfThreads(int partitions) throws Exception {
    String alone = train(1, DATA, 8, partitions);

    assertThat(alone).contains("after   8 steps").contains("weights [");
    assertThat(train(4, DATA, 8, partitions)).isEqualTo(alone);
  }

  @Test
  void learns() throws Exception {
    Matcher area = AREA.matcher(train(2, DATA));

    assertThat(area.find()).isTrue();
    assertThat(Double.parseDouble(area.group(1))).isGreaterThan(0.98);
  }

  @Test
  void readsLibsvm() throws Exception {
    StringBuilder lines = new StringBuilder();
    for (int i = 0; i < 60; i++) {
      lines.append(i % 2 == 0 ? "-1 1:" : "1 2:").append(5 + i % 5).append(" 3:1\n");
    }
    Path points = Files.writeString(folder.resolve("points"), lines);

    assertThat(train(2, points, 20)).contains("accuracy  1.0");
  }

  @Test
  void draws() throws Exception {
    Path plot = folder.resolve("curves.svg");
    train(2, DATA, 5, "--plot", plot);
    String svg = Files.readString(plot);

    var document =
        DocumentBuilderFactory.newInstance()
            .newDocumentBuilder()
            .parse(new InputSource(new StringReader(svg)));
    assertThat(document.getElementsByTagName("polyline").getLength()).isEqualTo(2);
    assertThat(document.getElementsByTagName("title").getLength()).isEqualTo(1);
    assertThat(document.getElementsByTagName("desc").item(0).getTextContent())
        .startsWith("The loss falls from 0.6931 to");
    assertThat(svg).contains("prefers-color-scheme: dark");
  }
}
