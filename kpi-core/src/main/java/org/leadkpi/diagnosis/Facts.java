package org.leadkpi.diagnosis;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.leadkpi.capacity.Practice;
import org.leadkpi.metric.Cadence;
import org.leadkpi.metric.Catalog;
import org.leadkpi.metric.GrowthStage;
import org.leadkpi.metric.Kpi;
import org.leadkpi.scoring.ModelCard;
import org.leadkpi.value.Rational;

/**
 * The few things that rules want to know and that are no readings: what is reviewed and how, and what is known of the company.
 *
 * <p>What is not told is not known, and a rule that needs it is not evaluable.
 *
 * @param kpis the KPIs on the scorecard that is reviewed, empty when not told
 * @param cadence how often it is reviewed
 * @param growthStage the growth stage of the company
 * @param targets the numbers that KPIs are held to, by the id of the KPI
 * @param hasResponseTarget whether a written target for the response to leads exists
 * @param ranksByVolume whether reps are ranked by how much they do
 * @param addsVolume whether more volume at the top is planned
 * @param market the market that is sold to, as {@code enterprise security}
 * @param unqualifiedPipeline the share of the pipeline reported that is counted before it is qualified
 * @param scoring what leads are scored by, and its last validation
 * @param practices which practices are followed, as far as it is known
 * @param changepoints the days on which something changed that was measured across
 * @since 0.1
 */
public record Facts(
        Optional<List<Kpi>> kpis,
        Optional<Cadence> cadence,
        Optional<GrowthStage> growthStage,
        Map<String, Rational> targets,
        Optional<Boolean> hasResponseTarget,
        Optional<Boolean> ranksByVolume,
        Optional<Boolean> addsVolume,
        Optional<String> market,
        Optional<Rational> unqualifiedPipeline,
        Optional<ModelCard> scoring,
        Map<Practice, Boolean> practices,
        List<Changepoint> changepoints) {

    /** Nothing is known. */
    public static final Facts NONE = builder().build();

    /**
     * A day on which a tool, a template or a way of counting changed.
     *
     * @param date the first day after the change
     * @param what what changed, in a few words
     * @param isOfLogging whether activity began to be recorded in another way
     * @since 0.1
     */
    public record Changepoint(LocalDate date, String what, boolean isOfLogging) {
        /**
         * Refuses a change of nothing.
         *
         * @param date the first day after the change
         * @param what what changed, in a few words
         * @param isOfLogging whether activity began to be recorded in another way
         */
        public Changepoint {
            Objects.requireNonNull(date, "date");
            if (what.isBlank()) {
                throw new IllegalArgumentException("the changepoint of " + date + " needs to say what changed");
            }
        }
    }

    /**
     * Copies.
     *
     * @param kpis the KPIs on the scorecard that is reviewed, empty when not told
     * @param cadence how often it is reviewed
     * @param growthStage the growth stage of the company
     * @param targets the numbers that KPIs are held to, by the id of the KPI
     * @param hasResponseTarget whether a written target for the response to leads exists
     * @param ranksByVolume whether reps are ranked by how much they do
     * @param addsVolume whether more volume at the top is planned
     * @param market the market that is sold to
     * @param unqualifiedPipeline the share of the pipeline reported that is counted before it is qualified
     * @param scoring what leads are scored by, and its last validation
     * @param practices which practices are followed, as far as it is known
     * @param changepoints the days on which something changed that was measured across
     */
    public Facts {
        kpis = kpis.map(List::copyOf);
        Objects.requireNonNull(cadence, "cadence");
        Objects.requireNonNull(growthStage, "growthStage");
        targets = Map.copyOf(targets);
        Objects.requireNonNull(hasResponseTarget, "hasResponseTarget");
        Objects.requireNonNull(ranksByVolume, "ranksByVolume");
        Objects.requireNonNull(addsVolume, "addsVolume");
        Objects.requireNonNull(market, "market");
        Objects.requireNonNull(unqualifiedPipeline, "unqualifiedPipeline");
        Objects.requireNonNull(scoring, "scoring");
        Map<Practice, Boolean> ordered = new EnumMap<>(Practice.class);
        ordered.putAll(practices);
        practices = Collections.unmodifiableMap(ordered);
        changepoints = List.copyOf(changepoints);
    }

    /**
     * A copy with what a text tells: a line {@code key = value} each; empty lines and lines that begin with a hash are skipped.
     *
     * <pre>{@code
     * cadence = monthly
     * stage = early
     * kpis = cpl, mql-to-sql
     * target.mql-to-sql = 15 %
     * response-target = yes
     * ranks-by-volume = no
     * adds-volume = yes
     * market = enterprise security
     * changepoint.2026-03-01 = logging: calls are logged by themselves
     * }</pre>
     *
     * <ul>
     *   <li>A target is in the unit of its KPI, or a percentage of a ratio, or a time in s, min, h or d; money is in the currency of
     *       the scorecard.
     *   <li>A changepoint that begins with {@code logging:} is one in the way activity is recorded.
     * </ul>
     *
     * @param name what to call the text in messages
     * @param text the text
     * @param catalog the KPIs that the text may name
     * @return the copy
     * @throws IllegalArgumentException if a line is wrong; the message begins with the name and the number of the line
     */
    public Facts withText(String name, String text, Catalog catalog) {
        return FactsText.read(this, name, text, catalog);
    }

    /**
     * Starts with these.
     *
     * @return a builder that has them all
     */
    public Builder toBuilder() {
        Builder builder = new Builder();
        kpis.ifPresent(builder::kpis);
        cadence.ifPresent(builder::cadence);
        growthStage.ifPresent(builder::growthStage);
        builder.targets.putAll(targets);
        hasResponseTarget.ifPresent(builder::responseTarget);
        ranksByVolume.ifPresent(builder::ranksByVolume);
        addsVolume.ifPresent(builder::addsVolume);
        market.ifPresent(builder::market);
        unqualifiedPipeline.ifPresent(builder::unqualifiedPipeline);
        scoring.ifPresent(builder::scoring);
        builder.practices.putAll(practices);
        builder.changepoints.addAll(changepoints);
        return builder;
    }

    /**
     * Starts with nothing.
     *
     * @return a builder
     */
    public static Builder builder() {
        return new Builder();
    }

    /**
     * Collects facts.
     *
     * @since 0.1
     */
    public static final class Builder {

        private @Nullable List<Kpi> kpis;
        private @Nullable Cadence cadence;
        private @Nullable GrowthStage growthStage;
        private final Map<String, Rational> targets = new TreeMap<>();
        private @Nullable Boolean hasResponseTarget;
        private @Nullable Boolean ranksByVolume;
        private @Nullable Boolean addsVolume;
        private @Nullable String market;
        private @Nullable Rational unqualifiedPipeline;
        private @Nullable ModelCard scoring;
        private final Map<Practice, Boolean> practices = new EnumMap<>(Practice.class);
        private final List<Changepoint> changepoints = new ArrayList<>();

        private Builder() {}

        /**
         * Tells which KPIs are on the scorecard that is reviewed.
         *
         * @param shown the KPIs
         * @return this
         */
        public Builder kpis(List<Kpi> shown) {
            kpis = List.copyOf(shown);
            return this;
        }

        /**
         * Tells how often it is reviewed.
         *
         * @param rhythm the cadence
         * @return this
         */
        public Builder cadence(Cadence rhythm) {
            cadence = rhythm;
            return this;
        }

        /**
         * Tells the growth stage of the company.
         *
         * @param stage the stage
         * @return this
         */
        public Builder growthStage(GrowthStage stage) {
            growthStage = stage;
            return this;
        }

        /**
         * Tells what a KPI is held to.
         *
         * @param kpi the KPI
         * @param number the number, in the unit of the KPI
         * @return this
         */
        public Builder target(Kpi kpi, Rational number) {
            targets.put(kpi.id(), number);
            return this;
        }

        /**
         * Tells whether a written target for the response to leads exists.
         *
         * @param exists whether it does
         * @return this
         */
        public Builder responseTarget(boolean exists) {
            hasResponseTarget = exists;
            return this;
        }

        /**
         * Tells whether reps are ranked by how much they do, instead of by what comes of their leads.
         *
         * @param doesSo whether they are
         * @return this
         */
        public Builder ranksByVolume(boolean doesSo) {
            ranksByVolume = doesSo;
            return this;
        }

        /**
         * Tells whether more volume at the top of the funnel is planned.
         *
         * @param planned whether it is
         * @return this
         */
        public Builder addsVolume(boolean planned) {
            addsVolume = planned;
            return this;
        }

        /**
         * Tells which market is sold to.
         *
         * @param name the market, as {@code enterprise security}
         * @return this
         */
        public Builder market(String name) {
            market = name;
            return this;
        }

        /**
         * Tells how much of the pipeline that is reported is counted before it is qualified.
         *
         * @param share the share of its amount, from 0 to 1
         * @return this
         */
        public Builder unqualifiedPipeline(Rational share) {
            unqualifiedPipeline = share;
            return this;
        }

        /**
         * Tells what leads are scored by, and when that was last validated.
         *
         * @param card the model, with its last validation if there was one
         * @return this
         */
        public Builder scoring(ModelCard card) {
            scoring = card;
            return this;
        }

        /**
         * Tells whether a practice is followed.
         *
         * @param practice the practice
         * @param isFollowed whether it is
         * @return this
         */
        public Builder practice(Practice practice, boolean isFollowed) {
            practices.put(practice, isFollowed);
            return this;
        }

        /**
         * Tells of a change.
         *
         * @param change the change
         * @return this
         */
        public Builder changepoint(Changepoint change) {
            changepoints.add(change);
            return this;
        }

        /**
         * Finishes.
         *
         * @return the facts
         */
        public Facts build() {
            return new Facts(
                    Optional.ofNullable(kpis),
                    Optional.ofNullable(cadence),
                    Optional.ofNullable(growthStage),
                    targets,
                    Optional.ofNullable(hasResponseTarget),
                    Optional.ofNullable(ranksByVolume),
                    Optional.ofNullable(addsVolume),
                    Optional.ofNullable(market),
                    Optional.ofNullable(unqualifiedPipeline),
                    Optional.ofNullable(scoring),
                    practices,
                    changepoints);
        }
    }
}
