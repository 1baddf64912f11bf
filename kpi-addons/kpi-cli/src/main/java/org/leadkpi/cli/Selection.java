package org.leadkpi.cli;

import java.io.PrintWriter;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Currency;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.leadkpi.csv.Import;
import org.leadkpi.diagnosis.Diagnosis;
import org.leadkpi.diagnosis.Facts;
import org.leadkpi.diagnosis.Rule;
import org.leadkpi.diagnosis.RuleSet;
import org.leadkpi.diagnosis.Thresholds;
import org.leadkpi.ledger.Journal;
import org.leadkpi.ledger.Ledger;
import org.leadkpi.metric.Catalog;
import org.leadkpi.metric.Dimension;
import org.leadkpi.metric.Kpi;
import org.leadkpi.metric.Segment;
import org.leadkpi.metric.StandardDimensions;
import org.leadkpi.metric.StandardKpis;
import org.leadkpi.metric.StandardTallies;
import org.leadkpi.model.Dataset;
import org.leadkpi.model.Policies;
import org.leadkpi.model.SpendAllocation;
import org.leadkpi.review.Growth;
import org.leadkpi.review.ReviewSheet;
import org.leadkpi.review.Why;
import org.leadkpi.scorecard.AcquisitionLag;
import org.leadkpi.scorecard.Scorecard;
import org.leadkpi.scorecard.Trend;
import org.leadkpi.time.DateRange;
import org.leadkpi.time.Grain;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Which data, days and KPIs a command is about: the options that commands share, and how they are read. */
final class Selection {

    private static final int MOST_LAG = 3_650;

    @Mixin
    private Records records = new Records();

    @Mixin
    private Days days = new Days();

    @Option(
            names = "--currency",
            paramLabel = "CODE",
            description = "The currency to report in, as USD. Default: the only one in the data.")
    private @Nullable String currency;

    @Option(
            names = "--grain",
            paramLabel = "GRAIN",
            description = "The length of a period: day, week, month, quarter, year, none, or a fiscal one as"
                    + " quarter:april. Default: month.")
    private String grain = "month";

    @Option(
            names = "--by",
            paramLabel = "DIM",
            split = ",",
            description =
                    "What to group by: channel, campaign, owner, team, origin, type (of the lead), ... or a further column"
                            + " of the data.")
    private List<String> by = new ArrayList<>();

    @Option(
            names = "--kpi",
            paramLabel = "ID",
            split = ",",
            description = "Which KPIs, by id or alias. Default: all; kpi catalogue lists them.")
    private List<String> kpis = new ArrayList<>();

    @Option(
            names = "--lag",
            paramLabel = "DAYS",
            description =
                    "How many days spend goes before the customers it brings, for customer-acquisition-cost.lagged."
                            + " Default: the median sales cycle of the data.")
    private @Nullable Integer lag;

    @Option(
            names = "--lead-lag",
            paramLabel = "DAYS",
            description =
                    "How many days spend goes before the leads it brings, for cost-per-lead.cohort. Default: not known,"
                            + " and then that cost has no value.")
    private @Nullable Integer leadLag;

    @Option(
            names = "--allocate",
            paramLabel = "HOW",
            description =
                    "How spend that names no channel is shared out over channels: direct-spend, leads or equal. Default: not at"
                            + " all; it stands in a row of its own.")
    private @Nullable String allocate;

    /** The scorecard, and what is wrong with the data it is made from. */
    record Result(Scorecard card, ProblemList problems) {}

    /**
     * Trends, the scorecard they follow, and what is wrong with the data.
     *
     * @param leftOut how many KPIs nobody asked for by name and have no value anywhere
     */
    record Trends(Scorecard card, List<Trend> trends, int leftOut, ProblemList problems) {}

    /** A diagnosis, and what is wrong with the data. */
    record Diagnosed(Diagnosis diagnosis, ProblemList problems) {}

    /** The scorecard of a review, the same with what its notes need, its sheet, and what is wrong with the data. */
    record Reviewed(Scorecard card, Scorecard full, ReviewSheet sheet, ProblemList problems) {}

    /** Why a KPI moved, the scorecard that tells so, and what is wrong with the data. */
    record Explained(Scorecard card, Why why, ProblemList problems) {}

    /** What the arguments name, read and ready to be counted. */
    private record Loaded(
            Dataset dataset, Catalog catalog, Grain grain, List<Dimension> dimensions, ProblemList problems) {

        Ledger ledger(Journal journal, Grain length) {
            return Ledger.of(journal, catalog, length, dimensions.toArray(Dimension[]::new));
        }
    }

    /** Whether KPIs were chosen by name. */
    boolean isChosen() {
        return !kpis.isEmpty();
    }

    /** Reads the arguments, then the data; prints what is wrong with the data. */
    Result scorecard(PrintWriter err) {
        Loaded loaded = load(err);
        return Terminal.showing(
                "computing",
                err,
                () -> new Result(
                        Scorecard.of(loaded.ledger(Journal.of(loaded.dataset(), loaded.catalog()), loaded.grain())),
                        loaded.problems()));
    }

    /** The same for a review, which chooses the KPIs. */
    Reviewed review(ReviewSheet sheet, PrintWriter err) {
        if (!kpis.isEmpty()) {
            throw new BadInput("--kpi chooses the KPIs, and so do --cadence and --stage; use one of them");
        }
        kpis = new ArrayList<>(List.of(sheet.ids()));
        kpis.add(StandardKpis.NEW_LEADS.id());
        Result result = scorecard(err);
        return new Reviewed(result.card().only(sheet.ids()), result.card(), sheet, result.problems());
    }

    /** Why a KPI moved between two periods; where they are not named, between the last two settled ones. */
    Explained why(String kpi, @Nullable String base, @Nullable String period, PrintWriter err) {
        if (!kpis.isEmpty()) {
            throw new BadInput("--kpi names " + String.join(", ", kpis) + ", but the KPI to explain is " + kpi);
        }
        if (by.size() > 1) {
            throw new BadInput("--by names " + String.join(", ", by) + ", must be one dimension");
        }
        kpis = List.of(kpi);
        by = by.isEmpty() ? List.of(StandardDimensions.CHANNEL.name()) : by;
        Result result = scorecard(err);
        Scorecard card = result.card();
        Kpi moved = card.kpis().get(0);
        Moved between = new Moved(card, moved, days);
        DateRange after = period == null ? between.last() : between.period("--period", period);
        DateRange before = base == null ? between.before(after) : between.period("--base", base);
        Why why = Why.of(card, moved, card.frame().axes().get(0).dimension(), after, before);
        return new Explained(card, why, result.problems());
    }

    /** The same, with every KPI followed through the periods in every segment; days cut a last period that is not over. */
    Trends trends(PrintWriter err) {
        Loaded loaded = load(err);
        return Terminal.showing("computing", err, () -> {
            Journal journal = Journal.of(loaded.dataset(), loaded.catalog());
            Scorecard card = Scorecard.of(loaded.ledger(journal, loaded.grain()));
            DateRange last = card.periods().get(card.periods().size() - 1);
            Scorecard fine = card.isWhole(last) ? card : Scorecard.of(loaded.ledger(journal, Grain.DAY));
            List<Segment> segments = new ArrayList<>(card.segments());
            segments.add(Segment.ALL);
            List<Trend> trends = new ArrayList<>();
            int leftOut = 0;
            for (Kpi kpi : card.kpis()) {
                List<Trend> found = segments.stream()
                        .map(segment -> Trend.of(card, fine, kpi, segment))
                        .filter(trend -> !kpis.isEmpty() || trend.hasValues())
                        .toList();
                trends.addAll(found);
                leftOut += found.isEmpty() ? 1 : 0;
            }
            return new Trends(card, trends, leftOut, loaded.problems());
        });
    }

    /**
     * The same data, examined by rules. KPIs that are asked for by name are those that are reviewed, unless that was told; rules
     * that read others only are left out.
     */
    Diagnosed diagnosis(RuleSet rules, Facts told, PrintWriter err) {
        Thresholds settings = rules.thresholds();
        Catalog usual = Catalog.discover();
        Catalog all = set(() -> settings.catalog(usual));
        Loaded loaded = load(set(() -> settings.policies(Policies.STANDARD)), err);
        Catalog chosen = loaded.catalog();
        String[] idle = rules.rules().stream()
                .filter(rule -> isChosen() && !rule.kpis().isEmpty())
                .filter(rule -> chosen.kpis().stream().noneMatch(rule.kpis()::contains))
                .map(Rule::id)
                .toArray(String[]::new);
        Facts.Builder known = told.toBuilder();
        if (isChosen() && told.kpis().isEmpty()) {
            known.kpis(chosen.kpis());
        }
        if (told.growthStage().isEmpty()) {
            Growth growth = Growth.of(loaded.dataset());
            set(() -> growth.stage(settings)).ifPresent(known::growthStage);
        }
        Facts facts = known.build();
        return Terminal.showing("examining", err, () -> {
            Diagnosis found = rules.without(idle)
                    .examine(
                            Journal.of(loaded.dataset(), all),
                            all,
                            facts,
                            loaded.grain(),
                            loaded.dimensions().toArray(Dimension[]::new));
            return new Diagnosed(found, loaded.problems());
        });
    }

    /** What thresholds set, unless they cannot. */
    private static <T> T set(Supplier<T> foundation) {
        try {
            return foundation.get();
        } catch (IllegalArgumentException wrong) {
            throw new BadInput("thresholds: " + wrong.getMessage(), wrong);
        }
    }

    private Loaded load(PrintWriter err) {
        return load(Policies.STANDARD, err);
    }

    private Loaded load(Policies policies, PrintWriter err) {
        DateRange range = days.range();
        Instant seenFrom = days.asOf(records.zone());
        Grain length = grain();
        Catalog catalog = catalog();
        Import found = records.read(reporting(), err);
        requireLag("--lag", lag);
        requireLag("--lead-lag", leadLag);
        Dataset unallocated = lagged(
                found.dataset(range.start(), range.end())
                        .asOf(seenFrom)
                        .currency(currency(found))
                        .policies(leadLag == null ? policies : policies.withLeadLagDays(leadLag))
                        .build(),
                catalog,
                err);
        Dataset dataset = allocation().map(how -> how.allocate(unallocated)).orElse(unallocated);
        ProblemList problems = records.checked(found.problems(dataset), err);
        return new Loaded(dataset, catalog, length, dimensions(catalog, dataset), problems);
    }

    /** Spend goes before its customers by as many days as were given, else by the median sales cycle of the data. */
    private Dataset lagged(Dataset dataset, Catalog catalog, PrintWriter err) {
        if (!catalog.tallies().contains(StandardTallies.SPEND_LAGGED)) {
            return dataset;
        }
        OptionalInt days = lag == null ? AcquisitionLag.of(dataset) : OptionalInt.of(lag);
        if (days.isEmpty()) {
            return dataset;
        }
        if (lag == null && isChosen()) {
            err.println("spend counts " + days.getAsInt()
                    + " days later in customer-acquisition-cost.lagged: the median sales cycle; --lag sets another");
        }
        return dataset.toBuilder()
                .policies(dataset.policies().withAcquisitionLagDays(days.getAsInt()))
                .build();
    }

    private Optional<SpendAllocation> allocation() {
        if (allocate == null) {
            return Optional.empty();
        }
        return Optional.of(
                switch (allocate) {
                    case "direct-spend" -> SpendAllocation.BY_DIRECT_SPEND;
                    case "leads" -> SpendAllocation.BY_LEADS;
                    case "equal" -> SpendAllocation.EQUAL;
                    default ->
                        throw new BadInput("--allocate is \"" + allocate + "\", must be direct-spend, leads or equal");
                });
    }

    private static void requireLag(String name, @Nullable Integer days) {
        if (days != null && (days < 0 || days > MOST_LAG)) {
            throw new BadInput(name + " is " + days + ", must lie between 0 and " + MOST_LAG + " days");
        }
    }

    private @Nullable Currency reporting() {
        if (currency == null) {
            return null;
        }
        try {
            return Currency.getInstance(currency.toUpperCase(Locale.ROOT));
        } catch (IllegalArgumentException unknown) {
            throw new BadInput("--currency is \"" + currency + "\", must be a currency code such as USD", unknown);
        }
    }

    private Currency currency(Import found) {
        Currency reporting = reporting();
        if (reporting != null) {
            return reporting;
        }
        if (found.currencies().size() > 1) {
            throw new BadInput("the data has amounts in "
                    + found.currencies().stream().map(Currency::getCurrencyCode).collect(Collectors.joining(", "))
                    + "; choose the one to report in with --currency");
        }
        return found.currencies().stream().findFirst().orElse(Records.NO_CURRENCY);
    }

    private Grain grain() {
        try {
            return Grain.parse(grain);
        } catch (IllegalArgumentException wrong) {
            throw new BadInput("--grain is " + wrong.getMessage(), wrong);
        }
    }

    private Catalog catalog() {
        Catalog all = Catalog.discover();
        if (kpis.isEmpty()) {
            return all;
        }
        try {
            return all.only(Items.of("--kpi", kpis, "cpl,win-rate"));
        } catch (IllegalArgumentException unknown) {
            throw new BadInput(Objects.requireNonNull(unknown.getMessage()), unknown);
        }
    }

    private List<Dimension> dimensions(Catalog catalog, Dataset dataset) {
        Map<String, Dimension> named = new LinkedHashMap<>();
        for (String each : Items.of("--by", by, "channel,owner")) {
            Dimension dimension = dimension(catalog, each.toLowerCase(Locale.ROOT), dataset); // as columns are read
            if (named.put(dimension.name(), dimension) != null) {
                throw new BadInput("--by names " + dimension.name() + " twice");
            }
        }
        return List.copyOf(named.values());
    }

    private static Dimension dimension(Catalog catalog, String name, Dataset dataset) {
        try {
            return catalog.dimension(name, dataset);
        } catch (IllegalArgumentException unknown) {
            throw new BadInput(Objects.requireNonNull(unknown.getMessage()), unknown);
        }
    }
}
