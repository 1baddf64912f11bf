package org.leadkpi.scorecard;

import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.leadkpi.metric.Kpi;
import org.leadkpi.metric.Segment;
import org.leadkpi.time.DateRange;
import org.leadkpi.time.Grain;
import org.leadkpi.value.KpiValue;

/**
 * How conversion goes on: the cohorts of the periods of a scorecard, each at the same ages.
 *
 * <p>A young cohort has converted less than an old one only because it is young. Here each is read at the same ages, a cell that
 * not every member has reached is marked, and what is still to come is projected from the cohorts before.
 *
 * <pre>{@code
 * Cohorts cohorts = Cohorts.of(card, StandardKpis.MQL_TO_SQL, Segment.ALL);
 * cohorts.cohorts().get(0).at(30);     // of January's MQLs, those who were SQL within 30 days
 * cohorts.equalFollowUp();             // the age to compare them at
 * }</pre>
 *
 * @since 0.1
 */
public final class Cohorts {

    /** A table of more ages is no table any more. */
    private static final int MOST_AGES = 12;

    private final Scorecard card;
    private final Kpi kpi;
    private final Kpi.Course course;
    private final Segment segment;
    private final List<Integer> ages;
    private final List<Cohort> cohorts = new ArrayList<>();

    private Cohorts(Scorecard card, Kpi kpi, Segment segment, List<Integer> ages) {
        this.card = card;
        this.kpi = card.definition(kpi);
        this.course = this.kpi
                .course()
                .orElseThrow(() -> new IllegalArgumentException(
                        "kpi " + kpi.id() + " is not followed over time, so it has no cohorts"));
        this.segment = segment;
        this.ages = List.copyOf(ages);
        if (ages.isEmpty() || ages.get(0) < 1) {
            throw new IllegalArgumentException("ages in days are " + ages + ", must be at least 1");
        }
        for (DateRange period : card.periods()) {
            cohorts.add(cohort(period));
        }
    }

    /**
     * Follows the cohorts of a KPI at ages that suit the length of a period: as many whole periods as the oldest cohort can have
     * been followed, 12 at the most.
     *
     * @param card the scorecard, whose periods make the cohorts
     * @param kpi the KPI
     * @param segment a segment, or {@link Segment#ALL}
     * @return the cohorts
     * @throws IllegalArgumentException if the members of the KPI are not followed over time
     */
    public static Cohorts of(Scorecard card, Kpi kpi, Segment segment) {
        long days = Math.max(
                1,
                ChronoUnit.DAYS.between(
                        card.frame().range().start(), card.frame().today()));
        int step = step(card.frame().grain(), days);
        List<Integer> ages = new ArrayList<>();
        for (int age = step; ages.isEmpty() || (age <= days && ages.size() < MOST_AGES); age += step) {
            ages.add(age);
        }
        return new Cohorts(card, kpi, segment, ages);
    }

    /**
     * Follows the cohorts of a KPI at ages of one's own.
     *
     * @param card the scorecard, whose periods make the cohorts
     * @param kpi the KPI
     * @param segment a segment, or {@link Segment#ALL}
     * @param ages the ages in days, at least one, at least 1 each
     * @return the cohorts
     * @throws IllegalArgumentException if the members of the KPI are not followed over time, or an age is below 1
     */
    public static Cohorts of(Scorecard card, Kpi kpi, Segment segment, List<Integer> ages) {
        return new Cohorts(card, kpi, segment, ages.stream().sorted().distinct().toList());
    }

    /** About as many days as a period has; 12 steps of the whole range where there is but one period. */
    private static int step(Grain grain, long days) {
        if (grain.equals(Grain.DAY)) {
            return 1;
        }
        if (grain.equals(Grain.WEEK)) {
            return 7;
        }
        if (grain.equals(Grain.MONTH)) {
            return 30;
        }
        return (int) Math.max(1, days / MOST_AGES);
    }

    private Cohort cohort(DateRange range) {
        return Cohort.of(course, card.cell(segment, range), card.level());
    }

    /** {@return the KPI} */
    public Kpi kpi() {
        return kpi;
    }

    /** {@return the segment} */
    public Segment segment() {
        return segment;
    }

    /** {@return the ages in days, in ascending order} */
    public List<Integer> ages() {
        return ages;
    }

    /** {@return the cohorts, one for each period, in order} */
    public List<Cohort> cohorts() {
        return List.copyOf(cohorts);
    }

    /** {@return all members of all periods as one cohort} */
    public Cohort whole() {
        return cohort(card.frame().range());
    }

    /** {@return why nothing is known of any cohort; empty when something is} */
    public Optional<KpiValue> unknown() {
        return whole().unknown();
    }

    /**
     * Returns how a cohort stands at an age.
     *
     * @param cohort one of the cohorts, or the whole
     * @param days the age in days
     * @return the standing; empty without members, and where not even its first member can be so old
     */
    public Optional<Cohort.Standing> at(Cohort cohort, int days) {
        return cohort.range().start().plusDays(days).isAfter(card.frame().today()) ? Optional.empty() : cohort.at(days);
    }

    /**
     * Returns what may be expected of a cohort in the end, by the cohorts of the periods before it.
     *
     * @param cohort one of the cohorts
     * @return the projection; empty where there is none, as {@link Cohort#projection} says, and for the first cohort
     */
    public Optional<Cohort.Projection> projection(Cohort cohort) {
        DateRange observed = card.frame().range();
        return cohort.range().start().isAfter(observed.start())
                ? cohort.projection(
                        cohort(DateRange.of(observed.start(), cohort.range().start())))
                : Optional.empty();
    }

    /**
     * Returns the age to compare cohorts at: the oldest of the ages for which more than half of the cohorts have been followed
     * in full. Each read by now instead, an old cohort would have had more time for slow successes.
     *
     * @return the age in days; empty where no age is reached by so many
     */
    public OptionalInt equalFollowUp() {
        List<Cohort> filled =
                cohorts.stream().filter(cohort -> cohort.members() > 0).toList();
        return ages.stream()
                .filter(age -> 2 * comparable(filled, age) > filled.size())
                .mapToInt(Integer::intValue)
                .max();
    }

    private long comparable(List<Cohort> filled, int age) {
        return filled.stream().filter(cohort -> isComplete(cohort, age)).count();
    }

    private boolean isComplete(Cohort cohort, int age) {
        return at(cohort, age).map(Cohort.Standing::isComplete).orElse(false);
    }

    @Override
    public String toString() {
        return "Cohorts of " + kpi.id() + " in " + segment + ": " + cohorts.size() + " cohorts at " + ages.size()
                + " ages";
    }
}
