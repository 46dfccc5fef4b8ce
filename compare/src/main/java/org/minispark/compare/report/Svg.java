package org.minispark.compare.report;

import java.util.Locale;

/** A drawing that grows shape by shape; all text in it is escaped. */
final class Svg {
  private final StringBuilder shapes = new StringBuilder();
  private final int width;
  private final String id;

  /**
   * @param width of the drawing's own scale; on the page it is as wide as there is room
   * @param id different from all others on the page
   */
  Svg(int width, String id) {
    this.width = width;
    this.id = id;
  }

  void rectangle(String style, double left, double top, double wide, double high, String title) {
    shapes
        .append(
            String.format(
                Locale.ROOT,
                "<rect class=\"%s\" x=\"%.1f\" y=\"%.1f\" width=\"%.1f\" height=\"%.1f\">",
                style,
                left,
                top,
                Math.max(0.4, wide),
                high))
        .append("<title>")
        .append(HtmlReport.escape(title))
        .append("</title></rect>\n");
  }

  void text(double left, double baseline, String text) {
    shapes
        .append(String.format(Locale.ROOT, "<text x=\"%.1f\" y=\"%.1f\">", left, baseline))
        .append(HtmlReport.escape(text))
        .append("</text>\n");
  }

  /** A curve that falls from one point to a lower one. */
  void curve(double fromX, double fromY, double toX, double toY) {
    double middle = (fromY + toY) / 2;
    shapes.append(
        String.format(
            Locale.ROOT,
            "<path class=\"edge\" d=\"M%.1f %.1f C%.1f %.1f %.1f %.1f %.1f %.1f\"/>%n",
            fromX,
            fromY,
            fromX,
            middle,
            toX,
            middle,
            toX,
            toY));
  }

  /**
   * The whole drawing.
   *
   * @param title its name
   * @param description the same in words, for those who do not see it
   */
  String draw(double height, String title, String description) {
    return String.format(
            Locale.ROOT,
            "<svg viewBox=\"0 0 %d %.0f\" role=\"img\" aria-labelledby=\"%s-title %s-text\">%n",
            width,
            height,
            id,
            id)
        + "<title id=\""
        + id
        + "-title\">"
        + HtmlReport.escape(title)
        + "</title>\n<desc id=\""
        + id
        + "-text\">"
        + HtmlReport.escape(description)
        + "</desc>\n"
        + shapes
        + "</svg>\n";
  }
}
