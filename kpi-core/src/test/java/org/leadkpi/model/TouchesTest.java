package org.leadkpi.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.leadkpi.time.Timestamp;

class TouchesTest {

    private static final ZoneId ZONE = ZoneId.of("America/New_York");
    private static final Instant START = Instant.parse("2026-01-05T00:00:00Z");

    /** Some seen at a glance and some not: what is longer than 17 minutes or not a whole second. */
    private static final List<Duration> LENGTHS = List.of(
            Duration.ZERO,
            Duration.ofSeconds(1),
            Duration.ofSeconds(120),
            Duration.ofMillis(1500),
            Duration.ofSeconds(1021),
            Duration.ofSeconds(1022),
            Duration.ofSeconds(1023),
            Duration.ofSeconds(1024),
            Duration.ofDays(40_000));

    /** Times close together, so that many are the same, in every precision there is. */
    private static Timestamp time(Random random) {
        Instant second = START.plusSeconds(random.nextInt(5) * 6 * 3600);
        return switch (random.nextInt(6)) {
            case 0 -> Timestamp.of(LocalDate.of(2026, 1, 4).plusDays(random.nextInt(3)));
            case 1 -> Timestamp.of(second.plusMillis(random.nextInt(3)));
            case 2 -> Timestamp.of(second.plusNanos(random.nextInt(3)));
            case 3 -> Timestamp.of(random.nextBoolean() ? Instant.MIN : Instant.MAX);
            case 4 -> Timestamp.of(Instant.ofEpochSecond(-second.getEpochSecond(), 999_000_000));
            default -> Timestamp.of(second);
        };
    }

    private static <E> E any(E[] values, Random random) {
        return values[random.nextInt(values.length)];
    }

    private static Touch touch(int number, Random random) {
        Touch.Builder touch = Touch.builder("T" + number, time(random), any(TouchKind.values(), random))
                .lead("L" + random.nextInt(3))
                .direction(any(TouchDirection.values(), random))
                .outcome(any(TouchOutcome.values(), random))
                .counterpart(any(Counterpart.values(), random))
                .automated(random.nextBoolean())
                .reply(new ReplyDetails(
                        sometimes("thread", random), random.nextInt(4) == 0, random.nextBoolean(), Sentiment.UNKNOWN));
        sometimes("crm", random).ifPresent(touch::sourceSystem);
        sometimes(new TaskDetails(Optional.empty(), Optional.empty()), random).ifPresent(touch::task);
        sometimes(length(random), random).ifPresent(touch::duration);
        return touch.build();
    }

    private static <T> Optional<T> sometimes(T value, Random random) {
        return random.nextBoolean() ? Optional.of(value) : Optional.empty();
    }

    /** Lengths about the bounds that calls are compared with, to the nanosecond. */
    private static Duration length(Random random) {
        Duration about = LENGTHS.get(random.nextInt(LENGTHS.size()));
        return about.isZero() ? about : about.plusNanos(random.nextInt(3) - 1);
    }

    private static List<Touch> touches(long seed, int count) {
        Random random = new Random(seed);
        List<Touch> touches = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            touches.add(touch(i, random));
        }
        return touches;
    }

    private static boolean lasted(Touch touch, Duration atLeast) {
        return touch.duration().filter(length -> length.compareTo(atLeast) >= 0).isPresent();
    }

    private static void assertTold(Touches touches) {
        for (int i = 0; i < touches.size(); i++) {
            assertThat(touches.form(i)).isEqualTo(TouchForm.of(touches.get(i)));
            assertThat(touches.at(i)).isEqualTo(touches.get(i).at());
            assertThat(touches.namesThread(i))
                    .isEqualTo(touches.get(i).reply().thread().isPresent());
            for (Duration atLeast : LENGTHS) {
                assertThat(touches.lasted(i, atLeast)).isEqualTo(lasted(touches.get(i), atLeast));
            }
            for (int j = 0; j < touches.size(); j++) {
                Activity other = new Activity(touches.get(j), Optional.empty());
                assertThat(Integer.signum(touches.compareTimes(i, other, ZONE)))
                        .isEqualTo(Integer.signum(touches.at(i).compareInstants(touches.at(j), ZONE)));
                assertThat(touches.isOf(i, other)).isEqualTo(i == j);
            }
        }
    }

    @Property(tries = 200)
    void glances_tellWhatTheTouchesTell(@ForAll long seed, @ForAll @IntRange(max = 12) int count) {
        List<Touch> given = touches(seed, count);

        Touches touches = Touches.of(given);

        assertThat(touches).isEqualTo(given);
        assertTold(touches);
        for (TouchForm form : TouchForm.values()) {
            assertThat(touches.anyIs(other -> other == form))
                    .isEqualTo(given.stream().anyMatch(touch -> TouchForm.of(touch) == form));
        }
    }

    @Property(tries = 200)
    void touchesOfLeads_tellTheSame_inOrderOfTime(@ForAll long seed, @ForAll @IntRange(max = 30) int count) {
        List<Touch> given = touches(seed, count);
        Collections.shuffle(given, new Random(seed));
        Dataset data = Dataset.observed(LocalDate.of(2026, 1, 1), LocalDate.of(2026, 2, 1))
                .zone(ZONE)
                .currency("USD")
                .leads(Stream.of("L0", "L1")
                        .map(id -> Lead.builder(id, Timestamp.of(START)).build())
                        .toList())
                .touches(given)
                .build();

        List<Touch> seen = new ArrayList<>();
        for (String lead : List.of("L0", "L1", "L2")) {
            Touches touches = data.touchesOfLead(lead);
            assertTold(touches);
            assertThat(touches)
                    .isSortedAccordingTo((a, b) -> a.at().compareInstants(b.at(), ZONE))
                    .allSatisfy(touch -> assertThat(touch.lead()).contains(lead));
            for (int i = 0; i < touches.size(); i++) {
                Activity activity = new Activity(touches.get(i), Optional.empty());
                Timestamp at = touches.at(i);
                assertThat(touches.countUntil(activity, ZONE)).isEqualTo((int) touches.stream()
                        .filter(other -> other.at().compareInstants(at, ZONE) <= 0)
                        .count());
            }
            seen.addAll(touches);
        }
        assertThat(seen).containsExactlyInAnyOrderElementsOf(data.touches());
        for (Activity activity : data.activities()) {
            assertThat(activity.form()).isEqualTo(TouchForm.of(activity.touch()));
            assertThat(activity.at()).isEqualTo(activity.touch().at());
            assertTold(activity, activity.touch());
            assertThat(activity.journey().map(journey -> journey.lead().id()))
                    .isEqualTo(activity.touch().lead().filter(lead -> !lead.equals("L2")));
        }
    }

    private static void assertTold(Activity activity, Touch touch) {
        assertThat(activity.recordsLength()).isEqualTo(touch.duration().isPresent());
        for (Duration atLeast : LENGTHS) {
            assertThat(activity.lasted(atLeast)).isEqualTo(lasted(touch, atLeast));
        }
        assertThat(activity.namesThread()).isEqualTo(touch.reply().thread().isPresent());
        assertThat(activity.isSubstantive()).isEqualTo(touch.reply().substantive());
        assertThat(activity.namesSystem()).isEqualTo(touch.sourceSystem().isPresent());
        assertThat(activity.isTask())
                .isEqualTo(touch.kind() == TouchKind.TASK || touch.task().isPresent());
    }

    @Property(tries = 300)
    void answers_byFormAreThoseOfTheTouch(@ForAll long seed, @ForAll boolean automated) {
        Random random = new Random(seed);
        Touch touch = touch(0, random);
        Set<TouchKind> kinds = EnumSet.allOf(TouchKind.class).stream()
                .filter(kind -> kind != TouchKind.MEETING && kind != TouchKind.TASK && random.nextBoolean())
                .collect(Collectors.toSet());
        kinds.add(TouchKind.CALL);
        ClockRules rules = ClockRules.standard().withAnsweringKinds(kinds).withAutomatedAnswers(automated);

        boolean expected = touch.direction() == TouchDirection.OUTBOUND
                && (automated || !touch.automated())
                && kinds.contains(touch.kind())
                && touch.outcome() != TouchOutcome.FAILED;

        assertThat(rules.isAnswer(touch)).isEqualTo(expected);
        assertThat(rules.isAnswer(TouchForm.of(touch))).isEqualTo(expected);
    }

    @Test
    void get_beyondTheTouches_throws() {
        Touches touches = Touches.of(touches(1, 2));

        assertThatThrownBy(() -> touches.form(2)).isInstanceOf(IndexOutOfBoundsException.class);
        assertThatThrownBy(() -> touches.at(-1)).isInstanceOf(IndexOutOfBoundsException.class);
        assertThatThrownBy(() -> touches.get(2)).isInstanceOf(IndexOutOfBoundsException.class);
    }
}
