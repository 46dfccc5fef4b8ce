package org.minispark.examples;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.StringJoiner;
import org.minispark.Tuple2;

/** Two curves as SVG, side by side: the loss by step, and the ROC curve. */
final class Charts {
  private static final int SIDE = 300;
  private static final int MARGIN = 56;
  private static final int WIDTH = 2 * (SIDE + MARGIN) + MARGIN;
  private static final int HEIGHT = SIDE + 2 * MARGIN;

  private static final String STYLE =
      """
      <style>
        svg { --ink: #1f2933; --faint: #c3cad2; --curve: #1663a9; background: #ffffff }
        @media (prefers-color-scheme: dark) {
          svg { --ink: #e4e8ec; --faint: #4b5661; --curve: #6db3f2; background: #14181c }
        }
        text { fill: var(--ink); font: 13px system-ui, sans-serif }
        .frame { fill: none; stroke: var(--faint) }
        .chance { stroke: var(--faint); stroke-dasharray: 4 4 }
        .curve { fill: none; stroke: var(--curve); stroke-width: 2; stroke-linejoin: round }
      </style>
      """;

  private Charts() {}

  static String draw(double[] losses, List<Tuple2<Object, Object>> roc) {
    int last = losses.length - 1;
    double highest = 0;
    List<double[]> loss = new ArrayList<>();
    for (double value : losses) {
      highest = Math.max(highest, value);
    }
    for (int i = 0; i <= last; i++) {
      loss.add(new double[] {(double) i / Math.max(last, 1), losses[i] / highest});
    }
    List<double[]> rates = new ArrayList<>();
    roc.forEach(point -> rates.add(new double[] {(Double) point._1(), (Double) point._2()}));
    String described =
        String.format(
            Locale.ROOT,
            "The loss falls from %.4f to %.4f in %d steps; the ROC curve has %d points.",
            losses[0],
            losses[last],
            last,
            roc.size());
    return String.format(
            Locale.ROOT,
            "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 %d %d\" role=\"img\""
                + " aria-labelledby=\"title desc\">%n",
            WIDTH,
            HEIGHT)
        + "<title id=\"title\">Logistic regression: loss and ROC curve</title>\n"
        + "<desc id=\"desc\">"
        + described
        + "</desc>\n"
        + STYLE
        + panel(0, "Loss", "step", "0", "" + last, String.format(Locale.ROOT, "%.2f", highest))
        + curve(0, loss)
        + panel(1, "ROC: recall by false positive rate", "false positive rate", "0", "1", "1")
        + chance()
        + curve(1, rates)
        + "</svg>\n";
  }

  private static double x(int panel, double share) {
    return MARGIN + panel * (SIDE + MARGIN) + share * SIDE;
  }

  private static double y(double share) {
    return MARGIN + (1 - share) * SIDE;
  }

  private static String panel(
      int panel, String title, String axis, String low, String right, String top) {
    return String.format(
            Locale.ROOT,
            "<rect class=\"frame\" x=\"%.1f\" y=\"%.1f\" width=\"%d\" height=\"%d\"/>%n",
            x(panel, 0),
            y(1),
            SIDE,
            SIDE)
        + text(x(panel, 0), y(1) - 12, "start", title)
        + text(x(panel, 0.5), y(0) + 36, "middle", axis)
        + text(x(panel, 0), y(0) + 18, "middle", low)
        + text(x(panel, 1), y(0) + 18, "middle", right)
        + text(x(panel, 0) - 6, y(1) + 5, "end", top)
        + text(x(panel, 0) - 6, y(0) + 5, "end", low);
  }

  private static String text(double x, double y, String anchor, String words) {
    return String.format(
        Locale.ROOT,
        "<text x=\"%.1f\" y=\"%.1f\" text-anchor=\"%s\">%s</text>%n",
        x,
        y,
        anchor,
        words);
  }

  /** Where the curve of a model that guesses would be. */
  private static String chance() {
    return String.format(
        Locale.ROOT,
        "<line class=\"chance\" x1=\"%.1f\" y1=\"%.1f\" x2=\"%.1f\" y2=\"%.1f\"/>%n",
        x(1, 0),
        y(0),
        x(1, 1),
        y(1));
  }

  private static String curve(int panel, List<double[]> points) {
    StringJoiner places = new StringJoiner(" ");
    for (double[] point : points) {
      places.add(String.format(Locale.ROOT, "%.2f,%.2f", x(panel, point[0]), y(point[1])));
    }
    return "<polyline class=\"curve\" points=\"" + places + "\"/>\n";
  }
}
