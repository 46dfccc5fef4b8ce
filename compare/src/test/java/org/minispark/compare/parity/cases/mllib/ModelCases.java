package org.minispark.compare.parity.cases.mllib;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.minispark.Tuple2;
import org.minispark.api.java.JavaRDD;
import org.minispark.api.java.JavaSparkContext;
import org.minispark.compare.parity.probe.Near;
import org.minispark.compare.parity.probe.Report;
import org.minispark.mllib.classification.ClassificationModel;
import org.minispark.mllib.classification.LogisticRegressionModel;
import org.minispark.mllib.classification.LogisticRegressionWithLBFGS;
import org.minispark.mllib.classification.LogisticRegressionWithSGD;
import org.minispark.mllib.classification.SVMModel;
import org.minispark.mllib.classification.SVMWithSGD;
import org.minispark.mllib.clustering.KMeans;
import org.minispark.mllib.clustering.KMeansModel;
import org.minispark.mllib.linalg.Vector;
import org.minispark.mllib.linalg.Vectors;
import org.minispark.mllib.optimization.GradientDescent;
import org.minispark.mllib.optimization.LeastSquaresGradient;
import org.minispark.mllib.optimization.Optimizer;
import org.minispark.mllib.optimization.SimpleUpdater;
import org.minispark.mllib.regression.GeneralizedLinearAlgorithm;
import org.minispark.mllib.regression.GeneralizedLinearModel;
import org.minispark.mllib.regression.LabeledPoint;
import org.minispark.mllib.regression.LassoWithSGD;
import org.minispark.mllib.regression.LinearRegressionWithSGD;
import org.minispark.mllib.regression.RidgeRegressionWithSGD;
import org.minispark.mllib.util.Saveable;
import org.minispark.rdd.RDD;

/** Models as values: made by hand, shown, saved and loaded; a program's own. */
public final class ModelCases {
  private static final Vector WEIGHTS = Vectors.dense(0.5, -1.25);

  private ModelCases() {}

  private static JavaRDD<Vector> vectors(JavaSparkContext sc) {
    return sc.parallelize(
        List.of(Vectors.dense(1, 2), Vectors.dense(3, 0.5), Vectors.zeros(2).toSparse()), 2);
  }

  public static Object logistic(JavaSparkContext sc) {
    ClassificationModel binary = new LogisticRegressionModel(WEIGHTS, 0.5);
    Vector ofThree = Vectors.dense(1, 2, 3, 4, 5, 6);
    LogisticRegressionModel several = new LogisticRegressionModel(ofThree, 0, 2, 3);
    return new Report()
        .of("text", () -> new LogisticRegressionModel(WEIGHTS, 0.5).toString())
        .of("text of several", () -> several.toString())
        .of("predicts", () -> binary.predict(vectors(sc).rdd()).toJavaRDD())
        .of("predicts several", () -> several.predict(vectors(sc)))
        .of("sizes", () -> new LogisticRegressionModel(ofThree, 0, 2, 2))
        .of("intercepts", () -> new LogisticRegressionModel(Vectors.zeros(6), 1, 2, 3).intercept());
  }

  public static Object vectorMachine(JavaSparkContext sc) {
    SVMModel model = new SVMModel(WEIGHTS, 0.5);
    return new Report()
        .of("text", () -> model.toString())
        .of("moved", () -> model.setThreshold(0.9).toString())
        .of("predicts", () -> model.predict(vectors(sc)));
  }

  public static Object saved(JavaSparkContext sc, Path folder) throws Exception {
    Saveable logistic = new LogisticRegressionModel(WEIGHTS, 0.1).setThreshold(0.7);
    logistic.save(sc.sc(), folder + "/of interface");
    new LogisticRegressionModel(WEIGHTS, 0.1).save(sc.sc(), folder + "/logistic");
    new SVMModel(WEIGHTS, 0.1).setThreshold(-0.5).save(sc.sc(), folder + "/machine");
    new KMeansModel(List.of(WEIGHTS, Vectors.dense(1, 1 / 3.0))).save(sc.sc(), folder + "/means");
    return new Report()
        .of("one", () -> LogisticRegressionModel.load(sc.sc(), folder + "/of interface").toString())
        .of("logistic", () -> LogisticRegressionModel.load(sc.sc(), folder + "/logistic").weights())
        .of("machine", () -> SVMModel.load(sc.sc(), folder + "/machine").toString())
        .of("means", () -> KMeansModel.load(sc.sc(), folder + "/means").clusterCenters());
  }

  public static Object means(JavaSparkContext sc) {
    Vector[] centres = {Vectors.dense(0, 0), Vectors.dense(3, 1)};
    KMeansModel model = new KMeansModel(centres);
    KMeansModel told = new KMeansModel(centres, "cosine", 2.5, 7);
    return new Report()
        .of("measures", () -> model.distanceMeasure() + " " + told.distanceMeasure())
        .of("told", () -> told.trainingCost() + " " + told.k())
        .of("nearest", () -> model.predict(vectors(sc).rdd()).toJavaRDD())
        .of("seeds", () -> new KMeans().setSeed(11).getSeed())
        .of("one centre", () -> KMeans.train(vectors(sc).rdd(), 1, 5).clusterCenters())
        .of("random", () -> KMeans.train(vectors(sc).rdd(), 3, 5, KMeans.RANDOM()).k());
  }

  public static Object trainedByNames(JavaSparkContext sc) {
    JavaRDD<LabeledPoint> points = sc.parallelize(Points.dense(40, 3, 12), 2);
    return new Report()
        .of("iterations", () -> SVMWithSGD.train(points.rdd(), 4, 0.5, 0.1).toString())
        .of("samples", () -> SVMWithSGD.train(points.rdd(), 4, 0.5, 0.1, 0.5).weights())
        .of("defaults", () -> new SVMWithSGD().run(points.rdd()).weights());
  }

  public static Object optimizers(JavaSparkContext sc) {
    JavaRDD<LabeledPoint> points = sc.parallelize(Points.dense(40, 3, 13), 2);
    SVMWithSGD machine = new SVMWithSGD();
    machine.optimizer().setNumIterations(3).setUpdater(new SimpleUpdater());
    LogisticRegressionWithSGD logistic = new LogisticRegressionWithSGD(1, 3, 0.1, 1);
    logistic.optimizer().setGradient(new LeastSquaresGradient());
    LinearRegressionWithSGD linear = new LinearRegressionWithSGD(0.1, 3, 0, 1);
    linear.optimizer().setStepSize(0.2);
    RidgeRegressionWithSGD ridge = new RidgeRegressionWithSGD(0.1, 3, 0.1, 1);
    ridge.optimizer().setRegParam(0.7);
    LassoWithSGD lasso = new LassoWithSGD(0.1, 3, 0.1, 1);
    lasso.optimizer().setMiniBatchFraction(0.5);
    Report report = new Report();
    for (GeneralizedLinearAlgorithm<?> algorithm :
        List.of(machine, logistic, linear, ridge, lasso)) {
      String name = algorithm.getClass().getSimpleName();
      report
          .of(name + " before", () -> algorithm.getNumFeatures())
          .of(name, () -> algorithm.run(points.rdd()).weights())
          .of(name + " after", () -> algorithm.getNumFeatures())
          .of(name + "'s intercept", () -> algorithm.isAddIntercept())
          .of(name + "'s text", () -> algorithm.setIntercept(true).run(points.rdd()).toString())
          .of(
              name + "'s optimizer",
              () -> algorithm.optimizer().optimize(pairs(points), Vectors.zeros(3)));
    }
    return report;
  }

  private static RDD<Tuple2<Object, Vector>> pairs(JavaRDD<LabeledPoint> points) {
    return points.map(point -> new Tuple2<Object, Vector>(point.label(), point.features())).rdd();
  }

  @Near(1e-6)
  public static Object quasiNewtonFromAStart(JavaSparkContext sc) {
    JavaRDD<LabeledPoint> points = sc.parallelize(Points.dense(60, 3, 14), 2);
    LogisticRegressionWithLBFGS algorithm = new LogisticRegressionWithLBFGS();
    algorithm.optimizer().setRegParam(0.05).setConvergenceTol(1e-12).setNumIterations(200);
    return algorithm.run(points.rdd(), Vectors.dense(1, -1, 2)).weights().toArray();
  }

  public static Object own(JavaSparkContext sc) {
    JavaRDD<LabeledPoint> points = sc.parallelize(Points.dense(40, 3, 15), 2);
    GeneralizedLinearAlgorithm<OwnModel> algorithm = new OwnAlgorithm();
    OwnModel model = algorithm.run(points.rdd());
    return new Report()
        .of("text", () -> model.toString().replaceFirst("^.*OwnModel", "own"))
        .of("weights", () -> model.weights())
        .of("predicts", () -> model.predict(points.map(LabeledPoint::features).rdd()).toJavaRDD())
        .of("one", () -> model.predict(Vectors.dense(1, 2, 3)))
        .of(
            "indices",
            () -> IntStream.range(0, 3).mapToObj(index -> model.weights().apply(index)).toList());
  }

  private static final class OwnModel extends GeneralizedLinearModel {
    private static final long serialVersionUID = 1;

    OwnModel(Vector weights, double intercept) {
      super(weights, intercept);
    }

    @Override
    public double predictPoint(Vector data, Vector weights, double intercept) {
      return weights.dot(data) * 10 + intercept;
    }
  }

  private static final class OwnAlgorithm extends GeneralizedLinearAlgorithm<OwnModel> {
    private static final long serialVersionUID = 1;

    @Override
    public Optimizer optimizer() {
      return new GradientDescent(new LeastSquaresGradient(), new SimpleUpdater())
          .setNumIterations(3);
    }

    @Override
    public OwnModel createModel(Vector weights, double intercept) {
      return new OwnModel(weights, intercept);
    }
  }
}
