package org.minispark.cluster.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import org.minispark.cluster.deploy.Allocation.Demand;
import org.minispark.cluster.deploy.Allocation.Grant;
import org.minispark.cluster.deploy.Allocation.Room;

class AllocationTest {
  private static final int ANY = Integer.MAX_VALUE;
  private static final boolean SPREAD = true;
  private static final boolean PACK = false;

  private static final List<Room> THREE =
      List.of(new Room("a", 10, 4096), new Room("b", 10, 4096), new Room("c", 10, 4096));

  private static Demand demand(int cores, Integer perExecutor, int memory, int executors) {
    return new Demand(cores, Optional.ofNullable(perExecutor), memory, executors);
  }

  @Test
  void spreadOutEachWorkerGivesTheSame() {
    assertThat(Allocation.allocate(demand(8, null, 1024, ANY), THREE, SPREAD))
        .containsExactly(new Grant("a", 3), new Grant("b", 3), new Grant("c", 2));
  }

  @Test
  void packedAsFewWorkersAsMayBeGiveAll() {
    assertThat(Allocation.allocate(demand(13, null, 1024, ANY), THREE, PACK))
        .containsExactly(new Grant("a", 10), new Grant("b", 3));
  }

  @Test
  void withoutLimitAllIsGiven() {
    assertThat(Allocation.allocate(demand(ANY, null, 1024, ANY), THREE, SPREAD))
        .extracting(Grant::cores)
        .containsExactly(10, 10, 10);
  }

  @Test
  void executorsOfAFixedSizeShareAWorkerWhileItHasMemory() {
    assertThat(Allocation.allocate(demand(ANY, 2, 1024, ANY), THREE, SPREAD))
        .hasSize(12)
        .allMatch(grant -> grant.cores() == 2);
    assertThat(Allocation.allocate(demand(ANY, 2, 1500, ANY), THREE, SPREAD)).hasSize(6);
  }

  @Test
  void coresThatMakeNoWholeExecutorStayFree() {
    assertThat(Allocation.allocate(demand(7, 3, 512, ANY), THREE, SPREAD))
        .containsExactly(new Grant("a", 3), new Grant("b", 3));
    assertThat(Allocation.allocate(demand(ANY, 11, 512, ANY), THREE, SPREAD)).isEmpty();
  }

  @Test
  void theFreestWorkerIsFirst() {
    List<Room> rooms = List.of(new Room("a", 1, 4096), new Room("b", 3, 4096));
    assertThat(Allocation.allocate(demand(2, null, 512, ANY), rooms, PACK))
        .containsExactly(new Grant("b", 2));
  }

  @Test
  void noMoreExecutorsThanWanted() {
    assertThat(Allocation.allocate(demand(ANY, 1, 512, 2), THREE, SPREAD)).hasSize(2);
    assertThat(Allocation.allocate(demand(ANY, null, 512, 1), THREE, SPREAD))
        .containsExactly(new Grant("a", 10));
    assertThat(Allocation.allocate(demand(ANY, 1, 512, -1), THREE, SPREAD)).isEmpty();
  }

  @Property(tries = 500, edgeCases = EdgeCasesMode.NONE)
  void nobodyGivesWhatHeDoesNotHave(
      @ForAll @Size(max = 5) List<@IntRange(max = 9) Integer> cores,
      @ForAll @IntRange(max = 20) int wanted,
      @ForAll @IntRange(max = 4) int perExecutor,
      @ForAll @IntRange(min = 1, max = 1024) int memory,
      @ForAll @IntRange(max = 6) int executors,
      @ForAll boolean spreadOut) {
    List<Room> rooms =
        IntStream.range(0, cores.size())
            .mapToObj(at -> new Room("w" + at, cores.get(at), 1024))
            .toList();
    Demand demand = demand(wanted, perExecutor == 0 ? null : perExecutor, memory, executors);
    List<Grant> grants = Allocation.allocate(demand, rooms, spreadOut);
    assertThat(grants.size()).isLessThanOrEqualTo(executors);
    assertThat(grants.stream().mapToInt(Grant::cores).sum()).isLessThanOrEqualTo(wanted);
    assertThat(grants).allMatch(it -> it.cores() >= 1);
    for (Room room : rooms) {
      List<Grant> here = grants.stream().filter(it -> it.worker().equals(room.worker())).toList();
      assertThat(here.stream().mapToInt(Grant::cores).sum()).isLessThanOrEqualTo(room.cores());
      assertThat(here.size() * memory).isLessThanOrEqualTo(room.memory());
    }
  }
}
