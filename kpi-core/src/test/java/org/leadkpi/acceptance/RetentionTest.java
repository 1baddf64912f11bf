package org.leadkpi.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;
import static org.leadkpi.acceptance.ReadingAssert.assertReading;
import static org.leadkpi.metric.CustomerKpis.CUSTOMER_LIFETIME_RETENTION;
import static org.leadkpi.metric.CustomerKpis.CUSTOMER_LIFETIME_VALUE_RETENTION;

import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.leadkpi.metric.CustomerTallies;
import org.leadkpi.metric.Flag;
import org.leadkpi.metric.Retention;
import org.leadkpi.metric.StandardTallies;
import org.leadkpi.model.Policies;
import org.leadkpi.scorecard.Reading;
import org.leadkpi.time.Timestamp;
import org.leadkpi.value.Money;
import org.leadkpi.value.Rational;
import org.leadkpi.value.Status;

/** Lifetimes by the shifted-beta-geometric model, which lets customers differ. */
class RetentionTest {

    /** Fader and Hardie 2007, "Regular" customers: how many are left after each period, here a month each. */
    private static final int[] REGULAR = {1000, 631, 468, 382, 326, 289, 262, 241};

    private static Scenario cohort(int... remaining) {
        Scenario company =
                Scenario.january().asOf(LocalDate.of(2026, 1, 15).plusMonths(remaining.length - 1) + "T12:00");
        int id = 0;
        for (int month = 1; month < remaining.length; month++) {
            LocalDate left = LocalDate.of(2026, 1, 15).plusMonths(month).minusDays(10);
            for (int i = remaining[month]; i < remaining[month - 1]; i++) {
                company.customer(
                        "left-" + id++,
                        "2026-01-15T00:00",
                        customer -> customer.churnedAt(Timestamp.of(left)).monthlyRevenue(Money.of(100, "USD")));
            }
        }
        for (int i = 0; i < remaining[remaining.length - 1]; i++) {
            company.customer(
                    "there-" + i, "2026-01-15T00:00", customer -> customer.monthlyRevenue(Money.of(100, "USD")));
        }
        return company;
    }

    @Test
    void lifetime_ofThePublishedCohort_hasNoEnd_unlessAHorizonIsSet() {
        assertReading(cohort(REGULAR).read(CUSTOMER_LIFETIME_RETENTION))
                .hasStatus(Status.UNBOUNDED) // alpha is 0.704, and a mean needs more than 1
                .saysWhy("the mean has no end");

        Reading year = cohort(REGULAR)
                .policies(Policies.STANDARD.withHorizonMonths(12))
                .read(CUSTOMER_LIFETIME_RETENTION);
        // the sum of S(t) for t from 0 to 11, with alpha 0.704077 and beta 1.182043 of the paper, computed apart
        assertThat(year.number().orElseThrow().toDouble()).isCloseTo(4.409946, within(1e-4));
        assertReading(year).flags(Flag.CAPPED);
    }

    @Test
    void value_isRevenueTimesLifetime_aboveThatOfAConstantRate() {
        Reading value = cohort(REGULAR)
                .policies(Policies.STANDARD.withHorizonMonths(60))
                .read(CUSTOMER_LIFETIME_VALUE_RETENTION);

        assertThat(value.number().orElseThrow().toDouble()).isCloseTo(880.450, within(0.1));
        assertReading(value).flags(Flag.CAPPED);
        assertThat(value.n()).isEqualTo(1000);
        // one over the churn of the first month, 369 of 1000: 2.71 months, as if all were alike
        assertThat(value.number().orElseThrow()).isGreaterThan(Rational.of(271));
    }

    @Test
    void lifetime_withoutAnyLoss_isUnbounded() {
        assertReading(cohort(50, 50, 50, 50).read(CUSTOMER_LIFETIME_RETENTION)).hasStatus(Status.UNBOUNDED);
    }

    @Test
    void lifetime_ofAYoungCohort_isRefused() {
        assertReading(cohort(50, 40).read(CUSTOMER_LIFETIME_RETENTION))
                .hasStatus(Status.NOT_APPLICABLE)
                .saysWhy("every member must have been followed for 2 whole months, they were for 1");
    }

    @Test
    void lifetime_whereRetentionDoesNotRise_isRefused() {
        assertReading(cohort(1000, 900, 700, 300).read(CUSTOMER_LIFETIME_RETENTION))
                .hasStatus(Status.NOT_APPLICABLE)
                .saysWhy("retention does not rise over the 3 months followed");
    }

    @Test
    void lifetime_withoutCustomers_hasNoData() {
        assertReading(Scenario.january()
                        .customer("later", "2026-02-15T00:00", customer -> customer)
                        .read(CUSTOMER_LIFETIME_RETENTION))
                .hasStatus(Status.NO_DATA);
    }

    @Test
    void retention_ofTalliesWithoutMonths_isRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Retention(CustomerTallies.CUSTOMER_LIFETIMES, StandardTallies.LEADS))
                .withMessage("cannot tell retention by leads: it keeps no months");
    }
}
