// A script for the shell: ./minispark shell docs/experiments/words.jsh
var lines = sc.parallelize(List.of("to be or not to be", "that is the question"), 2);

int shortest = 3;
var words = lines.flatMap(line -> List.of(line.split(" ")).iterator());
var counts = words.mapToPair(word -> new Tuple2<>(word, 1)).reduceByKey(Integer::sum);

// The lambda takes the value of shortest along, as it is now.
var longOnes = counts.filter(pair -> pair._1().length() >= shortest);
shortest = 100;

longOnes.sortByKey().collect().forEach(System.out::println);
