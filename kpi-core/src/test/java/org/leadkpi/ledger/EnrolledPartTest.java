package org.leadkpi.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.leadkpi.metric.OutreachKpis;
import org.leadkpi.model.Dataset;
import org.leadkpi.model.Enrollment;
import org.leadkpi.model.Lead;
import org.leadkpi.model.Touch;
import org.leadkpi.model.TouchKind;
import org.leadkpi.scorecard.Scorecard;
import org.leadkpi.time.Grain;
import org.leadkpi.time.Timestamp;
import org.leadkpi.value.Rational;

/** A lead in a sequence books a meeting, and a live ledger follows. */
class EnrolledPartTest {

    private static final LocalDate START = LocalDate.of(2026, 1, 1);
    private static final Lead LEAD = Lead.builder("L", Timestamp.of(START)).build();
    private static final List<Enrollment> ENROLLED = List.of(
            Enrollment.builder("L", "spring", Timestamp.of(START.plusDays(1))).build());
    private static final List<Touch> SENT = List.of(touch("mail", TouchKind.EMAIL, 2));
    private static final List<Touch> MET =
            List.of(touch("mail", TouchKind.EMAIL, 2), touch("met", TouchKind.MEETING, 5));

    private static Touch touch(String id, TouchKind kind, int day) {
        return Touch.builder(id, Timestamp.of(START.plusDays(day)), kind)
                .lead("L")
                .build();
    }

    private static Dataset dataset(List<Touch> touches) {
        return Dataset.observed(START, START.plusMonths(1))
                .zone(ZoneOffset.UTC)
                .currency("USD")
                .leads(List.of(LEAD))
                .touches(touches)
                .opportunities(List.of())
                .enrollments(ENROLLED)
                .build();
    }

    @Test
    void replace_revisesWhatCameOfASequence() {
        Dataset data = dataset(SENT);
        Ledger ledger = Ledger.of(data, Grain.MONTH);

        Ledger live = ledger.replace(
                data.part(List.of(LEAD), SENT, List.of(), ENROLLED),
                data.part(List.of(LEAD), MET, List.of(), ENROLLED));

        assertThat(live).isEqualTo(Ledger.of(dataset(MET), Grain.MONTH));
        assertThat(Scorecard.of(ledger).get(OutreachKpis.SEQUENCE_TO_MEETING).numerator())
                .contains(Rational.ZERO);
        assertThat(Scorecard.of(live).get(OutreachKpis.SEQUENCE_TO_MEETING).numerator())
                .contains(Rational.ONE);
    }
}
