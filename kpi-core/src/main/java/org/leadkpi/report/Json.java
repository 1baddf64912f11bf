package org.leadkpi.report;

import java.io.IOException;
import java.math.BigDecimal;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.leadkpi.benchmark.Benchmark;
import org.leadkpi.benchmark.Benchmarks;
import org.leadkpi.diagnosis.Diagnosis;
import org.leadkpi.diagnosis.Facts;
import org.leadkpi.diagnosis.Finding;
import org.leadkpi.diagnosis.Outcome;
import org.leadkpi.diagnosis.Rule;
import org.leadkpi.diagnosis.RuleSet;
import org.leadkpi.ledger.Frame;
import org.leadkpi.metric.Catalog;
import org.leadkpi.metric.Dimension;
import org.leadkpi.metric.Kpi;
import org.leadkpi.metric.Tally;
import org.leadkpi.model.Problem;
import org.leadkpi.review.ReviewSheet;
import org.leadkpi.review.Why;
import org.leadkpi.scorecard.Cohorts;
import org.leadkpi.scorecard.Reading;
import org.leadkpi.scorecard.Scorecard;
import org.leadkpi.scorecard.Trend;
import org.leadkpi.value.Rational;

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
 *   <li>The {@code currency} of a frame is {@code XXX}, the ISO code for none, where the data has no amounts.
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
        JsonWriter json = begin(card.frame(), out);
        readings(json, readings);
        end(json, problems);
    }

    /**
     * Writes the scorecard of a review: what {@link #scorecard} writes, and {@code review} beside the readings.
     *
     * <p>A review has {@code name}, {@code cadence}, {@code growth_stage}, {@code length}, {@code question}, {@code items}, {@code
     * checks}, {@code decisions}, {@code note} and {@code source}.
     *
     * <ul>
     *   <li>{@code length} and {@code note} (whether a spreadsheet could do) are published figures: {@code benchmark}, {@code range} and
     *       {@code statement}.
     *   <li>An item has {@code kpi}, {@code by} (the dimension to look at it by), {@code source}, {@code inferred}, and where a period is settled
     *       {@code from}, {@code to}, {@code verdict} ({@code LOW}, {@code USUAL}, {@code HIGH}, {@code UNCLEAR} or {@code UNKNOWN}), {@code
     *       for_the_worse}, {@code primary} (what decides: {@code OWN_HISTORY}, {@code PUBLISHED} or {@code NONE}), {@code own} ({@code
     *       lower}, {@code upper}, {@code median} and how many {@code periods}) and {@code published} ({@code benchmark}, {@code label}, {@code
     *       range}, {@code position} and whether it is {@code clear}).
     *   <li>Checks are answers of rules, as in a diagnosis; all of them are listed.
     * </ul>
     *
     * @param card the scorecard of the review
     * @param full the same with what the notes of the review need
     * @param sheet the review
     * @param known what no reading tells
     * @param problems what is wrong with the data
     * @param out where to write
     * @throws IOException if {@code out} cannot be written
     */
    public static void review(
            Scorecard card, Scorecard full, ReviewSheet sheet, Facts known, List<Problem> problems, Appendable out)
            throws IOException {
        JsonWriter json = begin(card.frame(), out);
        readings(json, card.readings());
        ReviewJson.review(json.name("review"), full, sheet, known);
        end(json, problems);
    }

    private static void readings(JsonWriter json, Collection<Reading> readings) throws IOException {
        json.name("readings").arrayOfLines();
        for (Reading reading : readings) {
            ReadingJson.reading(json, reading);
        }
        json.endArray();
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
        JsonWriter json = begin(card.frame(), out);
        json.name("trends").arrayOfLines();
        for (Trend trend : trends) {
            ChangeJson.trend(json, card, trend);
        }
        end(json.endArray(), problems);
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
        JsonWriter json = begin(card.frame(), out);
        json.name("cohorts").arrayOfLines();
        for (Cohorts each : cohorts) {
            CohortJson.cohorts(json, each);
        }
        end(json.endArray(), problems);
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
        JsonWriter json = begin(diagnosis.frame(), out);
        json.name("findings").arrayOfLines();
        for (Finding finding : findings) {
            DiagnosisJson.finding(json, finding);
        }
        json.endArray().name("counts").object();
        for (Map.Entry<Outcome, Long> count : diagnosis.counts().entrySet()) {
            json.name(count.getKey().name()).value(count.getValue());
        }
        end(json.endObject(), problems);
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
        JsonWriter json = begin(card.frame(), out);
        ChangeJson.why(json, why, card.frame().currency().getCurrencyCode());
        end(json, problems);
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
            DiagnosisJson.rule(json, rule, rules.thresholds());
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
            CatalogueJson.kpi(json, kpi, benchmarks);
        }
        json.endArray().name("benchmarks").arrayOfLines();
        for (Benchmark benchmark : benchmarks.all()) {
            CatalogueJson.benchmark(json, benchmark);
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

    // ---- what documents have in common

    /** Begins an object with the frame of its numbers. */
    private static JsonWriter begin(Frame frame, Appendable out) throws IOException {
        JsonWriter json = new JsonWriter(out).objectOfLines();
        json.name("frame").object();
        json.name("from").value(frame.range().start().toString());
        json.name("to").value(frame.range().end().toString());
        json.name("as_of").value(frame.asOf().toString());
        json.name("zone").value(frame.zone().getId());
        json.name("currency").value(frame.currency().getCurrencyCode());
        json.name("grain").value(frame.grain().name());
        json.name("by").values(frame.axes().stream().map(Frame.Axis::dimension).toList());
        return json.endObject();
    }

    /** Ends it with what is wrong with the data. */
    private static void end(JsonWriter json, List<Problem> problems) throws IOException {
        json.name("problems").arrayOfLines();
        for (Problem problem : problems) {
            problem(json, problem);
        }
        json.endArray().endObject().end();
    }

    /** A constant as a name among others. */
    static String code(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }

    static void number(JsonWriter json, String name, Optional<Rational> number) throws IOException {
        if (number.isPresent()) {
            json.name(name).value(decimal(number.get()));
        }
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

    static String decimal(Rational number) {
        return number.toDecimalString(DIGITS);
    }

    static String decimal(double number) {
        return BigDecimal.valueOf(number).stripTrailingZeros().toPlainString();
    }
}
