package org.leadkpi.review;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.leadkpi.benchmark.Benchmark;
import org.leadkpi.benchmark.Benchmarks;
import org.leadkpi.diagnosis.Diagnosis;
import org.leadkpi.diagnosis.Facts;
import org.leadkpi.diagnosis.RuleSet;
import org.leadkpi.metric.Cadence;
import org.leadkpi.metric.FunnelStage;
import org.leadkpi.metric.GrowthStage;
import org.leadkpi.metric.Kpi;
import org.leadkpi.metric.Segment;
import org.leadkpi.metric.StandardKpis;
import org.leadkpi.scorecard.Scorecard;
import org.leadkpi.value.Citation;
import org.leadkpi.value.Rational;

/**
 * The few numbers of a review, the question that it asks, and what is decided there.
 *
 * <pre>{@code
 * ReviewSheet weekly = ReviewSheet.of(Cadence.WEEKLY);
 * Scorecard card = Scorecard.of(data, Grain.WEEK).only(weekly.ids());
 * }</pre>
 *
 * <ul>
 *   <li>A sheet holds what the sources name; what was added here to see each part of the funnel is marked as inferred.
 *   <li>It holds five to seven KPIs, or fewer where a source says so; {@link #checks} holds it, and any other selection, against the
 *       limits of a review.
 *   <li>A sheet of a cadence and a growth stage holds what suits both, which for an early company leaves little to review by quarter.
 * </ul>
 *
 * @param name what it is called
 * @param cadence how often it is looked at, if it is of a cadence
 * @param growthStage for which companies it is, if it is of a stage
 * @param question what it answers
 * @param items the numbers, the first thing first
 * @param decisions what is decided there
 * @param citation where it comes from
 * @since 0.1
 */
public record ReviewSheet(
        String name,
        Optional<Cadence> cadence,
        Optional<GrowthStage> growthStage,
        String question,
        List<Item> items,
        List<String> decisions,
        Citation citation) {

    /** The rules on how numbers are reviewed. */
    private static final String[] CHECKS = {"D81", "D83", "D84", "D85", "D88"};

    private static final Map<Cadence, String> LENGTHS =
            new EnumMap<>(Map.of(Cadence.WEEKLY, "B-45", Cadence.MONTHLY, "B-45.monthly"));

    private static final String SPREADSHEET = "B-48";

    private static final Rational DAYS_PER_MONTH = Rational.of(365, 12);

    /**
     * A number on a sheet.
     *
     * @param kpi the number
     * @param by the dimension by which to look at it, if one is named
     * @param citation who wants it there
     * @since 0.1
     */
    public record Item(Kpi kpi, Optional<String> by, Citation citation) {
        /**
         * Refuses null.
         *
         * @param kpi the number
         * @param by the dimension by which to look at it, if one is named
         * @param citation who wants it there
         */
        public Item {
            Objects.requireNonNull(kpi, "kpi");
            Objects.requireNonNull(by, "by");
            Objects.requireNonNull(citation, "citation");
        }
    }

    /**
     * Copies.
     *
     * @param name what it is called
     * @param cadence how often it is looked at, if it is of a cadence
     * @param growthStage for which companies it is, if it is of a stage
     * @param question what it answers
     * @param items the numbers, the first thing first
     * @param decisions what is decided there
     * @param citation where it comes from
     * @throws IllegalArgumentException if it holds no number, or one twice
     */
    public ReviewSheet {
        Objects.requireNonNull(cadence, "cadence");
        Objects.requireNonNull(growthStage, "growthStage");
        Objects.requireNonNull(question, "question");
        Objects.requireNonNull(citation, "citation");
        items = List.copyOf(items);
        decisions = List.copyOf(decisions);
        if (items.isEmpty()) {
            throw new IllegalArgumentException("the review sheet " + name + " has no KPI");
        }
        long distinct = items.stream().map(Item::kpi).distinct().count();
        if (distinct < items.size()) {
            throw new IllegalArgumentException("the review sheet " + name + " holds a KPI twice: " + items.size()
                    + " numbers, " + distinct + " different ones");
        }
    }

    // ---- which there are

    /**
     * Returns the sheet of a cadence.
     *
     * @param cadence how often it is looked at
     * @return the sheet
     */
    public static ReviewSheet of(Cadence cadence) {
        return switch (cadence) {
            case DAILY -> StandardSheets.DAILY;
            case WEEKLY -> StandardSheets.WEEKLY;
            case MONTHLY -> StandardSheets.MONTHLY;
            case QUARTERLY -> StandardSheets.QUARTERLY;
        };
    }

    /**
     * Returns the sheet of a growth stage.
     *
     * @param stage for which companies it is
     * @return the sheet
     */
    public static ReviewSheet of(GrowthStage stage) {
        return switch (stage) {
            case EARLY -> StandardSheets.EARLY;
            case GROWTH -> StandardSheets.GROWTH;
            case SCALING -> StandardSheets.SCALING;
        };
    }

    /**
     * Returns the sheet of a cadence for companies of a growth stage: of the numbers of the cadence those that suit the stage, then
     * those of the stage that are looked at so often.
     *
     * @param cadence how often it is looked at
     * @param stage for which companies it is
     * @return the sheet
     */
    public static ReviewSheet of(Cadence cadence, GrowthStage stage) {
        ReviewSheet rhythm = of(cadence);
        ReviewSheet grown = of(stage);
        List<Item> items = new ArrayList<>(
                rhythm.items.stream().filter(item -> suits(item.kpi(), stage)).toList());
        grown.items.stream()
                .filter(item -> item.kpi().cadences().contains(cadence))
                .filter(item -> items.stream().noneMatch(other -> other.kpi().equals(item.kpi())))
                .forEach(items::add);
        List<String> decisions = new ArrayList<>(rhythm.decisions);
        decisions.addAll(grown.decisions);
        return new ReviewSheet(
                rhythm.name + ", " + grown.name,
                rhythm.cadence,
                grown.growthStage,
                grown.question,
                items,
                decisions,
                rhythm.citation);
    }

    /** Outbound is asked about in all stages. */
    private static boolean suits(Kpi kpi, GrowthStage stage) {
        return kpi.growthStages().isEmpty()
                || kpi.growthStages().contains(stage)
                || kpi.stage() == FunnelStage.OUTBOUND;
    }

    /**
     * Returns the four numbers for who has time for no more.
     *
     * @return the sheet
     */
    public static ReviewSheet inShort() {
        return StandardSheets.IN_SHORT;
    }

    /**
     * Returns the four numbers of cold outbound.
     *
     * @return the sheet
     */
    public static ReviewSheet coldOutbound() {
        return StandardSheets.COLD_OUTBOUND;
    }

    /**
     * Returns every sheet.
     *
     * @return those by cadence, by growth stage, and the short ones
     */
    public static List<ReviewSheet> all() {
        return StandardSheets.ALL;
    }

    // ---- what it says

    /**
     * Returns the numbers.
     *
     * @return the KPIs, in order
     */
    public List<Kpi> kpis() {
        return items.stream().map(Item::kpi).toList();
    }

    /**
     * Returns the ids of the numbers.
     *
     * @return the ids, in order
     */
    public String[] ids() {
        return items.stream().map(item -> item.kpi().id()).toArray(String[]::new);
    }

    /**
     * Returns for how long the review sits.
     *
     * @return the published length, where one is
     */
    public Optional<Benchmark> length() {
        return cadence.map(LENGTHS::get).flatMap(Benchmarks.published()::find);
    }

    /**
     * Checks a review of this sheet against the limits of reviews: not too many numbers and each part of the funnel seen, a number on
     * time, no vanity, no rate every day, and the right growth stage.
     *
     * @param card the scorecard that is reviewed
     * @param known what else is known; the sheet tells cadence, growth stage and KPIs
     * @return the answers of the rules on reviews
     */
    public Diagnosis checks(Scorecard card, Facts known) {
        Facts.Builder facts = known.toBuilder().kpis(kpis());
        cadence.ifPresent(facts::cadence);
        growthStage.ifPresent(facts::growthStage);
        return RuleSet.standard().only(CHECKS).examine(card, facts.build());
    }

    /**
     * Says whether so few leads came in that a spreadsheet could do.
     *
     * @param card the scorecard, which holds the new leads
     * @return the published figure, where so few leads a month are within it
     */
    public static Optional<Benchmark> spreadsheet(Scorecard card) {
        return card.kpis().contains(StandardKpis.NEW_LEADS)
                ? card.get(StandardKpis.NEW_LEADS, Segment.ALL, card.frame().range())
                        .number()
                        .flatMap(
                                leads -> spreadsheet(leads, card.frame().range().days()))
                : Optional.empty();
    }

    /**
     * Says whether a spreadsheet could do.
     *
     * @param leads how many leads there were
     * @param days in how many days
     * @return the published figure, where so few leads a month are within it
     */
    public static Optional<Benchmark> spreadsheet(Rational leads, long days) {
        Rational perMonth = leads.times(DAYS_PER_MONTH).dividedBy(Rational.of(days));
        return Benchmarks.published()
                .find(SPREADSHEET)
                .filter(figure -> figure.band().contains(perMonth));
    }

    @Override
    public String toString() {
        return name.toLowerCase(Locale.ROOT) + ": " + String.join(", ", ids());
    }
}
