package org.leadkpi.contract;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.leadkpi.model.Dataset;
import org.leadkpi.model.Lead;
import org.leadkpi.model.Opportunity;
import org.leadkpi.model.OpportunityStatus;
import org.leadkpi.model.Spend;
import org.leadkpi.model.SpendCategory;
import org.leadkpi.model.Stage;
import org.leadkpi.model.Touch;
import org.leadkpi.model.TouchKind;
import org.leadkpi.time.DateRange;
import org.leadkpi.time.Timestamp;
import org.leadkpi.value.Money;

/** A small company of half a year and three channels, its records in any order. */
final class Company {

    static final DateRange DAYS = DateRange.of(LocalDate.of(2026, 1, 1), LocalDate.of(2026, 7, 1));

    private static final List<String> CHANNELS = List.of("ads", "events", "organic");
    private static final int LEADS_A_MONTH = 40;

    private final List<Lead> leads = new ArrayList<>();
    private final List<Touch> touches = new ArrayList<>();
    private final List<Opportunity> deals = new ArrayList<>();
    private final List<Spend> spend = new ArrayList<>();

    private Company() {}

    static Dataset empty() {
        return observed().build();
    }

    /** The same records whatever the seed, which only sets their order. */
    static Dataset shuffled(long seed) {
        Company company = new Company();
        company.fill();
        Random order = new Random(seed);
        for (List<?> records : List.of(company.leads, company.touches, company.deals, company.spend)) {
            Collections.shuffle(records, order);
        }
        return observed()
                .leads(company.leads)
                .touches(company.touches)
                .opportunities(company.deals)
                .spend(company.spend)
                .build();
    }

    private static Dataset.Builder observed() {
        return Dataset.observed(DAYS.start(), DAYS.end())
                .zone(ZoneOffset.UTC)
                .asOf(DAYS.end().plusYears(1).atStartOfDay().toInstant(ZoneOffset.UTC))
                .currency("USD");
    }

    private void fill() {
        for (LocalDate month = DAYS.start(); month.isBefore(DAYS.end()); month = month.plusMonths(1)) {
            for (String channel : CHANNELS) {
                for (int i = 0; i < LEADS_A_MONTH; i++) {
                    lead(channel + "-" + month + "-" + i, month.plusDays(i % 28), channel, i);
                }
                spend.add(Spend.builder(
                                DateRange.of(month, month.plusMonths(1)),
                                Money.of(channel.equals("ads") ? "4000" : "1000", "USD"),
                                SpendCategory.AD_MEDIA)
                        .channel(channel)
                        .build());
            }
        }
    }

    /** Half of them are MQLs; of these a fifth SQLs, of which one in four is won. */
    private void lead(String id, LocalDate day, String channel, int number) {
        Lead.Builder lead = Lead.builder(id, Timestamp.of(day)).channel(channel).owner("rep-" + number % 3);
        if (number % 2 == 0) {
            lead.entered(Stage.MQL, Timestamp.of(day));
        }
        if (number % 10 == 0) {
            lead.entered(Stage.SQL, Timestamp.of(day.plusDays(2)));
            deals.add(Opportunity.builder("deal of " + id, Timestamp.of(day.plusDays(3)))
                    .lead(id)
                    .amount(Money.of("1000", "USD"))
                    .status(number == 0 ? OpportunityStatus.WON : OpportunityStatus.LOST)
                    .closedAt(Timestamp.of(day.plusDays(40)))
                    .build());
        }
        leads.add(lead.build());
        touches.add(Touch.builder("call of " + id, Timestamp.of(day.plusDays(1)), TouchKind.CALL)
                .lead(id)
                .build());
    }
}
