package org.leadkpi.metric;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.Month;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.function.BiFunction;
import java.util.function.BiPredicate;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.leadkpi.Datasets;
import org.leadkpi.model.Dataset;
import org.leadkpi.model.Exclusion;
import org.leadkpi.model.Journey;
import org.leadkpi.model.Lead;
import org.leadkpi.model.Origin;
import org.leadkpi.response.Inquiry;
import org.leadkpi.time.DateRange;
import org.leadkpi.time.Grain;
import org.leadkpi.time.Periods;
import org.leadkpi.time.Timestamp;
import org.leadkpi.value.Rational;
import org.leadkpi.value.Unit;

class PosterTest {

    private static final LocalDate START = LocalDate.of(2026, 1, 1);

    /** What was posted, by the name of the tally. */
    private static final class Lines implements Posting {
        private final List<Tally<?>> tallies;
        private final List<String> lines = new ArrayList<>();
        private int placed;

        Lines(List<Tally<?>> tallies) {
            this.tallies = tallies;
        }

        private void add(int tally, int period, Object what) {
            lines.add(tallies.get(tally) + " " + what + " in " + period);
        }

        @Override
        public void one(int tally, int period) {
            add(tally, period, "one");
        }

        @Override
        public void quantity(int tally, int period, Rational quantity) {
            add(tally, period, quantity);
        }

        @Override
        public void leftOut(int tally, int period, Exclusion reason) {
            add(tally, period, reason);
        }

        @Override
        public void obstacle(int tally, int period, Obstacle obstacle) {
            add(tally, period, obstacle);
        }

        @Override
        public void placed(int first) {
            placed++;
        }

        List<String> sorted() {
            return lines.stream().sorted().toList();
        }
    }

    /** Three leads: on 5 January, on 5 February a test, on 5 March. */
    private static Dataset data() {
        return Dataset.observed(START, START.plusMonths(3))
                .zone(ZoneId.of("UTC"))
                .currency("USD")
                .leads(List.of(
                        lead("L1", 1).build(),
                        lead("L2", 2).test(true).build(),
                        lead("L3", 3).build()))
                .build();
    }

    private static Lead.Builder lead(String id, int month) {
        return Lead.builder(id, Timestamp.of(LocalDate.of(2026, month, 5))).origin(Origin.INBOUND);
    }

    private static Optional<Timestamp> created(Journey lead) {
        return Optional.of(lead.lead().createdAt());
    }

    private static <R> Poster<R> poster(Source<R> source, Lines to, Dataset data, Grain grain) {
        return new Poster<>(
                Plan.of(source, to.tallies, asked -> true), data, Periods.of(grain, data.range(), data.zone()), to);
    }

    private static Lines post(Tally<?>... tallies) {
        Lines lines = new Lines(List.of(tallies));
        Dataset data = data();
        Poster<Journey> poster = poster(Source.LEADS, lines, data, Grain.MONTH);
        data.journeys().forEach(poster::post);
        return lines;
    }

    // ---- shared parts

    @Test
    void sharedDating_isAskedOncePerRecord() {
        List<String> asked = new ArrayList<>();
        Dating<Journey> dating = Dating.at((lead, data) -> {
            asked.add(lead.lead().id());
            return created(lead);
        });

        Lines lines = post(
                Tally.count("a", Source.LEADS).dated(dating).build(),
                Tally.count("b", Source.LEADS)
                        .dated(dating)
                        .where((lead, data) -> lead.lead().test())
                        .build(),
                Tally.amount("c", Source.LEADS, Unit.COUNT, (lead, data, date) -> Quantity.ONE)
                        .dated(dating)
                        .build());

        assertThat(asked).containsExactly("L1", "L2", "L3");
        assertThat(lines.lines)
                .containsExactly(
                        "a one in 0", "c 1 in 0", "a one in 1", "b one in 1", "c 1 in 1", "a one in 2", "c 1 in 2");
        assertThat(lines.placed).isEqualTo(3);
    }

    @Test
    void sharedCondition_isAskedOncePerRecord_evenUnderSeveralDatings() {
        List<String> asked = new ArrayList<>();
        BiPredicate<Journey, Dataset> isTest = (lead, data) -> {
            asked.add(lead.lead().id());
            return lead.lead().test();
        };

        Lines lines = post(
                Tally.count("a", Source.LEADS)
                        .where(isTest)
                        .at((lead, data) -> created(lead))
                        .build(),
                Tally.count("b", Source.LEADS)
                        .whereNot(isTest)
                        .at((lead, data) -> created(lead))
                        .build(),
                Tally.count("c", Source.LEADS)
                        .whereNot(isTest)
                        .where((lead, data) -> lead.lead().id().equals("L3"))
                        .at((lead, data) -> created(lead))
                        .build());

        assertThat(asked.stream().distinct()).containsExactly("L1", "L2", "L3");
        assertThat(asked).hasSize(3);
        assertThat(lines.sorted()).containsExactly("a one in 1", "b one in 0", "b one in 2", "c one in 2");
    }

    @Test
    void sharedExclusion_isAskedOncePerRecord() {
        List<String> asked = new ArrayList<>();
        BiFunction<Journey, Dataset, Optional<Exclusion>> exclusion = (lead, data) -> {
            asked.add(lead.lead().id());
            return lead.lead().test() ? Optional.of(Exclusion.TEST) : Optional.empty();
        };

        Lines lines = post(
                Tally.count("a", Source.LEADS)
                        .excluding(exclusion)
                        .at((lead, data) -> created(lead))
                        .build(),
                Tally.count("b", Source.LEADS)
                        .excluding(exclusion)
                        .at((lead, data) -> created(lead))
                        .build());

        assertThat(asked).containsExactly("L1", "L2", "L3");
        assertThat(lines.sorted())
                .containsExactly("a TEST in 1", "a one in 0", "a one in 2", "b TEST in 1", "b one in 0", "b one in 2");
    }

    @Test
    void sharedFacet_isAskedOncePerRecord_forConditionsExceptionsAndExclusions() {
        List<String> asked = new ArrayList<>();
        Facet<Journey, Month> month = Facet.of(Month.class, (lead, data) -> {
            asked.add(lead.lead().id());
            return lead.lead().test()
                    ? Optional.empty()
                    : Optional.of(lead.lead().createdAt().date(data.zone()).getMonth());
        });

        Lines lines = post(
                Tally.count("a", Source.LEADS)
                        .where(month.is(Month.JANUARY::equals))
                        .at((lead, data) -> created(lead))
                        .build(),
                Tally.count("b", Source.LEADS)
                        .whereNot(month.is(Month.JANUARY::equals))
                        .at((lead, data) -> created(lead))
                        .build(),
                Tally.count("c", Source.LEADS)
                        .excluding(month.when(Month.JANUARY::equals, Exclusion.DUPLICATE))
                        .at((lead, data) -> created(lead))
                        .build(),
                Tally.count("d", Source.LEADS)
                        .where(month.is(any -> true))
                        .excluding(month.unless(Month.JANUARY::equals, Exclusion.NOT_DUE))
                        .at((lead, data) -> created(lead))
                        .build());

        assertThat(asked).containsExactly("L1", "L2", "L3");
        assertThat(lines.sorted())
                .containsExactly(
                        "a one in 0",
                        "b one in 1",
                        "b one in 2",
                        "c DUPLICATE in 0",
                        "c one in 1",
                        "c one in 2",
                        "d NOT_DUE in 2",
                        "d one in 0");
    }

    @Test
    void sharedMeasure_isAskedOncePerPlacement() {
        List<LocalDate> asked = new ArrayList<>();
        Tally.Measure<Journey> measure = (lead, data, date) -> {
            asked.add(date);
            return new Quantity.Known(Rational.of(date.getMonthValue()));
        };
        Dating<Journey> twice = (lead, data, periods, to) -> {
            to.share(0, START, Rational.of(1, 2));
            to.share(1, START.plusMonths(1), Rational.of(1, 2));
        };

        Lines lines = post(
                Tally.amount("a", Source.LEADS, Unit.COUNT, measure)
                        .dated(twice)
                        .whereNot((lead, data) -> !lead.lead().id().equals("L1"))
                        .build(),
                Tally.distribution("b", Source.LEADS, Unit.COUNT, measure)
                        .dated(twice)
                        .where((lead, data) -> lead.lead().id().equals("L1"))
                        .build());

        assertThat(asked).containsExactly(START, START.plusMonths(1));
        assertThat(lines.sorted()).containsExactly("a 1 in 1", "a 1/2 in 0", "b 1 in 1", "b 1/2 in 0");
        assertThat(lines.placed).isEqualTo(6);
    }

    @Test
    void whereNot_takesOnlyWhatNoExceptionHoldsFor() {
        Lines lines = post(Tally.count("a", Source.LEADS)
                .whereNot((lead, data) -> lead.lead().test())
                .whereNot((lead, data) -> lead.lead().id().equals("L1"))
                .at((lead, data) -> created(lead))
                .build());

        assertThat(lines.lines).containsExactly("a one in 2");
    }

    @Test
    void samePosterTwice_asksAgain() {
        boolean[] holds = {true};
        Lines lines = new Lines(List.of(Tally.count("a", Source.LEADS)
                .where((lead, data) -> holds[0])
                .at((lead, data) -> created(lead))
                .build()));
        Dataset data = data();
        Poster<Journey> poster = poster(Source.LEADS, lines, data, Grain.MONTH);
        Journey first = data.journeys().get(0);

        poster.post(first);
        holds[0] = false;
        poster.post(first);
        holds[0] = true;
        poster.post(first);

        assertThat(lines.lines).containsExactly("a one in 0", "a one in 0");
    }

    // ---- questions

    @Test
    void questions_areAskedOnlyWhereTheAnswerMatters() {
        List<String> asked = new ArrayList<>();
        BiPredicate<Journey, Dataset> second =
                (lead, data) -> asked.add(lead.lead().id());

        Lines lines = post(Tally.count("a", Source.LEADS)
                .where((lead, data) -> lead.lead().test())
                .where(second)
                .at((lead, data) -> created(lead))
                .build());

        assertThat(asked).containsExactly("L2");
        assertThat(lines.lines).containsExactly("a one in 1");
    }

    @Test
    void manyIndependentQuestions_areAnsweredAsOneByOne() {
        Dating<Journey> dating = Dating.at((lead, data) -> created(lead));
        List<Tally<?>> tallies = new ArrayList<>();
        for (int i = 0; i < 40; i++) {
            int bit = i;
            Tally.Builder<Journey> tally =
                    Tally.count("t" + i, Source.LEADS).dated(dating).where((lead, data) -> isSet(lead, bit));
            if (i % 3 == 0) {
                tally.excluding((lead, data) -> isSet(lead, bit + 40) ? Optional.of(Exclusion.SPAM) : Optional.empty());
            } else if (i % 3 == 1) {
                tally.whereNot((lead, data) -> isSet(lead, bit + 40));
            }
            tallies.add(tally.build());
        }
        Dataset data = Dataset.observed(START, START.plusMonths(3))
                .zone(ZoneId.of("UTC"))
                .currency("USD")
                .leads(IntStream.range(0, 500)
                        .mapToObj(i -> lead("L" + i, 1 + i % 3).build())
                        .toList())
                .build();
        Lines lines = new Lines(tallies);
        Poster<Journey> poster = poster(Source.LEADS, lines, data, Grain.MONTH);
        data.journeys().forEach(poster::post);

        List<String> expected = new ArrayList<>();
        for (int lead = 0; lead < 500; lead++) {
            Journey journey = data.journeys().get(lead);
            for (int i = 0; i < 40; i++) {
                boolean other = isSet(journey, i + 40);
                if (isSet(journey, i) && !(i % 3 == 1 && other)) {
                    expected.add("t" + i + (i % 3 == 0 && other ? " SPAM" : " one") + " in " + lead % 3);
                }
            }
        }
        assertThat(lines.sorted()).isEqualTo(expected.stream().sorted().toList());
        assertThat(Plan.of(Source.LEADS, tallies, asked -> true).groups()).hasSizeGreaterThan(1);
    }

    private static boolean isSet(Journey lead, int bit) {
        return new Random(lead.lead().id().hashCode() * 100L + bit).nextBoolean();
    }

    // ---- views

    @Test
    void view_isWorkedOutOncePerRecord() {
        List<String> asked = new ArrayList<>();
        Source<Inquiry> view = Source.LEADS.seenAs((lead, data) -> {
            asked.add(lead.lead().id());
            return lead.lead().test() ? Optional.empty() : Inquiry.of(lead, data);
        });

        Lines lines = post(
                Tally.count("a", view)
                        .at((inquiry, data) -> created(inquiry.journey()))
                        .build(),
                Tally.count("b", view)
                        .at((inquiry, data) -> created(inquiry.journey()))
                        .build(),
                Tally.count("c", Source.LEADS).at((lead, data) -> created(lead)).build());

        assertThat(asked).containsExactly("L1", "L2", "L3");
        assertThat(lines.sorted())
                .containsExactly(
                        "a one in 0",
                        "a one in 2",
                        "b one in 0",
                        "b one in 2",
                        "c one in 0",
                        "c one in 1",
                        "c one in 2");
    }

    @Test
    void view_ofSomeRecords_isWorkedOutForThoseOnly() {
        List<String> asked = new ArrayList<>();
        List<String> viewed = new ArrayList<>();
        BiPredicate<Journey, Dataset> isLater = (lead, data) -> {
            asked.add(lead.lead().id());
            return !lead.lead().id().equals("L1");
        };
        Source<Inquiry> view = Source.LEADS.seenAs(isLater, (lead, data) -> {
            viewed.add(lead.lead().id());
            return lead.lead().test() ? Optional.empty() : Inquiry.of(lead, data);
        });

        Lines lines = post(
                Tally.count("a", view)
                        .at((inquiry, data) -> created(inquiry.journey()))
                        .build(),
                Tally.count("b", Source.LEADS)
                        .at((lead, data) -> created(lead))
                        .where(isLater)
                        .build());

        assertThat(asked).as("once for tally and view").containsExactly("L1", "L2", "L3");
        assertThat(viewed).containsExactly("L2", "L3");
        assertThat(lines.sorted()).containsExactly("a one in 2", "b one in 1", "b one in 2");
        assertThat(view.records(data()).stream()
                        .map(inquiry -> inquiry.journey().lead().id()))
                .containsExactly("L3");
    }

    @Test
    void inquiries_arePostedWithTheLeadsTheyAreSeenIn() {
        Dataset data = data();
        Lines lines = post(Tally.count("a", Source.INQUIRIES)
                .at((inquiry, all) -> created(inquiry.journey()))
                .build());

        assertThat(lines.lines).hasSameSizeAs(Source.INQUIRIES.records(data)).isNotEmpty();
    }

    // ---- days and what spans them

    @Test
    void daysAndSpanning_togetherPostWhatPostPosts() {
        int spanning = 0;
        for (long seed = 0; seed < 30; seed++) {
            Dataset data = Datasets.of(seed).data();
            for (Grain grain : List.of(Grain.DAY, Grain.MONTH, Grain.NONE)) {
                for (Source<?> source : Catalog.standard().sources()) {
                    spanning += postInTwo(source, data, grain);
                }
            }
        }
        assertThat(spanning).isPositive();
    }

    private static <R> int postInTwo(Source<R> source, Dataset data, Grain grain) {
        List<Tally<?>> tallies = Catalog.standard().tallies();
        Lines whole = new Lines(tallies);
        Lines days = new Lines(tallies);
        Lines rest = new Lines(tallies);
        Poster<R> poster = poster(source, whole, data, grain);
        Poster<R> byDay = poster(source, days, data, grain);
        Poster<R> spanning = poster(source, rest, data, grain);
        int spans = 0;
        for (R record : source.records(data)) {
            poster.post(record);
            int before = rest.lines.size();
            boolean more = byDay.postDays(record);
            spanning.postSpanning(record);
            spans += more ? 1 : 0;
            assertThat(more || rest.lines.size() == before)
                    .as("%s of %s", record, source)
                    .isTrue();
        }
        List<String> both = new ArrayList<>(days.lines);
        both.addAll(rest.lines);
        assertThat(both.stream().sorted()).as("%s by %s", source, grain).isEqualTo(whole.sorted());
        assertThat(days.placed + rest.placed).isEqualTo(whole.placed);
        return spans;
    }

    @Test
    void postDays_tellsWhetherSomethingIsLeft() {
        Dataset data = data();
        DateRange days = DateRange.of(START, START.plusDays(40));
        Source<Journey> seen = Source.LEADS.seenAs((lead, all) -> Optional.of(lead));
        Tally<Journey> daily =
                Tally.count("a", Source.LEADS).at((lead, all) -> created(lead)).build();
        Tally<Journey> accruing = Tally.count("b", seen)
                .dated(Dating.accruing(lead -> days, (lead, all) -> true))
                .build();
        Lines alone = new Lines(List.of(daily));
        Lines both = new Lines(List.of(daily, accruing));
        Journey lead = data.journeys().get(0);
        Poster<Journey> poster = poster(Source.LEADS, both, data, Grain.MONTH);

        assertThat(poster(Source.LEADS, alone, data, Grain.MONTH).postDays(lead))
                .isFalse();
        assertThat(poster.postDays(lead)).isTrue();
        assertThat(both.lines).containsExactly("a one in 0");
        poster.postSpanning(lead);
        assertThat(both.lines).containsExactly("a one in 0", "b 31/40 in 0", "b 9/40 in 1");
    }
}
