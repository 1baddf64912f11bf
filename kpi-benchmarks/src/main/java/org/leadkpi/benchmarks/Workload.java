package org.leadkpi.benchmarks;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.SplittableRandom;
import org.leadkpi.model.Dataset;
import org.leadkpi.model.Lead;
import org.leadkpi.model.Opportunity;
import org.leadkpi.model.OpportunityStatus;
import org.leadkpi.model.Spend;
import org.leadkpi.model.SpendCategory;
import org.leadkpi.model.Stage;
import org.leadkpi.time.DateRange;
import org.leadkpi.time.Timestamp;
import org.leadkpi.value.Money;

/**
 * Records of a believable company over two years, from a fixed seed: 12 channels, a tenth of the leads with an
 * opportunity, a spend record per channel and day.
 */
record Workload(List<Lead> leads, List<Opportunity> opportunities, List<Spend> spend) {

    static final LocalDate FROM = LocalDate.of(2024, 1, 1);
    static final LocalDate TO = LocalDate.of(2026, 1, 1);
    static final ZoneId ZONE = ZoneId.of("America/New_York");

    private static final int CHANNELS = 12;
    private static final long SEED = 20260101;

    static Workload of(int leadCount) {
        SplittableRandom random = new SplittableRandom(SEED);
        DateRange range = DateRange.of(FROM, TO);
        Instant start = range.startInstant(ZONE);
        long seconds = range.duration(ZONE).toSeconds();
        List<Lead> leads = new ArrayList<>(leadCount);
        List<Opportunity> opportunities = new ArrayList<>();
        for (int i = 0; i < leadCount; i++) {
            Instant created = start.plusSeconds(random.nextLong(seconds));
            Lead.Builder lead =
                    Lead.builder("L" + i, Timestamp.of(created)).channel("channel-" + random.nextInt(CHANNELS));
            if (random.nextInt(100) < 40) {
                Instant mql = created.plus(random.nextInt(20 * 24), ChronoUnit.HOURS);
                lead.entered(Stage.MQL, Timestamp.of(mql));
                if (random.nextInt(100) < 18) {
                    Instant sql = mql.plus(random.nextInt(30 * 24), ChronoUnit.HOURS);
                    lead.entered(Stage.SQL, Timestamp.of(sql));
                }
            }
            leads.add(lead.build());
            if (random.nextInt(10) == 0) {
                opportunities.add(opportunity(random, i, created));
            }
        }
        return new Workload(leads, opportunities, spend(random, range));
    }

    private static Opportunity opportunity(SplittableRandom random, int lead, Instant leadCreated) {
        Instant created = leadCreated.plus(1 + random.nextInt(40), ChronoUnit.DAYS);
        Money amount = Money.of(3_000 + random.nextInt(60_000), "USD");
        Opportunity.Builder opportunity = Opportunity.builder("O" + lead, Timestamp.of(created))
                .lead("L" + lead)
                .amount(amount)
                .qualifiedAt(Timestamp.of(created.plus(random.nextInt(15), ChronoUnit.DAYS)))
                .qualifiedAmount(amount);
        int fate = random.nextInt(100);
        if (fate < 75) {
            opportunity
                    .status(fate < 20 ? OpportunityStatus.WON : OpportunityStatus.LOST)
                    .closedAt(Timestamp.of(created.plus(20 + random.nextInt(100), ChronoUnit.DAYS)));
        }
        return opportunity.build();
    }

    private static List<Spend> spend(SplittableRandom random, DateRange range) {
        List<Spend> spend = new ArrayList<>();
        for (int channel = 0; channel < CHANNELS; channel++) {
            for (LocalDate day = range.start(); day.isBefore(range.end()); day = day.plusDays(1)) {
                Money amount = Money.ofMinor(5_000 + random.nextInt(100_000), Currency.getInstance("USD"));
                spend.add(Spend.builder(DateRange.ofDay(day), amount, SpendCategory.AD_MEDIA)
                        .channel("channel-" + channel)
                        .build());
            }
        }
        return spend;
    }

    Dataset dataset() {
        return Dataset.observed(FROM, TO)
                .zone(ZONE)
                .currency("USD")
                .leads(leads)
                .opportunities(opportunities)
                .spend(spend)
                .build();
    }
}
