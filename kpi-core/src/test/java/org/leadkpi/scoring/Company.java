package org.leadkpi.scoring;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.function.UnaryOperator;
import org.leadkpi.model.Dataset;
import org.leadkpi.model.Feed;
import org.leadkpi.model.Journey;
import org.leadkpi.model.Lead;
import org.leadkpi.model.Rep;
import org.leadkpi.model.ScoreSnapshot;
import org.leadkpi.model.Seniority;
import org.leadkpi.model.Stage;
import org.leadkpi.model.Touch;
import org.leadkpi.time.Timestamp;

/** A company with leads told in a few words; it lives in UTC and is looked at from the end of 2026. */
final class Company {

    static final Instant AS_OF = Instant.parse("2026-12-31T00:00:00Z");
    private static final LocalDate FIRST = LocalDate.of(2026, 1, 1);

    private final List<Lead> leads = new ArrayList<>();
    private final List<Touch> touches = new ArrayList<>();
    private Feed[] lacking = {};

    Company lead(String id, UnaryOperator<Lead.Builder> parts) {
        return lead(id, "2026-02-02T10:00:00Z", parts);
    }

    Company lead(String id, String createdAt, UnaryOperator<Lead.Builder> parts) {
        leads.add(parts.apply(Lead.builder(id, at(createdAt))).build());
        return this;
    }

    /** So many leads of one score, the first of them customers, the others disqualified. */
    Company scored(int score, int count, int won) {
        for (int i = 0; i < count; i++) {
            boolean isWon = i < won;
            lead("L" + leads.size(), lead -> outcome(lead.score(snapshot("2026-02-02T10:00:00Z", score)), isWon));
        }
        return this;
    }

    Company touch(Touch touch) {
        touches.add(touch);
        return this;
    }

    Company lacks(Feed... feeds) {
        lacking = feeds;
        return this;
    }

    Dataset data() {
        return data(leads);
    }

    Dataset shuffled(long seed) {
        List<Lead> mixed = new ArrayList<>(leads);
        Collections.shuffle(mixed, new Random(seed));
        return data(mixed);
    }

    private Dataset data(List<Lead> all) {
        return Dataset.observed(FIRST, LocalDate.of(2027, 1, 1))
                .zone(ZoneOffset.UTC)
                .asOf(AS_OF)
                .currency("USD")
                .leads(all)
                .touches(touches)
                .reps(List.of(
                        Rep.builder("sam").seniority(Seniority.SENIOR).build(),
                        Rep.builder("jo").seniority(Seniority.JUNIOR).build(),
                        Rep.builder("new").build()))
                .supplies(Feed.CUSTOMER_DATES)
                .lacks(lacking)
                .build();
    }

    Journey only() {
        return data().journeys().get(0);
    }

    static Lead.Builder outcome(Lead.Builder lead, boolean won) {
        return lead.entered(won ? Stage.CUSTOMER : Stage.DISQUALIFIED, at("2026-04-01T10:00:00Z"));
    }

    static ScoreSnapshot snapshot(String at, long score) {
        return new ScoreSnapshot(at(at), BigDecimal.valueOf(score), "");
    }

    static Timestamp at(String text) {
        return Timestamp.parse(text, ZoneOffset.UTC);
    }
}
