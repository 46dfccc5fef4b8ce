package org.minispark.mllib.evaluation;

import java.io.Serializable;
import java.util.Iterator;
import java.util.List;
import org.minispark.Tuple2;
import org.minispark.rdd.RDD;

/** The area under a curve of points, by trapezoids. */
final class AreaUnderCurve {
  private AreaUnderCurve() {}

  /** One partition's share: its own area, and the points where it meets its neighbours. */
  private record Piece(double area, Tuple2<Object, Object> first, Tuple2<Object, Object> last)
      implements Serializable {}

  static double of(RDD<Tuple2<Object, Object>> curve) {
    List<Piece> pieces = curve.mapPartitions(AreaUnderCurve::piece).collect();
    double area = 0;
    Piece previous = null;
    for (Piece piece : pieces) {
      if (previous != null) {
        area += trapezoid(previous.last(), piece.first());
      }
      area += piece.area();
      previous = piece;
    }
    return area;
  }

  private static Iterator<Piece> piece(Iterator<Tuple2<Object, Object>> points) {
    if (!points.hasNext()) {
      return List.<Piece>of().iterator();
    }
    Tuple2<Object, Object> first = points.next();
    Tuple2<Object, Object> last = first;
    double area = 0;
    while (points.hasNext()) {
      Tuple2<Object, Object> next = points.next();
      area += trapezoid(last, next);
      last = next;
    }
    return List.of(new Piece(area, first, last)).iterator();
  }

  private static double trapezoid(Tuple2<Object, Object> from, Tuple2<Object, Object> to) {
    double width = (Double) to._1 - (Double) from._1;
    return width * ((Double) to._2 + (Double) from._2) / 2.0;
  }
}
