import java.util.List;
import org.minispark.SparkConf;
import org.minispark.api.java.JavaRDD;
import org.minispark.api.java.JavaSparkContext;

public class Stowaway {
  private final String greeting = "hello ";

  JavaRDD<String> greet(JavaRDD<String> names) {
    return names.map(name -> greeting + name);
  }

  public static void main(String[] args) {
    SparkConf conf = new SparkConf().setMaster("local[2]").setAppName("Stowaway");
    try (JavaSparkContext sc = new JavaSparkContext(conf)) {
      JavaRDD<String> names = sc.parallelize(List.of("Ada", "Grace"));
      System.out.println(new Stowaway().greet(names).collect());
    } catch (Exception failure) {
      System.out.println(failure.getMessage());
      System.out.println(failure.getCause().getMessage());
    }
  }
}
