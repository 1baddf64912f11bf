package org.leadkpi.diagnosis;

import java.math.RoundingMode;
import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.leadkpi.benchmark.Band;
import org.leadkpi.capacity.LoadBand;
import org.leadkpi.capacity.LoadBands;
import org.leadkpi.metric.CapacityKpis;
import org.leadkpi.metric.Catalog;
import org.leadkpi.metric.Kpi;
import org.leadkpi.model.IntentTier;
import org.leadkpi.model.LeadType;
import org.leadkpi.model.Policies;
import org.leadkpi.model.ResponseTarget;
import org.leadkpi.model.ResponseTargets;
import org.leadkpi.value.Rational;

/** The thresholds that what rules read rests on: policies, the bands of loads and the stages of growth. */
final class Foundations {

    private static final String HIGH_TARGET = "lrt.high.target";
    private static final String HIGH_ESCALATION = "lrt.high.escalate";
    private static final String LOW_TARGET = "lrt.low.target";
    private static final String SENIOR = "score.senior";
    private static final String GENERAL_LOAD = "lpr.start";

    /** Up to how many customers a company is at its beginning, and from how many on it scales. */
    static final String EARLY = "stage.early";

    static final String SCALING = "stage.scaling";

    private static final Map<LeadType, String> LOADS = Map.of(
            LeadType.COLD_INBOUND, "lpr.cold",
            LeadType.WARM_MQL, "lpr.warm",
            LeadType.HOT_SQL, "lpr.sql",
            LeadType.OUTBOUND_PROSPECT, "lpr.outbound");

    private static final Rational NANOS_PER_SECOND = Rational.of(1_000_000_000);

    /** The keys of these thresholds. */
    static final Set<String> KEYS = Stream.of(
                    Stream.of(HIGH_TARGET, HIGH_ESCALATION, LOW_TARGET, SENIOR, GENERAL_LOAD, EARLY, SCALING),
                    LOADS.values().stream())
            .flatMap(keys -> keys)
            .collect(Collectors.toUnmodifiableSet());

    private final Thresholds thresholds;

    Foundations(Thresholds thresholds) {
        this.thresholds = thresholds;
    }

    Policies policies(Policies base) {
        ResponseTargets targets = base.responseTargets();
        if (chosen(HIGH_TARGET).isPresent() || chosen(HIGH_ESCALATION).isPresent()) {
            targets = targets.with(IntentTier.HIGH, high(targets));
        }
        if (chosen(LOW_TARGET).isPresent()) {
            targets = targets.with(IntentTier.LOW, within(chosen(LOW_TARGET).get(), before(targets, IntentTier.LOW)));
        }
        Policies answered = base.withResponseTargets(targets);
        return chosen(SENIOR)
                .map(senior -> answered.withSeniorScore(beginning(senior, false, "> a score")))
                .orElse(answered);
    }

    private ResponseTarget high(ResponseTargets targets) {
        ResponseTarget before = before(targets, IntentTier.HIGH);
        ResponseTarget target =
                chosen(HIGH_TARGET).map(limit -> within(limit, before)).orElse(before);
        return chosen(HIGH_ESCALATION)
                .map(wait -> target.withEscalation(length(beginning(wait, true, ">= a time"))))
                .orElse(target);
    }

    private static ResponseTarget before(ResponseTargets targets, IntentTier tier) {
        return targets.target(tier)
                .or(() -> ResponseTargets.standard().target(tier))
                .orElseThrow();
    }

    /** Another target; an escalation that would come before it comes with it. */
    private static ResponseTarget within(Threshold limit, ResponseTarget before) {
        Band.Edge end = limit.band().upper().orElseThrow(() -> wrong(limit, "< or <= a time"));
        Duration length = length(end.value());
        return new ResponseTarget(
                length, end.isIncluded(), before.escalation().map(wait -> wait.compareTo(length) < 0 ? length : wait));
    }

    /** Where a threshold without end begins. */
    private static Rational beginning(Threshold threshold, boolean isIncluded, String form) {
        return threshold
                .band()
                .lower()
                .filter(edge -> edge.isIncluded() == isIncluded
                        && threshold.band().upper().isEmpty())
                .map(Band.Edge::value)
                .orElseThrow(() -> wrong(threshold, form));
    }

    private static IllegalArgumentException wrong(Threshold threshold, String form) {
        return new IllegalArgumentException(
                "threshold " + threshold.key() + " is " + threshold.words() + ", must be " + form);
    }

    private static Duration length(Rational seconds) {
        return Duration.ofNanos(seconds.times(NANOS_PER_SECOND)
                .toDecimal(0, RoundingMode.HALF_UP)
                .longValueExact());
    }

    Catalog catalog(Catalog base) {
        if (chosen(GENERAL_LOAD).isEmpty()
                && LOADS.values().stream().noneMatch(key -> chosen(key).isPresent())) {
            return base;
        }
        List<Kpi> loads = CapacityKpis.weightedLoads(loadBands());
        return base.replacing(loads.stream().filter(base.kpis()::contains).toList());
    }

    private LoadBands loadBands() {
        LoadBands published = LoadBands.published();
        Map<LeadType, LoadBand> byType = new EnumMap<>(published.byType());
        LOADS.forEach((type, key) -> byType.put(type, band(key, published.of(type))));
        return new LoadBands(byType, band(GENERAL_LOAD, published.general()), published.few(), published.many());
    }

    /** An edge that is not set stays. */
    private LoadBand band(String key, LoadBand published) {
        Threshold threshold = thresholds.get(key);
        Band band = threshold.band();
        Rational lower = band.lower().map(Band.Edge::value).orElse(published.lower());
        Rational upper = band.upper().map(Band.Edge::value).orElse(published.upper());
        if (lower.signum() <= 0 || upper.compareTo(lower) < 0) {
            throw new IllegalArgumentException("threshold " + key + " is " + threshold.words() + ", so loads go from "
                    + lower + " to " + upper + ", must begin above 0 and not end before");
        }
        return new LoadBand(lower, upper);
    }

    /** A threshold that is set otherwise than usual. */
    private Optional<Threshold> chosen(String key) {
        return Optional.of(thresholds.get(key))
                .filter(threshold -> !threshold.equals(Thresholds.standard().get(key)));
    }
}
