package org.leadkpi.diagnosis;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Currency;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.leadkpi.benchmark.Benchmarks;
import org.leadkpi.ledger.Journal;
import org.leadkpi.ledger.Ledger;
import org.leadkpi.metric.Catalog;
import org.leadkpi.metric.Dimension;
import org.leadkpi.metric.Flag;
import org.leadkpi.metric.Kpi;
import org.leadkpi.metric.Segment;
import org.leadkpi.metric.Trace;
import org.leadkpi.model.Dataset;
import org.leadkpi.model.Exclusion;
import org.leadkpi.model.IntentTier;
import org.leadkpi.model.Lead;
import org.leadkpi.model.Origin;
import org.leadkpi.model.Platform;
import org.leadkpi.model.Spend;
import org.leadkpi.model.SpendCategory;
import org.leadkpi.model.Stage;
import org.leadkpi.model.Touch;
import org.leadkpi.model.TouchKind;
import org.leadkpi.model.Traffic;
import org.leadkpi.scorecard.Reading;
import org.leadkpi.scorecard.Scorecard;
import org.leadkpi.stats.Interval;
import org.leadkpi.stats.Proportions;
import org.leadkpi.time.DateRange;
import org.leadkpi.time.Grain;
import org.leadkpi.time.Timestamp;
import org.leadkpi.value.KpiValue;
import org.leadkpi.value.Money;
import org.leadkpi.value.Rational;

/** Readings and companies to hold rules against. */
final class Companies {

    static final DateRange JUNE = DateRange.of(LocalDate.of(2026, 6, 1), LocalDate.of(2026, 7, 1));

    private static final List<String> CHANNELS = List.of("organic", "search", "social");

    private Companies() {}

    // ---- readings made by hand

    /** A share with its Wilson interval. */
    static Reading share(Kpi kpi, long part, long whole) {
        return reading(
                kpi,
                KpiValue.of(Rational.of(part, whole)),
                Optional.of(Rational.of(part)),
                Optional.of(Rational.of(whole)),
                whole,
                Optional.of(Proportions.wilson(part, whole, 0.95)));
    }

    /** A value without sides. */
    static Reading value(Kpi kpi, KpiValue value, long n, Optional<Interval> interval) {
        return reading(kpi, value, Optional.empty(), Optional.empty(), n, interval);
    }

    static Reading flagged(Reading reading, Flag flag) {
        return copy(reading, reading.excluded(), EnumSet.of(flag));
    }

    static Reading leavingOut(Reading reading, Exclusion reason, long count) {
        return copy(reading, Map.of(reason, count), reading.flags());
    }

    static Reading over(Reading reading, Segment segment, DateRange range) {
        return new Reading(
                reading.kpi(),
                segment,
                range,
                reading.currency(),
                reading.value(),
                reading.numerator(),
                reading.denominator(),
                reading.n(),
                reading.interval(),
                reading.dispersion(),
                reading.excluded(),
                reading.flags(),
                reading.provisional(),
                reading.working());
    }

    private static Reading copy(Reading reading, Map<Exclusion, Long> excluded, Set<Flag> flags) {
        return new Reading(
                reading.kpi(),
                reading.segment(),
                reading.range(),
                reading.currency(),
                reading.value(),
                reading.numerator(),
                reading.denominator(),
                reading.n(),
                reading.interval(),
                reading.dispersion(),
                excluded,
                flags,
                reading.provisional(),
                reading.working());
    }

    static Reading reading(
            Kpi kpi,
            KpiValue value,
            Optional<Rational> part,
            Optional<Rational> whole,
            long n,
            Optional<Interval> interval) {
        return new Reading(
                kpi,
                Segment.ALL,
                JUNE,
                Currency.getInstance("USD"),
                value,
                part,
                whole,
                n,
                interval,
                Optional.empty(),
                Map.of(),
                Set.of(),
                Optional.empty(),
                new Trace(kpi.formula(), List.of(), value));
    }

    // ---- companies made by hand

    /** For each month from January 2025 on, how many MQLs there were and how many of them became SQL, in one channel. */
    static Dataset mqls(int[]... months) {
        List<Lead> leads = new ArrayList<>();
        for (int i = 0; i < months.length; i++) {
            leads.addAll(mqls("organic", i, months[i][0], months[i][1]));
        }
        return observed(months.length).leads(leads).build();
    }

    static List<Lead> mqls(String channel, int month, int mqls, int sqls) {
        List<Lead> leads = new ArrayList<>();
        LocalDateTime at = LocalDateTime.of(2025, 1, 5, 9, 0).plusMonths(month);
        for (int i = 0; i < mqls; i++) {
            Lead.Builder lead = Lead.builder(channel + "-" + month + "-" + i, utc(at))
                    .channel(channel)
                    .entered(Stage.MQL, utc(at));
            leads.add((i < sqls ? lead.entered(Stage.SQL, utc(at.plusDays(3))) : lead).build());
        }
        return leads;
    }

    static Dataset.Builder observed(int months) {
        LocalDate first = LocalDate.of(2025, 1, 1);
        LocalDate end = first.plusMonths(months);
        return Dataset.observed(first, end)
                .zone(ZoneOffset.UTC)
                .asOf(end.plusYears(1).atStartOfDay(ZoneOffset.UTC).toInstant())
                .currency("USD");
    }

    static CaseFile file(Dataset data, Dimension... by) {
        Journal journal = Journal.of(data);
        Scorecard card = Scorecard.of(Ledger.of(journal, Catalog.standard(), Grain.MONTH, by));
        return new CaseFile(card, Optional.of(journal), Thresholds.standard(), Benchmarks.published(), Facts.NONE);
    }

    /** The total over all days. */
    static Subject whole(Dataset data) {
        CaseFile file = file(data);
        return file.subject(file.card(), Segment.ALL, file.card().frame().range());
    }

    private static Timestamp utc(LocalDateTime at) {
        return Timestamp.of(at.atOffset(ZoneOffset.UTC));
    }

    // ---- random companies

    /** Records of a company large enough that rules have something to say. */
    record Records(List<Lead> leads, List<Touch> touches, List<Spend> spend, List<Traffic> traffic) {

        Dataset dataset() {
            return observed(MONTHS)
                    .leads(leads)
                    .touches(touches)
                    .spend(spend)
                    .traffic(traffic)
                    .build();
        }
    }

    private static final int MONTHS = 8;

    static Records random(long seed) {
        Random random = new Random(seed);
        Records records = new Records(new ArrayList<>(), new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
        for (String channel : CHANNELS) {
            double toMql = 0.2 + 0.7 * random.nextDouble();
            double toSql = 0.02 + 0.4 * random.nextDouble();
            double toCustomer = 0.02 + 0.2 * random.nextDouble();
            double inTime = random.nextDouble();
            for (int month = 0; month < MONTHS; month++) {
                int leads = 10 + random.nextInt(90);
                month(records, channel, month, random);
                for (int i = 0; i < leads; i++) {
                    lead(
                            records,
                            channel + "-" + month + "-" + i,
                            channel,
                            month,
                            random,
                            toMql,
                            toSql,
                            toCustomer,
                            inTime);
                }
            }
        }
        return records;
    }

    private static void month(Records records, String channel, int month, Random random) {
        LocalDate first = LocalDate.of(2025, 1, 1).plusMonths(month);
        DateRange days = DateRange.of(first, first.plusMonths(1));
        if (!channel.equals("organic")) {
            long impressions = 1_000 + random.nextInt(20_000);
            records.traffic()
                    .add(Traffic.builder(days)
                            .channel(channel)
                            .platform(channel.equals("search") ? Platform.PAID_SEARCH : Platform.PAID_SOCIAL)
                            .impressions(impressions)
                            .clicks((long) (impressions * random.nextDouble() * 0.04))
                            .visitors(500 + random.nextInt(9_000))
                            .build());
            records.spend()
                    .add(Spend.builder(days, Money.of(1_000 + random.nextInt(9_000), "USD"), SpendCategory.AD_MEDIA)
                            .channel(channel)
                            .build());
        }
    }

    private static void lead(
            Records records,
            String id,
            String channel,
            int month,
            Random random,
            double toMql,
            double toSql,
            double toCustomer,
            double inTime) {
        LocalDateTime at =
                LocalDateTime.of(2025, 1, 1 + random.nextInt(28), 9, 0).plusMonths(month);
        Lead.Builder lead = Lead.builder(id, utc(at))
                .channel(channel)
                .origin(Origin.INBOUND)
                .intent(random.nextBoolean() ? IntentTier.HIGH : IntentTier.LOW);
        if (random.nextDouble() < toMql) {
            lead.entered(Stage.MQL, utc(at));
            if (random.nextDouble() < toSql) {
                lead.entered(Stage.SQL, utc(at.plusDays(4)));
                if (random.nextDouble() < toCustomer) {
                    lead.entered(Stage.CUSTOMER, utc(at.plusDays(20)));
                }
            }
        }
        records.leads().add(lead.build());
        if (random.nextInt(20) > 0) {
            long minutes = random.nextDouble() < inTime ? 1 + random.nextInt(4) : 5 + random.nextInt(3_000);
            records.touches()
                    .add(Touch.builder("touch-" + id, utc(at.plusMinutes(minutes)), TouchKind.CALL)
                            .lead(id)
                            .build());
        }
    }
}
