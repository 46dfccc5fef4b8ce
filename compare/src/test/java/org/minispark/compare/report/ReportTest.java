package org.minispark.compare.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.StringReader;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.minispark.compare.TestRecordings;
import org.minispark.compare.check.Difference;
import org.minispark.compare.check.Equality;
import org.minispark.compare.run.EngineRun;
import org.minispark.compare.run.EngineRuns;
import org.minispark.compare.run.Program;
import org.w3c.dom.Document;
import org.xml.sax.InputSource;

class ReportTest {
  private static final Surroundings SURROUNDINGS =
      new Surroundings(
          "3.5.7",
          "0.1.0",
          "local[1]",
          Equality.SAME_BITS,
          "best (Kryo)",
          Map.of("spark.master", "local[1]"));

  @Test
  void theTableSaysWhatIsEqualAndHowLongItTook() {
    String text = new ComparisonTable(SURROUNDINGS, List.of(equal("WordCount"))).text();
    assertThat(text).startsWith("MiniSpark 0.1.0 beside Apache Spark 3.5.7 on local[1] (Java ");
    assertThat(text)
        .contains(
            """

program    result                     Spark  MiniSpark  ratio               main alone
WordCount  equal (2 lines, 3 files)  5.25 s     0.50 s  10.5x  4.00 s : 0.25 s = 16.0x

""");
    assertThat(text).contains("Spark's configuration: best (Kryo).");
    assertThat(text).contains("Equal means, on one slot: every line and record is the same text");
  }

  @Test
  void theTableShowsDifferencesUnderIt() {
    ProgramComparison comparison =
        new ProgramComparison(
            program("Odd"),
            run(3000, 1000),
            run(300, 100),
            "",
            "",
            List.of(
                new Difference("standard output, line 3", "a", "b"),
                new Difference("file part-00000", "written", "(nothing)")),
            "never the same");
    String text = new ComparisonTable(SURROUNDINGS, List.of(comparison)).text();
    assertThat(text)
        .contains("DIFFERENT: standard output, line 3 and 1 more")
        .contains("Odd: standard output, line 3\n    Spark:     a\n    MiniSpark: b\n")
        .contains("Odd: never the same\n");
  }

  @Test
  void thePageIsWellFormedWhateverProgramsSay() throws Exception {
    String nasty = "<script>alert('x')</script> & \"quoted\" \u0000 \u001b[31m";
    ProgramComparison comparison =
        new ProgramComparison(
            program(nasty),
            run(3000, 1000),
            run(300, 100),
            nasty,
            "",
            List.of(new Difference(nasty, nasty, nasty)),
            nasty);
    String page = new HtmlReport(SURROUNDINGS, List.of(comparison, equal("Fine"))).page();
    assertThat(page)
        .doesNotContain("<script")
        .doesNotContain("http:")
        .doesNotContain("https:")
        .doesNotContain("\u001b")
        .contains("1 of 2")
        .contains("<desc id=\"times-text\">")
        .contains("prefers-color-scheme: dark");
    Document document = parse(page);
    assertThat(document.getElementsByTagName("svg").getLength()).isEqualTo(7);
    assertThat(document.getElementsByTagName("rect").getLength()).isEqualTo(16);
    assertThat(document.getElementsByTagName("h2").item(1).getTextContent())
        .startsWith("Differences of <script>alert('x')</script> & \"quoted\"");
  }

  private static Document parse(String page) throws Exception {
    String xml =
        page.replaceFirst("<!DOCTYPE html>", "").replaceAll("<meta ([^>]*)>", "<meta $1/>");
    return DocumentBuilderFactory.newInstance()
        .newDocumentBuilder()
        .parse(new InputSource(new StringReader(xml)));
  }

  private static ProgramComparison equal(String name) {
    return new ProgramComparison(
        program(name), run(5250, 4000), run(500, 250), "2 lines, 3 files", "", List.of(), "");
  }

  private static Program program(String name) {
    return new Program(name, "org.example.Main", List.of(), List.of("{out}"));
  }

  private static final long START = 1_000_000;

  private static EngineRuns run(long wallMilliseconds, long mainMilliseconds) {
    Path nowhere = Path.of("nowhere");
    EngineRun run =
        new EngineRun(
            0,
            START,
            Duration.ofMillis(wallMilliseconds),
            nowhere,
            nowhere,
            nowhere,
            TestRecordings.lasting(START + 10, mainMilliseconds));
    return new EngineRuns(List.of(run));
  }
}
