package org.minispark.compare.parity.cases.mllib;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.minispark.Tuple2;
import org.minispark.Tuple3;
import org.minispark.api.java.JavaRDD;
import org.minispark.api.java.JavaSparkContext;
import org.minispark.compare.parity.probe.Near;
import org.minispark.compare.parity.probe.Report;
import org.minispark.mllib.evaluation.BinaryClassificationMetrics;
import org.minispark.mllib.feature.Normalizer;
import org.minispark.mllib.feature.StandardScalerModel;
import org.minispark.mllib.feature.VectorTransformer;
import org.minispark.mllib.linalg.DenseVector;
import org.minispark.mllib.linalg.SparseVector;
import org.minispark.mllib.linalg.Vector;
import org.minispark.mllib.linalg.Vectors;
import org.minispark.mllib.optimization.Gradient;
import org.minispark.mllib.optimization.GradientDescent;
import org.minispark.mllib.optimization.HingeGradient;
import org.minispark.mllib.optimization.L1Updater;
import org.minispark.mllib.optimization.LBFGS;
import org.minispark.mllib.optimization.LeastSquaresGradient;
import org.minispark.mllib.optimization.LogisticGradient;
import org.minispark.mllib.optimization.SimpleUpdater;
import org.minispark.mllib.optimization.SquaredL2Updater;
import org.minispark.mllib.optimization.Updater;
import org.minispark.mllib.regression.LabeledPoint;
import org.minispark.mllib.stat.MultivariateOnlineSummarizer;
import org.minispark.mllib.util.MLUtils;

/** The parts that trainers are made of, each called as what it is. */
public final class PartCases {
  private static final Vector DATA = Vectors.dense(0.5, -2, 1 / 3.0);
  private static final Vector WEIGHTS = Vectors.dense(0.1, 0.2, -0.3);

  private PartCases() {}

  public static Object dense() {
    DenseVector vector = new DenseVector(new double[] {0, 1.5, 0, -2, 0, 0});
    return new Report()
        .of("size", () -> vector.size())
        .of("values", () -> vector.values())
        .of("array", () -> vector.toArray())
        .of("counts", () -> vector.numActives() + " " + vector.numNonzeros())
        .of("largest", () -> vector.argmax())
        .of("sparse", () -> vector.toSparse())
        .of("dense", () -> vector.toDense())
        .of("compressed", () -> vector.compressed())
        .of("product with itself", () -> vector.dot(vector))
        .of("copy", () -> vector.copy().equals(vector))
        .of("not equal", () -> vector.equals("x"))
        .of("hash", () -> vector.hashCode())
        .of("json", () -> vector.toJson());
  }

  public static Object sparse() {
    SparseVector vector = new SparseVector(6, new int[] {1, 3, 4}, new double[] {1.5, -2, 0});
    return new Report()
        .of("size", () -> vector.size())
        .of("indices", () -> vector.indices())
        .of("values", () -> vector.values())
        .of("array", () -> vector.toArray())
        .of("counts", () -> vector.numActives() + " " + vector.numNonzeros())
        .of("largest", () -> vector.argmax())
        .of("sparse", () -> vector.toSparse())
        .of("dense", () -> vector.toDense())
        .of("compressed", () -> vector.compressed())
        .of("product with itself", () -> vector.dot(vector))
        .of("copy", () -> vector.copy().equals(vector))
        .of("not equal", () -> vector.equals("x"))
        .of("hash", () -> vector.hashCode())
        .of("json", () -> vector.toJson());
  }

  public static Object points(JavaSparkContext sc, Path folder) throws IOException {
    LabeledPoint point = LabeledPoint.apply(1.5, DATA);
    String points = Files.writeString(folder.resolve("points"), "(1.0,[1.0])\n").toString();
    String vectors = Files.writeString(folder.resolve("vectors"), "[1.0]\n").toString();
    return new Report()
        .of("label", () -> point.getLabel())
        .of("features", () -> point.getFeatures())
        .of("copy", () -> point.copy(2, DATA).toString())
        .of("prefix", () -> point.productPrefix())
        .of("elements", () -> List.of(point.productElement(0), point.productElement(1)))
        .of("beyond", () -> point.productElement(2))
        .of("can equal", () -> point.canEqual(point) + " " + point.canEqual("x"))
        .of("hash", () -> point.hashCode())
        .of("read", () -> MLUtils.loadLabeledPoints(sc.sc(), points, 1).toJavaRDD())
        .of("vectors", () -> MLUtils.loadVectors(sc.sc(), vectors).toJavaRDD());
  }

  private static Object step(Gradient gradient) {
    Vector sum = Vectors.dense(1, 1, 1);
    return List.of(
        gradient.compute(DATA, 1, WEIGHTS),
        gradient.compute(DATA, 1, WEIGHTS, sum),
        sum.toString());
  }

  public static Object gradients() {
    Vector sum = Vectors.zeros(3);
    return new Report()
        .of("hinge", () -> new HingeGradient().compute(DATA, 1, WEIGHTS))
        .of("added hinge", () -> new HingeGradient().compute(DATA, 0, WEIGHTS, sum))
        .of("squares", () -> new LeastSquaresGradient().compute(DATA, 1, WEIGHTS))
        .of("added squares", () -> new LeastSquaresGradient().compute(DATA, 0, WEIGHTS, sum))
        .of("added logistic", () -> new LogisticGradient().compute(DATA, 0, WEIGHTS, sum))
        .of("sum", () -> sum.toString())
        .of("own", () -> step(new OwnGradient()));
  }

  public static Object updaters() {
    Updater own = new OwnUpdater();
    return new Report()
        .of("simple", () -> new SimpleUpdater().compute(WEIGHTS, DATA, 0.5, 3, 0.1))
        .of("l1", () -> new L1Updater().compute(WEIGHTS, DATA, 0.5, 3, 0.1))
        .of("l2", () -> new SquaredL2Updater().compute(WEIGHTS, DATA, 0.5, 3, 0.1))
        .of("own", () -> own.compute(WEIGHTS, DATA, 0.5, 3, 0.1));
  }

  private static JavaRDD<Tuple2<Object, Vector>> labeled(JavaSparkContext sc) {
    return sc.parallelize(Points.dense(60, 3, 16), 2)
        .map(point -> new Tuple2<>(point.label(), point.features()));
  }

  public static Object descent(JavaSparkContext sc) {
    GradientDescent descent =
        new GradientDescent(new LogisticGradient(), new SimpleUpdater())
            .setGradient(new OwnGradient())
            .setUpdater(new OwnUpdater())
            .setNumIterations(4);
    return descent.optimize(labeled(sc).rdd(), WEIGHTS);
  }

  @Near(1e-6)
  public static Object quasiNewton(JavaSparkContext sc) {
    LBFGS lbfgs =
        new LBFGS(new HingeGradient(), new SquaredL2Updater())
            .setGradient(new LogisticGradient())
            .setRegParam(0.05)
            .setConvergenceTol(1e-12)
            .setNumIterations(200);
    return new Report()
        .of("weights", () -> lbfgs.optimize(labeled(sc).rdd(), WEIGHTS).toArray())
        .of(
            "with losses",
            () -> lbfgs.optimizeWithLossReturned(labeled(sc).rdd(), WEIGHTS)._1().toArray());
  }

  public static Object transformers(JavaSparkContext sc) {
    JavaRDD<Vector> vectors = sc.parallelize(List.of(DATA, WEIGHTS, DATA.toSparse()), 2);
    Vector std = Vectors.dense(1, 2, 4);
    StandardScalerModel model = new StandardScalerModel(std, WEIGHTS, false, true);
    VectorTransformer transformer = model;
    return new Report()
        .of("normalized", () -> new Normalizer().transform(DATA))
        .of("all normalized", () -> new Normalizer().transform(vectors.rdd()).toJavaRDD())
        .of("scaled", () -> model.transform(vectors.rdd()).toJavaRDD())
        .of("as a transformer", () -> transformer.transform(vectors.rdd()).toJavaRDD())
        .of("parts", () -> List.of(model.std(), model.mean(), model.withStd(), model.withMean()))
        .of("no deviation", () -> model.setWithStd(false).transform(DATA));
  }

  public static Object summary() {
    MultivariateOnlineSummarizer summary =
        new MultivariateOnlineSummarizer().add(DATA).add(WEIGHTS).add(DATA.toSparse());
    return new Report()
        .of("count", () -> summary.count() + " " + summary.weightSum())
        .of("variance", () -> summary.variance())
        .of("range", () -> List.of(summary.min(), summary.max()))
        .of("nonzeros", () -> summary.numNonzeros())
        .of("norms", () -> List.of(summary.normL1(), summary.normL2()));
  }

  public static Object scores(JavaSparkContext sc) {
    JavaRDD<Tuple3<Double, Double, Double>> weighted =
        sc.parallelize(List.of(new Tuple3<>(0.9, 1.0, 2.0), new Tuple3<>(0.2, 0.0, 0.5)), 1);
    JavaRDD<Tuple2<Object, Object>> plain =
        sc.parallelize(List.of(new Tuple2<>(0.9, 1.0), new Tuple2<>(0.2, 0.0)), 1);
    BinaryClassificationMetrics metrics = new BinaryClassificationMetrics(plain.rdd());
    return new Report()
        .of("given", () -> metrics.scoreAndLabels().toJavaRDD())
        .of("with weights", () -> metrics.scoreLabelsWeight().toJavaRDD())
        .of(
            "their own weights",
            () ->
                new BinaryClassificationMetrics(weighted.rdd(), 0).scoreLabelsWeight().toJavaRDD());
  }

  private static final class OwnGradient extends Gradient {
    private static final long serialVersionUID = 1;

    @Override
    public double compute(Vector data, double label, Vector weights, Vector cumGradient) {
      double miss = data.dot(weights) - label;
      double[] sum = cumGradient.toArray();
      for (int i = 0; i < sum.length; i++) {
        sum[i] += Math.signum(miss) * data.apply(i);
      }
      return Math.abs(miss);
    }
  }

  private static final class OwnUpdater extends Updater {
    private static final long serialVersionUID = 1;

    @Override
    public Tuple2<Vector, Object> compute(
        Vector weightsOld, Vector gradient, double stepSize, int iter, double regParam) {
      double[] next = weightsOld.toArray().clone();
      for (int i = 0; i < next.length; i++) {
        next[i] -= stepSize * gradient.apply(i) / iter;
      }
      return new Tuple2<>(Vectors.dense(next), regParam);
    }
  }
}
