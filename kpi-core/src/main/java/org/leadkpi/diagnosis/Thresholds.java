package org.leadkpi.diagnosis;

import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.leadkpi.benchmark.Band;
import org.leadkpi.benchmark.Benchmarks;
import org.leadkpi.internal.Lines;
import org.leadkpi.internal.Resources;
import org.leadkpi.metric.Catalog;
import org.leadkpi.model.Policies;
import org.leadkpi.value.Citation;
import org.leadkpi.value.Rational;

/**
 * What the rules are set to, by key.
 *
 * <p>The standard ones are the figures that the sources state, which are read from the benchmarks so that each stands once,
 * and those that are set here, marked as inferred. Any of them can be set otherwise, in code or by a text:
 *
 * <pre>{@code
 * # our market
 * mqlSql.low    = < 12
 * reply.low     = < 2 %
 * }</pre>
 *
 * @since 0.1
 */
public final class Thresholds {

    private static final String RESOURCE = "thresholds.txt";

    /** The level of confidence of every interval that a rule looks at. */
    static final String CONFIDENCE = "confidence";

    /** What every rule on a reading asks for, whatever it is held against. */
    static final Set<String> GUARDS = Set.of(CONFIDENCE, "coverage", "minN.rate", "minEvents.cost");

    /** What follows a number: a percent sign or a word, but for that between two numbers. */
    private static final Pattern UNIT = Pattern.compile("(?<=[0-9]) *(?!to\\b)[%\\p{L}]+");

    private static final Pattern NUMBER = Pattern.compile("[0-9][^ ]*");

    /** How many periods a rule looks at. */
    private static final Set<String> PERIODS = Set.of(Movement.FALLS, Prospecting.WEEKS);

    private final Map<String, Threshold> byKey;

    private Thresholds(Map<String, Threshold> byKey) {
        this.byKey = Collections.unmodifiableMap(byKey);
    }

    /**
     * Returns what the rules are set to unless somebody says otherwise.
     *
     * @return the standard thresholds
     */
    public static Thresholds standard() {
        return Standard.THRESHOLDS;
    }

    /** Read on first use. */
    private static final class Standard {
        private static final Thresholds THRESHOLDS = new Thresholds(ThresholdTable.read(
                RESOURCE, Resources.text("/org/leadkpi/diagnosis/" + RESOURCE), Benchmarks.published()));
    }

    /**
     * Returns a threshold.
     *
     * @param key its key
     * @return the threshold
     * @throws IllegalArgumentException if there is none
     */
    public Threshold get(String key) {
        Threshold found = byKey.get(key);
        if (found == null) {
            throw new IllegalArgumentException("no threshold \"" + key + "\"; there are " + byKey.keySet());
        }
        return found;
    }

    /**
     * Returns every threshold.
     *
     * @return the thresholds, in order
     */
    public List<Threshold> all() {
        return List.copyOf(byKey.values());
    }

    /**
     * A copy with one threshold set otherwise.
     *
     * @param key its key
     * @param range the numbers for which the criterion holds, in the measure of the threshold, whose unit may follow each:
     *     {@code < 12}, {@code < 12 %}, {@code [2, 5]}, or as they are printed, {@code below 12 %}, {@code 2 to 5}; a number alone
     *     where the threshold is one
     * @return the copy
     * @throws IllegalArgumentException if there is no such threshold, the text is no range, or a unit is another one
     */
    public Thresholds with(String key, String range) {
        Threshold old = get(key);
        return with(new Threshold(
                key,
                band(old, withoutUnit(old, range)).times(old.measure().size()),
                old.measure(),
                old.statement(),
                Citation.of(Citation.INF, "set by the user, instead of " + old.words()),
                Optional.empty()));
    }

    /** A number alone would be taken for an edge where the threshold has some. */
    private static Band band(Threshold old, String range) {
        boolean isNumber = old.band().lower().equals(old.band().upper());
        return Band.parse(isNumber && NUMBER.matcher(range).matches() ? "= " + range : range);
    }

    private static String withoutUnit(Threshold threshold, String range) {
        String unit = threshold.measure().word();
        return UNIT.matcher(range).replaceAll(found -> {
            if (!found.group().strip().equals(unit)) {
                throw new IllegalArgumentException(threshold.key() + " is \"" + range + "\", must be "
                        + (unit.isEmpty() ? "a plain number, without a unit" : "in " + unit));
            }
            return "";
        });
    }

    /**
     * A copy with a threshold added, for rules of one's own, or replaced.
     *
     * @param threshold the threshold
     * @return the copy
     * @throws IllegalArgumentException if it is a level of confidence that is not between 0 and 1, or a number of periods that
     *     is not whole and above zero
     */
    public Thresholds with(Threshold threshold) {
        if (threshold.key().equals(CONFIDENCE)) {
            require(threshold, level -> level.signum() > 0 && level.compareTo(Rational.ONE) < 0, "between 0 and 100 %");
        }
        if (PERIODS.contains(threshold.key())) {
            require(threshold, count -> count.isInteger() && count.signum() > 0, "whole and above zero");
        }
        Map<String, Threshold> more = new LinkedHashMap<>(byKey);
        more.put(threshold.key(), threshold);
        return new Thresholds(more);
    }

    private static void require(Threshold threshold, Predicate<Rational> isSound, String bound) {
        Set<Rational> edges = new HashSet<>();
        threshold.band().lower().ifPresent(edge -> edges.add(edge.value()));
        threshold.band().upper().ifPresent(edge -> edges.add(edge.value()));
        if (edges.size() != 1 || !edges.stream().allMatch(isSound)) {
            throw new IllegalArgumentException(
                    "threshold " + threshold.key() + " is " + threshold.words() + ", must be one number " + bound);
        }
    }

    /**
     * A copy with what a text sets: a line {@code key = range} each; empty lines and lines that begin with a hash are skipped.
     *
     * @param name what to call the text in messages
     * @param text the text
     * @return the copy
     * @throws IllegalArgumentException if a line is wrong; the message begins with the name and the number of the line
     */
    public Thresholds withText(String name, String text) {
        return Lines.settings(name, text, "range", this, Thresholds::with);
    }

    /**
     * The policies that go with these thresholds, for the dataset that rules examine: what {@code lrt.high.target}, {@code
     * lrt.high.escalate} and {@code lrt.low.target} say of the response to leads, and {@code score.senior} of their routing.
     *
     * <ul>
     *   <li>A threshold that is not set otherwise than usual leaves the policy as it is.
     *   <li>An escalation that is not set, and would come before the target that is, comes with it.
     * </ul>
     *
     * @param base the policies without them
     * @return the policies
     * @throws IllegalArgumentException if one of them is no range of the form that is published, or the escalation that is set comes
     *     before the target
     */
    public Policies policies(Policies base) {
        return new Foundations(this).policies(base);
    }

    /**
     * The catalogue that goes with these thresholds, for the journal that rules examine: loads are weighted by {@code lpr.cold}, {@code
     * lpr.warm}, {@code lpr.sql} and {@code lpr.outbound}, and {@code lpr.start} for leads of other types. An edge that is not set stays
     * as it is published.
     *
     * @param base the catalogue without them
     * @return the catalogue; the same where none of them is set otherwise than usual
     * @throws IllegalArgumentException if loads would not begin above zero, or end before they begin
     */
    public Catalog catalog(Catalog base) {
        return new Foundations(this).catalog(base);
    }

    /**
     * Returns which thresholds set what rules read, beside those that rules are held against: those of {@link #policies} and {@link
     * #catalog}, and the stages of growth.
     *
     * @return the keys
     */
    public static Set<String> foundations() {
        return Foundations.KEYS;
    }

    @Override
    public String toString() {
        return "Thresholds: " + byKey.size() + " settings";
    }
}
