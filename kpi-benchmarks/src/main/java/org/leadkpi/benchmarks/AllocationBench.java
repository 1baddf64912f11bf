package org.leadkpi.benchmarks;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.leadkpi.capacity.Allocation;
import org.leadkpi.capacity.AllocationPolicy;
import org.leadkpi.capacity.CapacityModel;
import org.leadkpi.capacity.QueuedLead;
import org.leadkpi.capacity.RepBook;
import org.leadkpi.model.IntentTier;
import org.leadkpi.model.LeadType;
import org.leadkpi.model.Rep;
import org.leadkpi.model.Seniority;
import org.leadkpi.value.Rational;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * Leads of all types and of five regions, handed out to 500 reps of whom half serve one region only: by the library, and by a loop that
 * looks at every rep for every lead, with loads in floating point.
 *
 * <p>Run with {@code java -jar kpi-benchmarks/target/benchmarks.jar AllocationBench}.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 2, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class AllocationBench {

    private static final Instant NOW = Instant.parse("2026-03-10T09:00:00Z");
    private static final int REPS = 500;
    private static final int REGIONS = 5;
    private static final int TIES = 1_000_000_000;

    /** How many leads are handed out. */
    @Param("100000")
    public int leads = 100_000;

    private final AllocationPolicy policy = AllocationPolicy.of(CapacityModel.standard());
    private List<QueuedLead> queue = List.of();
    private List<RepBook> reps = List.of();

    /** Creates the benchmark. */
    public AllocationBench() {}

    /** Makes leads and reps, the same each time. */
    @SuppressWarnings("EnumOrdinal") // any constant, drawn by its number
    @Setup
    public void generate() {
        Random random = new Random(42);
        List<QueuedLead> waiting = new ArrayList<>();
        for (int i = 0; i < leads; i++) {
            waiting.add(new QueuedLead(
                    String.format("L%07d", i),
                    LeadType.values()[random.nextInt(LeadType.values().length)],
                    IntentTier.values()[random.nextInt(IntentTier.values().length)],
                    Optional.of(Rational.of(random.nextInt(101))),
                    NOW.minusSeconds(random.nextInt(86_400)),
                    true,
                    Optional.empty(),
                    Map.of("region", "region-" + random.nextInt(REGIONS))));
        }
        List<RepBook> books = new ArrayList<>();
        for (int i = 0; i < REPS; i++) {
            Rep.Builder rep = Rep.builder(String.format("R%03d", i)).seniority(Seniority.values()[random.nextInt(3)]);
            if (i % 2 == 0) {
                rep.skill("region:region-" + random.nextInt(REGIONS));
            }
            books.add(RepBook.of(rep.build()));
        }
        queue = waiting;
        reps = books;
    }

    /**
     * The library.
     *
     * @return where each lead goes
     */
    @Benchmark
    public Allocation library() {
        return Allocation.of(queue, reps, policy, NOW, ZoneOffset.UTC);
    }

    /**
     * The loop. Loads are counted in billionths and rounded, so that what is equal stays equal.
     *
     * @return the rep of each lead that has one, in the order of the queue as it is worked off
     */
    @Benchmark
    public List<String> plainLoop() {
        List<QueuedLead> ordered = new ArrayList<>(queue);
        ordered.sort((a, b) -> {
            int order = a.tier().compareTo(b.tier());
            order = order != 0
                    ? order
                    : b.score().orElseThrow().compareTo(a.score().orElseThrow());
            order = order != 0 ? order : a.createdAt().compareTo(b.createdAt());
            return order != 0 ? order : a.id().compareTo(b.id());
        });
        List<Map<LeadType, Double>> weights = new ArrayList<>();
        for (RepBook book : reps) {
            Map<LeadType, Double> weight = new EnumMap<>(LeadType.class);
            for (LeadType type : LeadType.values()) {
                weight.put(
                        type,
                        1 / policy.capacity().of(book.rep()).of(type).upper().toDouble());
            }
            weights.add(weight);
        }
        double[] load = new double[reps.size()];
        int[] turn = new int[reps.size()];
        List<String> chosen = new ArrayList<>();
        for (QueuedLead lead : ordered) {
            boolean isHot =
                    lead.tier() == IntentTier.HIGH || lead.type() == LeadType.HOT_SQL || lead.type() == LeadType.PQL;
            double score = lead.score().orElseThrow().toDouble();
            if (score < 50 && !isHot) {
                continue;
            }
            int best = score > 80 ? best(lead, true, load, turn, weights) : -1;
            best = best >= 0 ? best : best(lead, false, load, turn, weights);
            if (best >= 0) {
                load[best] += weights.get(best).getOrDefault(lead.type(), 0.0);
                turn[best] = chosen.size() + 1;
                chosen.add(lead.id() + " " + reps.get(best).rep().id());
            }
        }
        return chosen;
    }

    private int best(QueuedLead lead, boolean senior, double[] load, int[] turn, List<Map<LeadType, Double>> weights) {
        String skill = "region:" + lead.segment().get("region");
        int best = -1;
        long bestLoad = 0;
        int bestSkill = 0;
        for (int i = 0; i < load.length; i++) {
            Rep rep = reps.get(i).rep();
            int named = rep.skills().isEmpty() ? 0 : rep.skills().contains(skill) ? 1 : -1;
            long after = Math.round((load[i] + weights.get(i).getOrDefault(lead.type(), 0.0)) * TIES);
            if (named < 0 || after > TIES || (senior && rep.seniority() != Seniority.SENIOR)) {
                continue;
            }
            boolean better = best < 0
                    || after < bestLoad
                    || (after == bestLoad && (named > bestSkill || (named == bestSkill && turn[i] < turn[best])));
            if (better) {
                best = i;
                bestLoad = after;
                bestSkill = named;
            }
        }
        return best;
    }
}
