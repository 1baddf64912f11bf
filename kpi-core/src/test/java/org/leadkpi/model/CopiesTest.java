package org.leadkpi.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.leadkpi.time.Timestamp;

class CopiesTest {

    private static final Instant TEN = Instant.parse("2026-01-05T10:00:00Z");

    private static Touch call(String id, long second, UnaryOperator<Touch.Builder> like) {
        return like.apply(Touch.builder(id, Timestamp.of(TEN.plusSeconds(second)), TouchKind.CALL)
                        .lead("L"))
                .build();
    }

    private static UnaryOperator<Touch.Builder> by(String system) {
        return call -> call.sourceSystem(system);
    }

    private static UnaryOperator<Touch.Builder> by(String system, long seconds) {
        return call -> call.sourceSystem(system).duration(Duration.ofSeconds(seconds));
    }

    private static Dataset dataset(List<Touch> touches) {
        return Dataset.observed(LocalDate.of(2026, 1, 1), LocalDate.of(2026, 2, 1))
                .zone(ZoneId.of("UTC"))
                .currency("USD")
                .touches(touches)
                .build();
    }

    private static List<String> kept(Touch... touches) {
        return dataset(List.of(touches)).touches().stream().map(Touch::id).toList();
    }

    @ParameterizedTest
    @CsvSource({"120, 1", "121, 2"})
    void callAfterTheEnd_isACopyUpTo120Seconds(long later, int calls) {
        assertThat(kept(call("a", 0, by("dialler", 95)), call("b", 95 + later, by("crm"))))
                .hasSize(calls);
        assertThat(kept(call("a", 0, by("crm")), call("b", later, by("dialler", 95))))
                .hasSize(calls);
    }

    @Test
    void copyOfADataset_tellsTheSameProblemsAndTouches() {
        Touch call = call("a", 0, by("dialler", 95));
        Dataset data = dataset(List.of(call, call("b", 100, by("crm")), call, call("c", 900, by("crm"))));

        Dataset copy = data.toBuilder().policies(Policies.STANDARD).build();

        assertThat(copy.problems()).isEqualTo(data.problems());
        assertThat(copy.problems()).extracting(Problem::kind).contains(ProblemKind.COPY, ProblemKind.DUPLICATE_ID);
        assertThat(copy.touches())
                .isEqualTo(data.touches())
                .extracting(Touch::id)
                .containsExactly("a", "c");
    }

    @Test
    void copyOfADataset_asOfAnEarlierTime_mergesOnlyWhatWasSeen() {
        Dataset data = dataset(List.of(call("a", 0, by("dialler")), call("b", 60, by("crm", 95))));

        Dataset earlier = data.toBuilder().asOf(TEN.plusSeconds(30)).build();

        assertThat(data.touches()).extracting(Touch::id).containsExactly("b");
        assertThat(earlier.touches()).containsExactly(call("a", 0, by("dialler")));
        assertThat(earlier.problems()).extracting(Problem::kind).doesNotContain(ProblemKind.COPY);
    }

    @Test
    void ofCopies_theRichestStays() {
        assertThat(kept(call("a", 0, by("dialler")), call("b", 5, by("crm", 95))))
                .containsExactly("b");
        assertThat(kept(call("a", 5, by("dialler")), call("b", 0, by("crm")))).containsExactly("b");
    }

    @Test
    void whatOneSystemRecordedTwice_tookPlaceTwice() {
        assertThat(kept(call("a", 0, by("dialler")), call("b", 40, by("dialler"))))
                .containsExactly("a", "b");
        assertThat(kept(call("a", 0, call -> call), call("b", 40, call -> call)))
                .containsExactly("a", "b");
    }

    @Test
    void sameExternalKey_isOneTouchOfOneSystem() {
        assertThat(kept(
                        call("a", 0, call -> call.externalKey("key")),
                        call("b", 40, call -> call.externalKey("key")),
                        call("c", 80, call -> call.externalKey("other"))))
                .containsExactly("a", "c");
        assertThat(dataset(List.of(
                                call("a", 0, call -> call.externalKey("key")),
                                call("b", 40, call -> call.externalKey("key"))))
                        .touches()
                        .get(0)
                        .sourceSystem())
                .isEmpty();
    }

    @Test
    void touchThatIsNearTwo_isACopyOfTheNearer() {
        List<Touch> touches = List.of(
                call("a", 0, by("dialler", 10)),
                call("b", 100, by("dialler", 10)),
                call("c", 90, by("crm")),
                call("d", 12, by("crm")));

        assertThat(dataset(touches).problems())
                .filteredOn(Problem::kind, ProblemKind.COPY)
                .extracting(Problem::message)
                .containsExactly(
                        "touch c tells what touch b tells, so it counts once",
                        "touch d tells what touch a tells, so it counts once");
    }

    @Test
    void twoCallsOfOneSystem_areNeverCopiesOfOneCallOfAnother() {
        assertThat(kept(call("a", 0, by("dialler", 10)), call("b", 20, by("crm")), call("c", 40, by("crm"))))
                .containsExactly("a", "c");
    }

    @Test
    void otherLeadRepKindOrDirection_isNoCopy() {
        Touch call = call("a", 0, by("dialler"));

        assertThat(kept(
                        call,
                        call("lead", 0, other -> other.sourceSystem("crm").lead("M")),
                        call("rep", 0, other -> other.sourceSystem("crm").rep("ann")),
                        call("in", 0, other -> other.sourceSystem("crm").direction(TouchDirection.INBOUND)),
                        Touch.builder("mail", call.at(), TouchKind.EMAIL)
                                .lead("L")
                                .sourceSystem("crm")
                                .build(),
                        Touch.builder("prospect", call.at(), TouchKind.CALL)
                                .prospect("L")
                                .sourceSystem("crm")
                                .build(),
                        Touch.builder("day", Timestamp.of(LocalDate.of(2026, 1, 5)), TouchKind.CALL)
                                .lead("L")
                                .sourceSystem("crm")
                                .build()))
                .hasSize(7);
    }

    @Test
    void journey_hasNoCopies() {
        Dataset data = dataset(List.of(call("a", 0, by("dialler", 95)), call("b", 3, by("crm")))).toBuilder()
                .leads(List.of(Lead.builder("L", Timestamp.of(TEN)).build()))
                .build();

        assertThat(data.journeys().get(0).touches()).extracting(Touch::id).containsExactly("a");
        assertThat(data.touches().get(0).sourceSystem()).contains("crm+dialler");
    }

    // ---- laws

    private static List<Touch> random(Random random) {
        List<Touch> touches = new ArrayList<>();
        for (int i = random.nextInt(25); i > 0; i--) {
            Touch.Builder touch = Touch.builder(
                    "T" + i,
                    Timestamp.of(TEN.plusSeconds(random.nextInt(600))),
                    random.nextInt(4) == 0 ? TouchKind.EMAIL : TouchKind.CALL);
            if (random.nextInt(4) == 0) {
                touch.prospect("P");
            } else {
                touch.lead("L");
            }
            if (random.nextInt(3) > 0) {
                touch.sourceSystem(List.of("crm", "dialler", "mail").get(random.nextInt(3)));
            }
            if (random.nextInt(4) == 0) {
                touch.externalKey("key " + random.nextInt(3));
            }
            if (random.nextInt(2) == 0) {
                touch.duration(Duration.ofSeconds(random.nextInt(200)));
            }
            if (random.nextInt(2) == 0) {
                touch.outcome(TouchOutcome.CONNECTED);
            }
            touches.add(touch.build());
        }
        return touches;
    }

    @Property(tries = 2_000, seed = "515", shrinking = ShrinkingMode.OFF, edgeCases = EdgeCasesMode.NONE)
    void i15_mergingTwice_changesNothing(@ForAll @LongRange(min = 0, max = 1_000_000) long seed) {
        Dataset once = dataset(random(new Random(seed)));
        Dataset twice = dataset(once.touches());

        assertThat(twice.touches()).isEqualTo(once.touches());
        assertThat(twice.problems()).extracting(Problem::kind).doesNotContain(ProblemKind.COPY);
    }

    @Property(tries = 500, seed = "516", shrinking = ShrinkingMode.OFF, edgeCases = EdgeCasesMode.NONE)
    void orderOfTouches_neverMatters(@ForAll @LongRange(min = 0, max = 1_000_000) long seed) {
        Random random = new Random(seed);
        List<Touch> touches = random(random);
        List<Touch> shuffled = new ArrayList<>(touches);
        Collections.shuffle(shuffled, random);

        assertThat(dataset(shuffled).touches())
                .containsExactlyInAnyOrderElementsOf(dataset(touches).touches());
    }

    @Property(tries = 500, seed = "517", shrinking = ShrinkingMode.OFF, edgeCases = EdgeCasesMode.NONE)
    void everyTouch_isKeptOrReported_andNoSystemLosesOneWithoutAKey(
            @ForAll @LongRange(min = 0, max = 1_000_000) long seed) {
        List<Touch> touches = random(new Random(seed));
        Dataset data = dataset(touches);
        long reported = data.problems().stream()
                .filter(problem -> problem.kind() == ProblemKind.COPY)
                .count();

        assertThat(data.touches().size() + reported).isEqualTo(touches.size());
        Map<String, Integer> given = new TreeMap<>();
        touches.stream()
                .filter(touch -> touch.externalKey().isEmpty())
                .forEach(touch -> given.merge(touch.sourceSystem().orElse("(none)"), 1, Integer::sum));
        given.forEach((system, calls) -> assertThat(data.touches().stream()
                        .filter(touch -> List.of(
                                        touch.sourceSystem().orElse("(none)").split("\\+"))
                                .contains(system))
                        .count())
                .isGreaterThanOrEqualTo(calls));
    }
}
