package org.leadkpi.report;

import java.io.IOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.leadkpi.metric.Style;
import org.leadkpi.scorecard.Cohort;
import org.leadkpi.scorecard.Cohorts;
import org.leadkpi.scorecard.Scorecard;
import org.leadkpi.stats.Interval;
import org.leadkpi.value.KpiValue;
import org.leadkpi.value.Rational;

/** Cohorts as plain text. */
final class CohortText {

    private static final String GAP = "  ";
    private static final String PROVISIONAL = "~";

    private final Scorecard card;
    private final Grid grid;
    private final int width;
    private final Appendable out;

    CohortText(Scorecard card, int width, Appendable out) {
        this.card = card;
        this.grid = new Grid(card);
        this.width = width;
        this.out = out;
    }

    void write(Collection<Cohorts> all) throws IOException {
        line("Cohorts, " + grid.title());
        line("         " + grid.basis());
        for (Cohorts cohorts : all) {
            block(cohorts);
        }
    }

    private void line(String text) throws IOException {
        out.append(text.stripTrailing()).append('\n');
    }

    private void words(String text) throws IOException {
        out.append(Paragraph.wrap(GAP, GAP, text, width));
    }

    private void block(Cohorts cohorts) throws IOException {
        line("");
        String segment = cohorts.segment().isTotal() ? "" : ", " + cohorts.segment();
        line(cohorts.kpi().title() + segment + "  [" + cohorts.kpi().id() + "]");
        Optional<KpiValue> unknown = cohorts.unknown();
        if (unknown.isPresent()) {
            String reason = unknown.get() instanceof KpiValue.Undefined undefined ? ": " + undefined.reason() : "";
            words(Wording.of(unknown.get().status()) + reason);
            return;
        }
        List<List<String>> table = new ArrayList<>();
        table.add(headings(cohorts));
        for (Cohort cohort : cohorts.cohorts()) {
            table.add(row(cohorts, card.frame().grain().label(cohort.range()), cohort));
        }
        if (cohorts.cohorts().size() > 1) {
            table.add(row(cohorts, "all", cohorts.whole()));
        }
        table(table);
        line("");
        words("The share that converted within so many days, losses never taken for people who merely wait. "
                + PROVISIONAL
                + " estimated (cumulative incidence), since not every member has been followed for so long; \"expected\" is"
                + " projected from when conversions came in earlier cohorts.");
        compare(cohorts);
    }

    private static List<String> headings(Cohorts cohorts) {
        List<String> headings = new ArrayList<>(List.of("cohort", "members"));
        cohorts.ages().forEach(age -> headings.add(age + " d"));
        headings.addAll(List.of("so far", "lost", "open", "expected"));
        return headings;
    }

    private List<String> row(Cohorts cohorts, String label, Cohort cohort) {
        List<String> row = new ArrayList<>(List.of(label, Wording.count(cohort.members())));
        for (int age : cohorts.ages()) {
            row.add(cohorts.at(cohort, age).map(this::cell).orElse(""));
        }
        row.add(cohort.shareSoFar().map(this::percent).orElse(Wording.NOTHING));
        row.add(Wording.count(cohort.lost()));
        row.add(Wording.count(cohort.open()));
        row.add(cohorts.projection(cohort)
                .map(projection ->
                        PROVISIONAL + percent(projection.share()) + " (" + percent(projection.interval()) + ")")
                .orElse(""));
        return row;
    }

    private String cell(Cohort.Standing standing) {
        return standing.isComplete()
                ? percent(standing.share())
                : standing.incidence()
                        .map(share -> PROVISIONAL + percent(share))
                        .orElse("");
    }

    private String percent(Rational share) {
        return Style.PERCENT.format(share, card.frame().currency());
    }

    private String percent(Interval interval) {
        return percent(Rational.of(BigDecimal.valueOf(interval.lower()))) + " to "
                + percent(Rational.of(BigDecimal.valueOf(interval.upper())));
    }

    /** Cohorts side by side, at the age that all have been followed for. */
    private void compare(Cohorts cohorts) throws IOException {
        OptionalInt days = cohorts.equalFollowUp();
        if (days.isEmpty() || cohorts.cohorts().size() < 2) {
            return;
        }
        List<List<String>> table = new ArrayList<>();
        table.add(List.of("cohort", "members", "converted", "share", "95 % interval", "mean days"));
        for (Cohort cohort : cohorts.cohorts()) {
            Optional<Cohort.Standing> standing =
                    cohorts.at(cohort, days.getAsInt()).filter(Cohort.Standing::isComplete);
            if (standing.isPresent()) {
                table.add(List.of(
                        card.frame().grain().label(cohort.range()),
                        Wording.count(cohort.members()),
                        Wording.count(standing.get().converted()),
                        percent(standing.get().share()),
                        standing.get().interval().map(this::percent).orElse(""),
                        cohort.meanDaysWithin(days.getAsInt())
                                .map(mean ->
                                        mean.toDecimal(1, RoundingMode.HALF_UP).toPlainString())
                                .orElse(Wording.NOTHING)));
            }
        }
        line("");
        line(GAP + "At equal follow-up of " + days.getAsInt() + " days");
        table(table);
    }

    /** The first column to the left, the others to the right. */
    private void table(List<List<String>> rows) throws IOException {
        int[] widths = new int[rows.get(0).size()];
        for (List<String> row : rows) {
            for (int i = 0; i < widths.length; i++) {
                widths[i] = Math.max(widths[i], row.get(i).length());
            }
        }
        for (List<String> row : rows) {
            StringBuilder text = new StringBuilder(GAP);
            for (int i = 0; i < widths.length; i++) {
                String blank = " ".repeat(widths[i] - row.get(i).length());
                text.append(i == 0 ? row.get(i) + blank : GAP + blank + row.get(i));
            }
            line(text.toString());
        }
    }
}
