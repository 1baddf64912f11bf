package org.leadkpi.report;

import java.io.IOException;
import java.math.BigDecimal;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.leadkpi.benchmark.Band;
import org.leadkpi.benchmark.Benchmark;
import org.leadkpi.benchmark.Benchmarks;
import org.leadkpi.diagnosis.Diagnosis;
import org.leadkpi.diagnosis.Evidence;
import org.leadkpi.diagnosis.Finding;
import org.leadkpi.diagnosis.Outcome;
import org.leadkpi.diagnosis.Rule;
import org.leadkpi.diagnosis.RuleSet;
import org.leadkpi.diagnosis.Threshold;
import org.leadkpi.ledger.Frame;
import org.leadkpi.metric.Catalog;
import org.leadkpi.metric.Dimension;
import org.leadkpi.metric.Kpi;
import org.leadkpi.metric.Segment;
import org.leadkpi.metric.Tally;
import org.leadkpi.model.Exclusion;
import org.leadkpi.model.Problem;
import org.leadkpi.review.Why;
import org.leadkpi.scorecard.Cohort;
import org.leadkpi.scorecard.Cohorts;
import org.leadkpi.scorecard.Comparison;
import org.leadkpi.scorecard.Decomposition;
import org.leadkpi.scorecard.Dispersion;
import org.leadkpi.scorecard.Reading;
import org.leadkpi.scorecard.Scorecard;
import org.leadkpi.scorecard.Trend;
import org.leadkpi.stats.Interval;
import org.leadkpi.stats.Kitagawa;
import org.leadkpi.value.Citation;
import org.leadkpi.value.KpiValue;
import org.leadkpi.value.Rational;
import org.leadkpi.value.Status;

/**
 * Scorecards, trends, cohorts, diagnoses and catalogues as JSON, for programs.
 *
 * <p>A scorecard is an object of {@code frame}, {@code readings} and {@code problems}. Each reading has {@code kpi},
 * {@code basis}, {@code segment} (an object, empty for the total), {@code from}, {@code to} (exclusive), {@code status},
 * {@code value}, {@code unit}, {@code numerator}, {@code denominator}, {@code n}, {@code reason}, {@code provisional},
 * {@code interval}, {@code dispersion}, {@code flags} and {@code excluded}.
 *
 * <ul>
 *   <li>Quantities are texts of decimal digits: exact where the digits end, else to 17 significant digits. Counts
 *       ({@code n}, those in {@code excluded}) are numbers.
 *   <li>{@code value} is there only when the status is {@code DEFINED}, {@code reason} only when it is not, {@code
 *       provisional} only when it is {@code IMMATURE}. What does not apply is left out, never {@code null}.
 *   <li>The unit of money is the code of the currency, per thing or not: {@code USD} for spend and for cost per lead, and
 *       {@code USD per day} for a velocity. Other units are {@code ratio}, {@code count}, {@code days} and {@code seconds}.
 *       Interval and dispersion are in the unit of the value.
 *   <li>{@code upper} of an interval is left out when there is no upper limit.
 * </ul>
 *
 * @since 0.1
 */
public final class Json {

    /** Enough to give every double back. */
    private static final int DIGITS = 17;

    private Json() {}

    /**
     * Writes a scorecard.
     *
     * @param card the scorecard, which tells the frame
     * @param readings the readings to list, usually {@link Scorecard#readings()}
     * @param problems what is wrong with the data
     * @return the JSON text
     */
    public static String scorecard(Scorecard card, Collection<Reading> readings, List<Problem> problems) {
        return Written.text(out -> scorecard(card, readings, problems, out));
    }

    /**
     * Writes a scorecard as it goes.
     *
     * @param card the scorecard, which tells the frame
     * @param readings the readings to list, usually {@link Scorecard#readings()}
     * @param problems what is wrong with the data
     * @param out where to write
     * @throws IOException if {@code out} cannot be written
     */
    public static void scorecard(Scorecard card, Collection<Reading> readings, List<Problem> problems, Appendable out)
            throws IOException {
        JsonWriter json = new JsonWriter(out).objectOfLines();
        frame(json.name("frame"), card.frame());
        json.name("readings").arrayOfLines();
        for (Reading reading : readings) {
            reading(json, reading);
        }
        json.endArray().name("problems").arrayOfLines();
        for (Problem problem : problems) {
            problem(json, problem);
        }
        json.endArray().endObject().end();
    }

    /**
     * Writes trends.
     *
     * <p>An object of {@code frame}, {@code trends} and {@code problems}. Each trend has {@code kpi}, {@code basis}, {@code
     * segment}, {@code unit}, {@code direction}, {@code points}, {@code latest_settled} (the first day of the period), {@code
     * run}, {@code equal_days}, {@code equal_days_year_before}, {@code no_equal_days}, {@code decompositions} and {@code
     * summary}. Each point has what a reading has, and {@code settled}, {@code change}, {@code year_before}, {@code limits} and
     * {@code position}.
     *
     * <ul>
     *   <li>A comparison has {@code from} and {@code to} of its base, {@code base_value}, {@code comparable}, {@code
     *       difference}, {@code ratio}, {@code relative_change}, {@code more_per_money}, {@code difference_interval} or {@code
     *       ratio_interval} or {@code no_interval}, {@code significant}, {@code hindrances} and {@code caveats}.
     *   <li>A decomposition explains the change of the latest settled period of a total: {@code by}, {@code mix}, {@code rate},
     *       {@code unbased}, {@code reversed}, {@code mix_shift} and {@code parts}, or {@code reason}.
     * </ul>
     *
     * @param card the scorecard that the trends follow
     * @param trends the trends
     * @param problems what is wrong with the data
     * @return the JSON text
     */
    public static String trends(Scorecard card, Collection<Trend> trends, List<Problem> problems) {
        return Written.text(out -> trends(card, trends, problems, out));
    }

    /**
     * Writes trends as it goes.
     *
     * @param card the scorecard that the trends follow
     * @param trends the trends
     * @param problems what is wrong with the data
     * @param out where to write
     * @throws IOException if {@code out} cannot be written
     */
    public static void trends(Scorecard card, Collection<Trend> trends, List<Problem> problems, Appendable out)
            throws IOException {
        JsonWriter json = new JsonWriter(out).objectOfLines();
        frame(json.name("frame"), card.frame());
        json.name("trends").arrayOfLines();
        for (Trend trend : trends) {
            trend(json, card, trend);
        }
        json.endArray().name("problems").arrayOfLines();
        for (Problem problem : problems) {
            problem(json, problem);
        }
        json.endArray().endObject().end();
    }

    /**
     * Writes cohorts.
     *
     * <p>An object of {@code frame}, {@code cohorts} and {@code problems}. Each of the first has {@code kpi}, {@code basis},
     * {@code segment}, {@code ages} (days), {@code equal_follow_up} (days), {@code rows} (a cohort each, the oldest first) and
     * {@code total}; or {@code status} and {@code reason} where nothing is known. A cohort has {@code from}, {@code to}, {@code
     * members}, {@code converted}, {@code lost}, {@code open}, {@code followed_days} (left out when none is open), {@code
     * at} and {@code projection}.
     *
     * <ul>
     *   <li>At an age stand {@code days}, {@code converted}, {@code share}, {@code complete}, {@code incidence} and {@code
     *       interval}; an age that no member can have reached is left out.
     *   <li>{@code at_equal_follow_up} has {@code converted}, {@code share}, {@code interval} and {@code mean_days}.
     *   <li>A projection has {@code followed_days}, {@code completeness}, {@code conversions}, {@code share} and {@code
     *       interval}.
     * </ul>
     *
     * @param card the scorecard that tells the frame
     * @param cohorts the cohorts
     * @param problems what is wrong with the data
     * @param out where to write
     * @throws IOException if {@code out} cannot be written
     */
    public static void cohorts(Scorecard card, Collection<Cohorts> cohorts, List<Problem> problems, Appendable out)
            throws IOException {
        JsonWriter json = new JsonWriter(out).objectOfLines();
        frame(json.name("frame"), card.frame());
        json.name("cohorts").arrayOfLines();
        for (Cohorts each : cohorts) {
            cohorts(json, each);
        }
        json.endArray().name("problems").arrayOfLines();
        for (Problem problem : problems) {
            problem(json, problem);
        }
        json.endArray().endObject().end();
    }

    /**
     * Writes a diagnosis.
     *
     * <p>An object of {@code frame}, {@code findings}, {@code counts} (answers by outcome) and {@code problems}. Each finding has
     * {@code rule}, {@code name}, {@code outcome}, {@code severity}, {@code segment}, {@code from}, {@code to}, {@code headline},
     * {@code evidence}, {@code causes}, {@code actions}, {@code citation}, {@code notes}, {@code reason} when there is no answer,
     * and {@code absorbed_by} when another finding tells the same.
     *
     * <ul>
     *   <li>Evidence has a {@code kind} and a {@code text}. A {@code reading} has all that a reading of a scorecard has and its
     *       {@code trace}; a {@code threshold} has {@code key}, {@code range}, {@code source} and, if it is a published figure,
     *       {@code benchmark}; the other kinds are told by their text.
     * </ul>
     *
     * @param diagnosis the diagnosis
     * @param findings the answers to list: {@link Diagnosis#findings()}, or {@link Diagnosis#all()}
     * @param problems what is wrong with the data
     * @return the JSON text
     */
    public static String diagnosis(Diagnosis diagnosis, Collection<Finding> findings, List<Problem> problems) {
        return Written.text(out -> diagnosis(diagnosis, findings, problems, out));
    }

    /**
     * Writes a diagnosis as it goes.
     *
     * @param diagnosis the diagnosis
     * @param findings the answers to list: {@link Diagnosis#findings()}, or {@link Diagnosis#all()}
     * @param problems what is wrong with the data
     * @param out where to write
     * @throws IOException if {@code out} cannot be written
     */
    public static void diagnosis(
            Diagnosis diagnosis, Collection<Finding> findings, List<Problem> problems, Appendable out)
            throws IOException {
        JsonWriter json = new JsonWriter(out).objectOfLines();
        frame(json.name("frame"), diagnosis.frame());
        json.name("findings").arrayOfLines();
        for (Finding finding : findings) {
            finding(json, finding);
        }
        json.endArray().name("counts").object();
        for (Map.Entry<Outcome, Long> count : diagnosis.counts().entrySet()) {
            json.name(count.getKey().name()).value(count.getValue());
        }
        json.endObject().name("problems").arrayOfLines();
        for (Problem problem : problems) {
            problem(json, problem);
        }
        json.endArray().endObject().end();
    }

    /**
     * Writes why a number moved.
     *
     * <p>An object of {@code frame}, {@code kpi}, {@code unit}, {@code before} and {@code after} (readings), {@code change} (a
     * comparison), {@code by}, {@code parts} and {@code problems}. Each part has {@code segment}, {@code base_value}, {@code value}
     * and {@code change}, the parts of a ratio {@code base_share}, {@code share}, {@code mix}, {@code rate} and {@code unbased}; the
     * changes add up to the {@code difference}. A ratio has {@code mix}, {@code rate}, {@code unbased}, {@code reversed}, {@code
     * mix_shift}, and {@code numerator} with {@code change}, {@code volume} and {@code rate}. Where nothing is split, {@code reason}
     * says why.
     *
     * @param card the scorecard that holds both periods
     * @param why the change, split
     * @param problems what is wrong with the data
     * @param out where to write
     * @throws IOException if {@code out} cannot be written
     */
    public static void why(Scorecard card, Why why, List<Problem> problems, Appendable out) throws IOException {
        Kpi kpi = why.total().reading().kpi();
        JsonWriter json = new JsonWriter(out).objectOfLines();
        frame(json.name("frame"), card.frame());
        json.name("kpi").value(kpi.id());
        json.name("unit").value(UnitName.of(kpi.unit(), card.frame().currency().getCurrencyCode()));
        reading(json.name("before"), why.total().base());
        reading(json.name("after"), why.total().reading());
        comparison(json, "change", Optional.of(why.total()));
        json.name("by").value(why.dimension());
        if (why.whyNot().isPresent()) {
            json.name("reason").value(why.whyNot().get());
        }
        if (why.mixAndRate().isPresent()) {
            effects(json, why.mixAndRate().get());
        }
        if (why.volumeAndRate().isPresent()) {
            Kitagawa split = why.volumeAndRate().get();
            json.name("numerator").object().name("change").value(decimal(split.total()));
            json.name("volume").value(decimal(split.mix()));
            json.name("rate").value(decimal(split.rate())).endObject();
        }
        json.name("parts").arrayOfLines();
        for (int i = 0; i < why.parts().size(); i++) {
            part(json, why, i);
        }
        json.endArray().name("problems").arrayOfLines();
        for (Problem problem : problems) {
            problem(json, problem);
        }
        json.endArray().endObject().end();
    }

    /**
     * Writes rules: an object of {@code rules}, each of which has {@code id}, {@code name}, {@code claim}, {@code severity}, {@code looks_at}, {@code
     * dimensions}, {@code kpis}, {@code thresholds}, {@code causes}, {@code actions}, {@code absorbs}, {@code suppresses} and {@code
     * citation}. Each threshold has {@code key}, {@code range}, {@code source} and, if it is a published figure, {@code benchmark}.
     *
     * @param rules the rules, with what they are set to
     * @param out where to write
     * @throws IOException if {@code out} cannot be written
     */
    public static void rules(RuleSet rules, Appendable out) throws IOException {
        JsonWriter json = new JsonWriter(out).objectOfLines().name("rules").arrayOfLines();
        for (Rule rule : rules.rules()) {
            json.object().name("id").value(rule.id());
            json.name("name").value(rule.name());
            json.name("claim").value(rule.claim());
            json.name("severity").value(rule.severity().name());
            json.name("looks_at").value(rule.looksAt());
            json.name("dimensions").values(rule.dimensions());
            json.name("kpis").values(rule.kpis().stream().map(Kpi::id).toList());
            json.name("thresholds").array();
            for (String key : rule.thresholds()) {
                threshold(json.object(), rules.thresholds().get(key));
                json.endObject();
            }
            json.endArray();
            json.name("causes").values(rule.causes());
            json.name("actions").values(rule.actions());
            json.name("absorbs").values(rule.absorbs());
            json.name("suppresses").values(rule.suppresses());
            json.name("citation").value(rule.citation().toString()).endObject();
        }
        json.endArray().endObject().end();
    }

    /**
     * Writes a catalogue: KPIs, the tallies they are made of, and dimensions.
     *
     * @param catalog the catalogue
     * @return the JSON text
     */
    public static String catalogue(Catalog catalog) {
        return Written.text(out -> catalogue(catalog, out));
    }

    /**
     * Writes a catalogue as it goes.
     *
     * @param catalog the catalogue
     * @param out where to write
     * @throws IOException if {@code out} cannot be written
     */
    public static void catalogue(Catalog catalog, Appendable out) throws IOException {
        catalogue(catalog, Benchmarks.published(), out);
    }

    /**
     * Writes a catalogue as it goes, with other benchmarks than the published ones.
     *
     * <p>Each KPI lists the ids of its {@code benchmarks}; each benchmark has {@code id}, {@code kpis}, {@code kind}, {@code
     * label}, {@code range} in words, {@code lower} and {@code upper} in the unit of its KPIs, {@code lower_included} and
     * {@code upper_included}, {@code scope}, {@code statement} and {@code source}.
     *
     * @param catalog the catalogue
     * @param benchmarks what is published about its KPIs
     * @param out where to write
     * @throws IOException if {@code out} cannot be written
     */
    public static void catalogue(Catalog catalog, Benchmarks benchmarks, Appendable out) throws IOException {
        JsonWriter json = new JsonWriter(out).objectOfLines();
        json.name("kpis").arrayOfLines();
        for (Kpi kpi : catalog.kpis()) {
            kpi(json, kpi, benchmarks);
        }
        json.endArray().name("benchmarks").arrayOfLines();
        for (Benchmark benchmark : benchmarks.all()) {
            benchmark(json, benchmark);
        }
        json.endArray().name("tallies").arrayOfLines();
        for (Tally<?> tally : catalog.tallies()) {
            json.object().name("name").value(tally.name());
            json.name("meaning").value(tally.meaning());
            json.name("unit").value(UnitName.of(tally.unit(), "money"));
            json.name("source").value(tally.source().name());
            json.endObject();
        }
        json.endArray().name("dimensions").arrayOfLines();
        for (Dimension dimension : catalog.dimensions()) {
            json.object().name("name").value(dimension.name());
            json.name("splits").values(dimension.splitSources()).endObject();
        }
        json.endArray().endObject().end();
    }

    // ---- the parts of a scorecard

    private static void frame(JsonWriter json, Frame frame) throws IOException {
        json.object();
        json.name("from").value(frame.range().start().toString());
        json.name("to").value(frame.range().end().toString());
        json.name("as_of").value(frame.asOf().toString());
        json.name("zone").value(frame.zone().getId());
        json.name("currency").value(frame.currency().getCurrencyCode());
        json.name("grain").value(frame.grain().name());
        json.name("by").values(frame.axes().stream().map(Frame.Axis::dimension).toList());
        json.endObject();
    }

    /** A constant as a name among others. */
    static String code(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }

    static void reading(JsonWriter json, Reading reading) throws IOException {
        json.object();
        subject(json, reading.kpi(), reading.segment());
        content(json, reading);
        json.endObject();
    }

    private static void subject(JsonWriter json, Kpi kpi, Segment segment) throws IOException {
        json.name("kpi").value(kpi.id());
        json.name("basis").value(kpi.basis().name());
        segment(json.name("segment"), segment);
    }

    private static void segment(JsonWriter json, Segment segment) throws IOException {
        json.object();
        for (Map.Entry<String, String> value : segment.values().entrySet()) {
            json.name(value.getKey()).value(value.getValue());
        }
        json.endObject();
    }

    private static void content(JsonWriter json, Reading reading) throws IOException {
        json.name("from").value(reading.range().start().toString());
        json.name("to").value(reading.range().end().toString());
        json.name("status").value(reading.status().name());
        if (reading.status() == Status.DEFINED) {
            number(json, "value", reading.value().number());
        }
        json.name("unit")
                .value(UnitName.of(reading.kpi().unit(), reading.currency().getCurrencyCode()));
        number(json, "numerator", reading.numerator());
        number(json, "denominator", reading.denominator());
        json.name("n").value(reading.n());
        if (reading.reason().isPresent()) {
            json.name("reason").value(reading.reason().get());
        }
        number(json, "provisional", reading.provisional());
        if (reading.interval().isPresent()) {
            interval(json.name("interval"), reading.interval().get());
        }
        if (reading.dispersion().isPresent()) {
            dispersion(json.name("dispersion"), reading.dispersion().get());
        }
        json.name("flags").values(reading.flags().stream().map(Enum::name).toList());
        json.name("excluded").object();
        for (Map.Entry<Exclusion, Long> count : reading.excluded().entrySet()) {
            json.name(count.getKey().name()).value(count.getValue());
        }
        json.endObject();
    }

    static void number(JsonWriter json, String name, Optional<Rational> number) throws IOException {
        if (number.isPresent()) {
            json.name(name).value(decimal(number.get()));
        }
    }

    static void interval(JsonWriter json, Interval interval) throws IOException {
        json.object().name("lower").value(decimal(interval.lower()));
        if (interval.isBoundedAbove()) {
            json.name("upper").value(decimal(interval.upper()));
        }
        json.name("level").value(decimal(interval.level()));
        json.name("method").value(interval.method().label());
        json.endObject();
    }

    private static void dispersion(JsonWriter json, Dispersion spread) throws IOException {
        json.object().name("n").value(spread.n());
        json.name("mean").value(decimal(spread.mean()));
        json.name("median").value(decimal(spread.median()));
        json.name("lower_quartile").value(decimal(spread.lowerQuartile()));
        json.name("upper_quartile").value(decimal(spread.upperQuartile()));
        json.name("p90").value(decimal(spread.p90()));
        json.endObject();
    }

    static void problem(JsonWriter json, Problem problem) throws IOException {
        json.object();
        json.name("kind").value(problem.kind().name());
        json.name("subject").value(problem.subject());
        json.name("message").value(problem.message());
        if (problem.place().isPresent()) {
            Problem.Place place = problem.place().get();
            json.name("file").value(place.file());
            json.name("line").value(place.line());
            if (!place.column().isEmpty()) {
                json.name("column").value(place.column());
                json.name("value").value(place.value());
            }
        }
        json.name("dropped").value(problem.kind().isDropped());
        json.endObject();
    }

    // ---- the parts of a diagnosis

    private static void finding(JsonWriter json, Finding finding) throws IOException {
        json.object();
        json.name("rule").value(finding.rule());
        json.name("name").value(finding.name());
        json.name("outcome").value(finding.outcome().name());
        json.name("severity").value(finding.severity().name());
        segment(json.name("segment"), finding.segment());
        json.name("from").value(finding.range().start().toString());
        json.name("to").value(finding.range().end().toString());
        json.name("headline").value(finding.headline());
        json.name("evidence").arrayOfLines();
        for (Evidence evidence : finding.evidence()) {
            evidence(json, evidence);
        }
        json.endArray();
        json.name("causes").values(finding.causes());
        json.name("actions").values(finding.actions());
        json.name("citation").value(finding.citation().toString());
        json.name("notes").values(finding.notes());
        if (finding.reason().isPresent()) {
            json.name("reason").value(finding.reason().get());
        }
        if (finding.absorbedBy().isPresent()) {
            json.name("absorbed_by").value(finding.absorbedBy().get());
        }
        json.endObject();
    }

    private static void evidence(JsonWriter json, Evidence evidence) throws IOException {
        json.object().name("kind").value(Wording.of(evidence));
        json.name("text").value(evidence.text());
        if (evidence instanceof Evidence.Measured measured) {
            Reading reading = measured.reading();
            subject(json, reading.kpi(), reading.segment());
            content(json, reading);
            json.name("trace").value(reading.trace());
        } else if (evidence instanceof Evidence.Limit limit) {
            threshold(json, limit.threshold());
        }
        json.endObject();
    }

    private static void threshold(JsonWriter json, Threshold threshold) throws IOException {
        json.name("key").value(threshold.key());
        json.name("range").value(threshold.words());
        json.name("source").value(threshold.citation().toString());
        if (threshold.benchmark().isPresent()) {
            json.name("benchmark").value(threshold.benchmark().get());
        }
    }

    // ---- the parts of a trend

    private static void trend(JsonWriter json, Scorecard card, Trend trend) throws IOException {
        json.object();
        subject(json, trend.kpi(), trend.segment());
        json.name("unit")
                .value(UnitName.of(trend.kpi().unit(), card.frame().currency().getCurrencyCode()));
        json.name("direction").value(trend.kpi().direction().name());
        json.name("points").arrayOfLines();
        for (Trend.Point point : trend.points()) {
            point(json, point);
        }
        json.endArray();
        Optional<Trend.Point> latest = trend.latestSettled();
        if (latest.isPresent()) {
            json.name("latest_settled")
                    .value(latest.get().reading().range().start().toString());
        }
        json.name("run").value(trend.run());
        comparison(json, "equal_days", trend.equalDays());
        comparison(json, "equal_days_year_before", trend.equalDaysYearBefore());
        if (trend.whyNoEqualDays().isPresent()) {
            json.name("no_equal_days").value(trend.whyNoEqualDays().get());
        }
        json.name("decompositions").array();
        for (Decomposition parts : TrendWords.decompositions(card, trend)) {
            decomposition(json, parts);
        }
        json.endArray();
        json.name("summary").value(TrendWords.of(card, trend)).endObject();
    }

    private static void point(JsonWriter json, Trend.Point point) throws IOException {
        json.object();
        content(json, point.reading());
        json.name("settled").value(point.isSettled());
        comparison(json, "change", point.previous());
        comparison(json, "year_before", point.yearBefore());
        if (point.limits().isPresent()) {
            Trend.Limits limits = point.limits().get();
            json.name("limits").object();
            json.name("mean").value(decimal(limits.process().mean()));
            json.name("lower").value(decimal(limits.lower()));
            json.name("upper").value(decimal(limits.upper()));
            json.name("points").value(limits.points()).endObject();
        }
        if (point.position().isPresent()) {
            json.name("position").value(point.position().get().name());
        }
        json.endObject();
    }

    private static void comparison(JsonWriter json, String name, Optional<Comparison> found) throws IOException {
        if (found.isEmpty()) {
            return;
        }
        Comparison change = found.get();
        json.name(name).object();
        json.name("from").value(change.base().range().start().toString());
        json.name("to").value(change.base().range().end().toString());
        number(json, "base_value", change.base().number());
        json.name("comparable").value(change.isComparable());
        number(json, "difference", change.difference());
        number(json, "ratio", change.ratio());
        number(json, "relative_change", change.relativeChange());
        number(json, "more_per_money", change.morePerMoney());
        if (change.differenceInterval().isPresent()) {
            interval(
                    json.name("difference_interval"),
                    change.differenceInterval().get());
        }
        if (change.ratioInterval().isPresent()) {
            interval(json.name("ratio_interval"), change.ratioInterval().get());
        }
        if (change.whyNoInterval().isPresent()) {
            json.name("no_interval").value(change.whyNoInterval().get());
        }
        json.name("significant").value(change.isSignificant());
        remarks(json.name("hindrances"), change.hindrances());
        remarks(json.name("caveats"), change.caveats());
        json.endObject();
    }

    private static void remarks(JsonWriter json, List<Comparison.Remark> remarks) throws IOException {
        json.array();
        for (Comparison.Remark remark : remarks) {
            json.object().name("kind").value(remark.kind().name());
            json.name("text").value(remark.text()).endObject();
        }
        json.endArray();
    }

    private static void decomposition(JsonWriter json, Decomposition parts) throws IOException {
        json.object().name("by").value(parts.dimension());
        if (parts.whyNot().isPresent()) {
            json.name("reason").value(parts.whyNot().get());
        }
        effects(json, parts);
        json.name("parts").array();
        for (Decomposition.Part part : parts.parts()) {
            json.object();
            segment(json.name("segment"), part.segment());
            json.name("share").value(decimal(part.share()));
            json.name("base_share").value(decimal(part.baseShare()));
            number(json, "ratio", part.ratio());
            number(json, "base_ratio", part.baseRatio());
            json.name("mix").value(decimal(part.mix()));
            json.name("rate").value(decimal(part.rate()));
            json.name("unbased").value(decimal(part.unbased())).endObject();
        }
        json.endArray().endObject();
    }

    private static void effects(JsonWriter json, Decomposition parts) throws IOException {
        number(json, "mix", parts.mix());
        number(json, "rate", parts.rate());
        number(json, "unbased", parts.unbased());
        json.name("reversed").value(parts.isReversed());
        json.name("mix_shift").value(parts.isMixShift());
    }

    private static void part(JsonWriter json, Why why, int index) throws IOException {
        Why.Part part = why.parts().get(index);
        segment(json.object().name("segment"), part.segment());
        number(json, "base_value", part.base());
        number(json, "value", part.value());
        if (why.mixAndRate().isPresent()) {
            Decomposition.Part split = why.mixAndRate().get().parts().get(index);
            json.name("base_share").value(decimal(split.baseShare()));
            json.name("share").value(decimal(split.share()));
            json.name("mix").value(decimal(split.mix()));
            json.name("rate").value(decimal(split.rate()));
            json.name("unbased").value(decimal(split.unbased()));
        }
        json.name("change").value(decimal(part.change())).endObject();
    }

    static String decimal(Rational number) {
        return number.toDecimalString(DIGITS);
    }

    static String decimal(double number) {
        return BigDecimal.valueOf(number).stripTrailingZeros().toPlainString();
    }

    // ---- the parts of cohorts

    private static void cohorts(JsonWriter json, Cohorts cohorts) throws IOException {
        json.object();
        subject(json, cohorts.kpi(), cohorts.segment());
        if (cohorts.unknown().isPresent()) {
            KpiValue unknown = cohorts.unknown().get();
            json.name("status").value(unknown.status().name());
            if (unknown instanceof KpiValue.Undefined undefined) {
                json.name("reason").value(undefined.reason());
            }
            json.endObject();
            return;
        }
        json.name("ages").array();
        for (int age : cohorts.ages()) {
            json.value(age);
        }
        json.endArray();
        OptionalInt equal = cohorts.equalFollowUp();
        if (equal.isPresent()) {
            json.name("equal_follow_up").value(equal.getAsInt());
        }
        json.name("rows").arrayOfLines();
        for (Cohort cohort : cohorts.cohorts()) {
            cohort(json, cohorts, cohort);
        }
        json.endArray();
        cohort(json.name("total"), cohorts, cohorts.whole());
        json.endObject();
    }

    private static void cohort(JsonWriter json, Cohorts cohorts, Cohort cohort) throws IOException {
        json.object();
        json.name("from").value(cohort.range().start().toString());
        json.name("to").value(cohort.range().end().toString());
        json.name("members").value(cohort.members());
        json.name("converted").value(cohort.converted());
        json.name("lost").value(cohort.lost());
        json.name("open").value(cohort.open());
        if (cohort.followedDays().isPresent()) {
            json.name("followed_days").value(cohort.followedDays().getAsInt());
        }
        json.name("at").array();
        for (int age : cohorts.ages()) {
            Optional<Cohort.Standing> standing = cohorts.at(cohort, age);
            if (standing.isPresent()) {
                standing(json, standing.get());
            }
        }
        json.endArray();
        OptionalInt equal = cohorts.equalFollowUp();
        Optional<Cohort.Standing> compared =
                equal.isPresent() ? cohorts.at(cohort, equal.getAsInt()) : Optional.empty();
        if (compared.isPresent() && compared.get().isComplete()) {
            json.name("at_equal_follow_up").object();
            json.name("converted").value(compared.get().converted());
            number(json, "share", Optional.of(compared.get().share()));
            if (compared.get().interval().isPresent()) {
                interval(json.name("interval"), compared.get().interval().get());
            }
            number(json, "mean_days", cohort.meanDaysWithin(equal.getAsInt()));
            json.endObject();
        }
        Optional<Cohort.Projection> projection = cohorts.projection(cohort);
        if (projection.isPresent()) {
            json.name("projection").object();
            json.name("followed_days").value(projection.get().followedDays());
            number(json, "completeness", Optional.of(projection.get().completeness()));
            number(json, "conversions", Optional.of(projection.get().conversions()));
            number(json, "share", Optional.of(projection.get().share()));
            interval(json.name("interval"), projection.get().interval());
            json.endObject();
        }
        json.endObject();
    }

    private static void standing(JsonWriter json, Cohort.Standing standing) throws IOException {
        json.object().name("days").value(standing.days());
        json.name("converted").value(standing.converted());
        number(json, "share", Optional.of(standing.share()));
        json.name("complete").value(standing.isComplete());
        number(json, "incidence", standing.incidence());
        if (standing.interval().isPresent()) {
            interval(json.name("interval"), standing.interval().get());
        }
        json.endObject();
    }

    // ---- the parts of a catalogue

    private static void benchmark(JsonWriter json, Benchmark benchmark) throws IOException {
        json.object();
        json.name("id").value(benchmark.id());
        json.name("kpis").values(benchmark.kpis());
        json.name("kind").value(benchmark.kind().name());
        json.name("label").value(benchmark.label());
        json.name("range").value(benchmark.range());
        json.name("measure").value(benchmark.measure().name());
        edge(json, "lower", benchmark.band().lower());
        edge(json, "upper", benchmark.band().upper());
        segment(json.name("scope"), benchmark.scope());
        json.name("statement").value(benchmark.statement());
        json.name("source").value(benchmark.citation().toString());
        if (benchmark.quoting().isPresent()) {
            json.name("quoting").value(benchmark.quoting().get());
        }
        json.endObject();
    }

    private static void edge(JsonWriter json, String name, Optional<Band.Edge> edge) throws IOException {
        if (edge.isPresent()) {
            json.name(name).value(decimal(edge.get().value()));
            json.name(name + "_included").value(edge.get().isIncluded());
        }
    }

    private static void kpi(JsonWriter json, Kpi kpi, Benchmarks benchmarks) throws IOException {
        json.object();
        json.name("id").value(kpi.id());
        json.name("variant_of").value(kpi.base());
        json.name("aliases").values(kpi.aliases());
        json.name("card").value(kpi.card());
        json.name("title").value(kpi.title());
        json.name("definition").value(kpi.definition());
        json.name("question").value(kpi.question());
        json.name("formula").value(kpi.formula().text());
        json.name("inputs")
                .values(Leaves.of(kpi.formula()).stream().map(Tally::name).toList());
        json.name("unit").value(UnitName.of(kpi.unit(), "money"));
        json.name("basis").value(kpi.basis().name());
        json.name("direction").value(kpi.direction().name());
        json.name("stage").value(kpi.stage().name());
        json.name("classification").value(kpi.classification().name());
        json.name("vanity").value(kpi.isVanity());
        json.name("cadences").values(kpi.cadences().stream().map(Enum::name).toList());
        json.name("growth_stages")
                .values(kpi.growthStages().stream().map(Enum::name).toList());
        json.name("population").value(kpi.population().name());
        json.name("left_out").object();
        for (Map.Entry<Exclusion, Tally<?>> reason : kpi.leftOut().entrySet()) {
            json.name(reason.getKey().name()).value(reason.getValue().name());
        }
        json.endObject();
        json.name("interval").value(kpi.interval().name());
        json.name("cohorts").value(kpi.course().isPresent());
        json.name("benchmarks")
                .values(benchmarks.of(kpi).stream().map(Benchmark::id).toList());
        json.name("citations").array();
        for (Citation citation : kpi.citations()) {
            json.object().name("source").value(citation.source());
            json.name("place").value(citation.place());
            json.name("inferred").value(citation.isInferred()).endObject();
        }
        json.endArray().endObject();
    }
}
