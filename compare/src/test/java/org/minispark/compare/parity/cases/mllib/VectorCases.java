package org.minispark.compare.parity.cases.mllib;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.minispark.Tuple2;
import org.minispark.compare.parity.probe.Report;
import org.minispark.mllib.linalg.BLAS;
import org.minispark.mllib.linalg.DenseVector;
import org.minispark.mllib.linalg.Matrices;
import org.minispark.mllib.linalg.Matrix;
import org.minispark.mllib.linalg.SparseVector;
import org.minispark.mllib.linalg.Vector;
import org.minispark.mllib.linalg.Vectors;
import org.minispark.mllib.regression.LabeledPoint;

public final class VectorCases {
  private static final int[] SIZES = {
    0, 1, 2, 3, 4, 5, 7, 8, 15, 16, 17, 31, 32, 33, 100, 255, 256, 257, 1000
  };

  private VectorCases() {}

  private static Vector random(Random random, int size, double density) {
    double[] values = new double[size];
    for (int i = 0; i < size; i++) {
      values[i] =
          random.nextDouble() < density ? random.nextGaussian() * Math.exp(random.nextInt(9)) : 0;
    }
    Vector vector = Vectors.dense(values);
    return density < 1 ? vector.toSparse() : vector;
  }

  public static Object operationsOfManyLengths() {
    Random random = new Random(7);
    List<Object> seen = new ArrayList<>();
    for (int size : SIZES) {
      for (int round = 0; round < 5; round++) {
        Vector a = random(random, size, 1);
        Vector b = random(random, size, 1);
        Vector c = random(random, size, 0.3);
        Vector d = random(random, size, 0.3);
        Vector sum = b.copy();
        BLAS.axpy(0.1, a, sum);
        BLAS.axpy(0.7, c, sum);
        BLAS.scal(1.1, sum);
        seen.add(List.of(BLAS.dot(a, b), BLAS.dot(a, c), BLAS.dot(c, b), BLAS.dot(c, d), a.dot(b)));
        seen.add(
            List.of(
                Vectors.norm(a, 1),
                Vectors.norm(a, 2),
                Vectors.norm(c, 3),
                Vectors.norm(c, Double.POSITIVE_INFINITY)));
        seen.add(sum.toString());
        seen.add(List.of(a.hashCode(), c.hashCode(), sum.hashCode()));
        if (size > 0) {
          seen.add(
              List.of(
                  Vectors.sqdist(a, b),
                  Vectors.sqdist(a, c),
                  Vectors.sqdist(c, d),
                  Vectors.sqdist(c, a)));
        }
      }
    }
    return seen;
  }

  public static Object forms() {
    Vector dense = Vectors.dense(1.0, 0.0, -2.5, 0.0, 0.0, 0.0, 0.0);
    Vector sparse = Vectors.sparse(7, new int[] {0, 2, 5}, new double[] {1.0, -2.5, 0.0});
    return new Report()
        .of("equal", () -> dense.equals(sparse) && sparse.equals(dense))
        .of("not equal", () -> dense.equals(Vectors.zeros(7)))
        .of("hash", () -> List.of(dense.hashCode(), sparse.hashCode()))
        .of("text", () -> List.of(dense.toString(), sparse.toString()))
        .of("json", () -> List.of(dense.toJson(), sparse.toJson()))
        .of("from json", () -> Vectors.fromJson(sparse.toJson()).toString())
        .of(
            "compressed",
            () -> List.of(dense.compressed().toString(), sparse.compressed().toString()))
        .of("to sparse", () -> List.of(dense.toSparse().toString(), sparse.toSparse().toString()))
        .of("to dense", () -> sparse.toDense().toString())
        .of(
            "counts",
            () ->
                List.of(
                    dense.numActives(),
                    dense.numNonzeros(),
                    sparse.numActives(),
                    sparse.numNonzeros()))
        .of("sparsity", () -> List.of(dense.sparsity(), sparse.sparsity()))
        .of("argmax", () -> List.of(dense.argmax(), sparse.argmax(), Vectors.zeros(0).argmax()))
        .of(
            "argmax of negatives",
            () -> Vectors.sparse(3, new int[] {0, 2}, new double[] {-1, -2}).argmax())
        .of(
            "argmax of zero",
            () -> Vectors.sparse(3, new int[] {1, 2}, new double[] {0, -2}).argmax())
        .of("apply", () -> List.of(dense.apply(2), sparse.apply(2), sparse.apply(3)))
        .of(
            "pairs",
            () -> Vectors.sparse(3, List.of(new Tuple2<>(2, 1.0), new Tuple2<>(0, 3.0))).toString())
        .of(
            "parsed",
            () ->
                List.of(
                    Vectors.parse(" [1.0, 2e3,-0.5]").toString(),
                    Vectors.parse("(3,[1],[2.0])").toString()))
        .of("point", () -> new LabeledPoint(1.0, sparse).toString())
        .of("parsed point", () -> LabeledPoint.parse("(1.0,(7,[0,2],[1.0,-2.5]))").toString())
        .of("old point", () -> LabeledPoint.parse("1.0,0.5 2.0").toString())
        .of(
            "equal points",
            () -> new LabeledPoint(1.0, sparse).equals(new LabeledPoint(1.0, dense)))
        .of(
            "point's parts",
            () ->
                List.of(
                    new LabeledPoint(1.0, sparse).label(),
                    new LabeledPoint(1.0, sparse).productArity()));
  }

  public static Object errors() {
    return new Report()
        .of("sizes", () -> BLAS.dot(Vectors.zeros(2), Vectors.zeros(3)))
        .does("axpy sizes", () -> BLAS.axpy(1, Vectors.zeros(2), Vectors.zeros(3)))
        .does("axpy sparse", () -> BLAS.axpy(1, Vectors.zeros(2), Vectors.zeros(2).toSparse()))
        .of("negative size", () -> new SparseVector(-1, new int[0], new double[0]))
        .of("lengths", () -> new SparseVector(3, new int[] {1}, new double[0]))
        .of("too many", () -> new SparseVector(1, new int[] {0, 1}, new double[2]))
        .of("negative index", () -> new SparseVector(3, new int[] {-1}, new double[1]))
        .of("order", () -> new SparseVector(3, new int[] {2, 1}, new double[2]))
        .of("beyond", () -> new SparseVector(3, new int[] {3}, new double[1]))
        .of("apply beyond", () -> Vectors.zeros(2).toSparse().apply(2))
        .of("apply dense beyond", () -> new DenseVector(new double[2]).apply(2))
        .of("norm", () -> Vectors.norm(Vectors.zeros(2), 0.5))
        .of("sqdist", () -> Vectors.sqdist(Vectors.zeros(2), Vectors.zeros(3)))
        .of(
            "same pair twice",
            () -> Vectors.sparse(3, List.of(new Tuple2<>(2, 1.0), new Tuple2<>(2, 3.0))))
        .of("parse nothing", () -> Vectors.parse(""))
        .of("parse word", () -> Vectors.parse("[1,x]"))
        .of("parse open", () -> Vectors.parse("[1,2"))
        .of("parse comma", () -> Vectors.parse("[1,,2]"))
        .of("parse tuple", () -> Vectors.parse("(1,[2]"))
        .of("parse number", () -> Vectors.parse("7"))
        .of("pair beyond", () -> Vectors.sparse(3, List.of(new Tuple2<>(3, 1.0))))
        .of("no size", () -> Vectors.sparse(0, List.of()))
        .of("old point", () -> LabeledPoint.parse("1"));
  }

  public static Object matrices() {
    Matrix matrix = Matrices.dense(2, 3, new double[] {1, 2, 3, 4, 0, 6});
    return new Report()
        .of("text", matrix::toString)
        .of(
            "parts",
            () ->
                List.of(
                    matrix.numRows(),
                    matrix.numCols(),
                    matrix.apply(1, 2),
                    matrix.numNonzeros(),
                    matrix.numActives()))
        .of("transposed", () -> matrix.transpose().toString() + matrix.transpose().isTransposed())
        .of("values", () -> matrix.transpose().toArray())
        .of("equal", () -> matrix.copy().equals(matrix) && !matrix.equals(matrix.transpose()))
        .of(
            "made",
            () ->
                ""
                    + Matrices.eye(2)
                    + Matrices.ones(1, 2)
                    + Matrices.zeros(2, 1)
                    + Matrices.diag(Vectors.dense(3, 4)))
        .of("narrow", () -> matrix.toString(1, 80) + matrix.toString(9, 17))
        .of("beyond", () -> matrix.apply(2, 0))
        .of("size", () -> Matrices.dense(2, 2, new double[3]));
  }
}
