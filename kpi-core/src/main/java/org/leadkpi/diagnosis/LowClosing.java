package org.leadkpi.diagnosis;

import static org.leadkpi.metric.StandardKpis.MQL_TO_SQL;
import static org.leadkpi.metric.StandardKpis.SQL_TO_CUSTOMER;
import static org.leadkpi.metric.StandardKpis.WIN_RATE;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.leadkpi.benchmark.Band;
import org.leadkpi.metric.Dimension;
import org.leadkpi.metric.Kpi;
import org.leadkpi.metric.Segment;
import org.leadkpi.metric.StandardDimensions;
import org.leadkpi.scorecard.Reading;
import org.leadkpi.scorecard.Scorecard;
import org.leadkpi.value.Rational;

/**
 * Whose matter it is that few SQLs become customers: the table that reads it by the rate from MQL to SQL.
 *
 * <p>One of its rows must hold beyond doubt. While the rate from MQL to SQL is not known, or its interval reaches into two
 * rows, none of them is answered.
 */
final class LowClosing {

    private LowClosing() {}

    /** What the rate from MQL to SQL says of the SQLs that are supplied. */
    enum Supply {
        /** Few MQLs become SQLs: what comes in is weak. */
        WEAK {
            @Override
            Threshold threshold(Subject subject) {
                return subject.threshold(LOW);
            }
        },
        /** As many as usual do. */
        USUAL {
            @Override
            Threshold threshold(Subject subject) {
                Band between = Band.between(
                        subject.threshold(LOW).number(), subject.threshold(HIGH).number());
                return subject.threshold(USUAL_BAND).with(between);
            }
        },
        /** Nearly whatever comes in does. */
        GENEROUS {
            @Override
            Threshold threshold(Subject subject) {
                return subject.threshold(HIGH);
            }
        };

        abstract Threshold threshold(Subject subject);
    }

    private static final String LOW = "mqlSql.low";
    private static final String HIGH = "mqlSql.high";
    private static final String USUAL_BAND = "mqlSql.band";

    private static final Criterion CLOSING = Criterion.is(SQL_TO_CUSTOMER, "sqlCustomer.low");

    /** Few SQLs become customers, with such a supply. */
    static Criterion with(Supply row) {
        return Criterion.of(
                        subject -> {
                            Judgement closing = CLOSING.judge(subject);
                            return closing.outcome().isFinding() ? closing.and(supply(subject, row)) : closing;
                        },
                        CLOSING.kpis().toArray(Kpi[]::new))
                .using(CLOSING.thresholds().toArray(String[]::new))
                .using(LOW, HIGH, USUAL_BAND)
                .reading(MQL_TO_SQL);
    }

    /**
     * Tells a finding with why deals were lost, and at which stage, where that is recorded.
     *
     * <p>The losses are those of all days observed: whoever became an SQL just now is lost later.
     */
    static Judgement withLosses(Judgement judgement, Subject subject) {
        return judgement.outcome().isFinding()
                        && subject.file().missing(Set.of(WIN_RATE)).isEmpty()
                ? judgement.with(Stream.of(
                                losses(subject, "losses by reason", StandardDimensions.LOSS_REASON),
                                losses(subject, "losses by last stage", StandardDimensions.LAST_STAGE))
                        .flatMap(Optional::stream)
                        .toList())
                : judgement;
    }

    /** How many deals of a subject were lost, by what they have in a dimension, most first. */
    private static Optional<Evidence> losses(Subject subject, String what, Dimension by) {
        List<String> dimensions = new ArrayList<>(subject.segment().values().keySet());
        dimensions.add(by.name());
        Map<String, Rational> lost = new TreeMap<>();
        for (Scorecard card : subject.file().card(subject.card().frame().grain(), dimensions, Set.of(WIN_RATE)).stream()
                .toList()) {
            for (Segment segment : Subject.named(card, dimensions)) {
                Reading closed = card.get(WIN_RATE, segment, card.frame().range());
                if (subject.segment().contains(segment) && closed.denominator().isPresent()) {
                    Rational losses =
                            closed.denominator().get().minus(closed.numerator().orElse(Rational.ZERO));
                    lost.merge(segment.values().getOrDefault(by.name(), ""), losses, Rational::plus);
                }
            }
        }
        lost.values().removeIf(Rational::isZero);
        return lost.isEmpty()
                ? Optional.empty()
                : Optional.of(new Evidence.Stated(
                        what,
                        lost.entrySet().stream()
                                .sorted(Map.Entry.comparingByValue(Comparator.reverseOrder()))
                                .map(each -> each.getKey() + " " + each.getValue())
                                .collect(Collectors.joining(", "))));
    }

    private static Judgement supply(Subject subject, Supply row) {
        Reading reading = subject.read(MQL_TO_SQL);
        Map<Supply, Judgement> rows = new EnumMap<>(Supply.class);
        for (Supply each : Supply.values()) {
            rows.put(
                    each,
                    Proof.of(reading, each.threshold(subject), subject.file().thresholds()));
        }
        Judgement own = Objects.requireNonNull(rows.get(row), "row");
        boolean isDecided = rows.values().stream().anyMatch(each -> each.outcome() == Outcome.FIRED);
        return isDecided
                ? own
                : Judgement.none(
                        Doubt.Kind.UNDECIDED,
                        "mql-to-sql does not tell ("
                                + own.doubt().map(Doubt::text).orElse("its interval reaches into two rows of the table")
                                + "): the supply of leads may be weak, or the sales process may leak, or SQLs may be graded"
                                + " too well",
                        new Evidence.Measured(reading));
    }
}
