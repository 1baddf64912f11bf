package org.leadkpi.benchmarks;

import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.summingLong;
import static java.util.stream.Collectors.toList;
import static java.util.stream.Collectors.toMap;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.leadkpi.model.Lead;
import org.leadkpi.model.Opportunity;
import org.leadkpi.model.OpportunityStatus;
import org.leadkpi.model.Spend;
import org.leadkpi.model.Stage;
import org.leadkpi.model.StageTransition;
import org.leadkpi.model.Touch;
import org.leadkpi.time.Timestamp;
import org.leadkpi.value.Money;

/** The usual style of the Streams API: one {@code groupingBy} per figure. */
final class StreamsArm {

    private StreamsArm() {}

    static Map<Place, Figures> run(Workload workload) {
        Map<String, Lead> leads = workload.leads().stream().collect(toMap(Lead::id, Function.identity()));
        Function<Touch, Place> placeOfTouch = touch -> place(leads, touch.lead(), touch.at());
        Function<Opportunity, Place> placeOfQualification =
                deal -> place(leads, deal.lead(), deal.qualifiedAt().orElseThrow());
        Function<Opportunity, Place> placeOfClose =
                deal -> place(leads, deal.lead(), deal.closedAt().orElseThrow());
        Predicate<Opportunity> isClosed = deal -> deal.closedAt().isPresent();
        Predicate<Opportunity> isWon = isClosed.and(deal -> deal.status() == OpportunityStatus.WON);

        Map<Place, Long> created = count(workload.leads().stream(), StreamsArm::placeOfCreation);
        Map<Place, Long> mqls = count(entering(workload, Stage.MQL), lead -> place(lead, Stage.MQL));
        Map<Place, Long> sqls = count(entering(workload, Stage.SQL), lead -> place(lead, Stage.SQL));
        Map<Place, Long> mqlCohort =
                count(entering(workload, Stage.MQL).filter(StreamsArm::isInOrder), lead -> place(lead, Stage.MQL));
        Map<Place, Long> mqlsToSql = count(
                entering(workload, Stage.MQL)
                        .filter(StreamsArm::isInOrder)
                        .filter(lead -> entered(lead, Stage.SQL).isPresent()),
                lead -> place(lead, Stage.MQL));
        Map<Place, Long> spend = spend(workload);

        Map<String, Long> firstResponses = workload.touches().stream()
                .filter(Touches::isResponse)
                .filter(touch -> touch.at().epoch()
                        >= known(leads, touch.lead().orElseThrow()).createdAt().epoch())
                .collect(toMap(
                        touch -> touch.lead().orElseThrow(), touch -> touch.at().epoch(), Math::min));
        Map<Place, List<Long>> responses = workload.leads().stream()
                .filter(lead -> firstResponses.containsKey(lead.id()))
                .collect(groupingBy(
                        StreamsArm::placeOfCreation,
                        mapping(
                                lead -> known(firstResponses, lead.id())
                                        - lead.createdAt().epoch(),
                                toList())));
        Map<Place, Long> due = count(workload.leads().stream().filter(StreamsArm::isDue), StreamsArm::placeOfCreation);
        Map<Place, Long> within = count(
                workload.leads().stream()
                        .filter(StreamsArm::isDue)
                        .filter(lead -> firstResponses.containsKey(lead.id()))
                        .filter(lead -> known(firstResponses, lead.id())
                                        - lead.createdAt().epoch()
                                < Figures.QUICK_SECONDS),
                StreamsArm::placeOfCreation);

        Map<Place, Long> attempts = count(workload.touches().stream().filter(Touches::isAttempt), placeOfTouch);
        Map<Place, Long> conversations =
                count(workload.touches().stream().filter(Touches::isConversation), placeOfTouch);
        Map<Place, Long> replies = count(workload.touches().stream().filter(Touches::isReply), placeOfTouch);
        Map<Place, Long> meetings = count(workload.touches().stream().filter(Touches::isMeeting), placeOfTouch);

        Map<Place, Long> pipeline = workload.opportunities().stream()
                .filter(deal -> deal.qualifiedAt().isPresent())
                .collect(groupingBy(
                        placeOfQualification,
                        summingLong(deal -> cents(deal.amountAtQualification().orElseThrow()))));
        Map<Place, Long> closed = count(workload.opportunities().stream().filter(isClosed), placeOfClose);
        Map<Place, Long> won = count(workload.opportunities().stream().filter(isWon), placeOfClose);
        Map<Place, Long> newCustomers = count(
                workload.opportunities().stream()
                        .filter(isWon)
                        .collect(toMap(deal -> deal.lead().orElseThrow(), Function.identity(), StreamsArm::earlier))
                        .values()
                        .stream(),
                placeOfClose);
        Map<Place, List<Long>> cycles = workload.opportunities().stream()
                .filter(isWon)
                .collect(groupingBy(
                        placeOfClose,
                        mapping(
                                deal -> deal.closedAt().orElseThrow().epoch()
                                        - deal.createdAt().epoch(),
                                toList())));

        Set<Place> places = new HashSet<>(created.keySet());
        List.of(mqls, sqls, spend, attempts, conversations, replies, meetings, pipeline, closed)
                .forEach(figures -> places.addAll(figures.keySet()));
        Map<Place, Figures> figures = new HashMap<>();
        for (Place place : places) {
            List<Long> seconds = sorted(responses, place);
            figures.put(
                    place,
                    new Figures(
                            created.getOrDefault(place, 0L),
                            mqls.getOrDefault(place, 0L),
                            sqls.getOrDefault(place, 0L),
                            mqlCohort.getOrDefault(place, 0L),
                            mqlsToSql.getOrDefault(place, 0L),
                            spend.getOrDefault(place, 0L),
                            seconds.size(),
                            Quantiles.of(seconds, 0.5),
                            Quantiles.of(seconds, 0.9),
                            due.getOrDefault(place, 0L),
                            within.getOrDefault(place, 0L),
                            attempts.getOrDefault(place, 0L),
                            conversations.getOrDefault(place, 0L),
                            replies.getOrDefault(place, 0L),
                            meetings.getOrDefault(place, 0L),
                            pipeline.getOrDefault(place, 0L),
                            closed.getOrDefault(place, 0L),
                            won.getOrDefault(place, 0L),
                            newCustomers.getOrDefault(place, 0L),
                            Quantiles.of(sorted(cycles, place), 0.5) / 86_400));
        }
        return figures;
    }

    /** Dollars per lead of each cell. */
    static Map<Place, Double> costPerLead(Workload workload) {
        Map<Place, Long> created = count(workload.leads().stream(), StreamsArm::placeOfCreation);
        return spend(workload).entrySet().stream()
                .filter(spent -> created.containsKey(spent.getKey()))
                .collect(toMap(Map.Entry::getKey, spent -> spent.getValue() / 100.0 / known(created, spent.getKey())));
    }

    static Map<String, Long> leadsByOwner(Workload workload) {
        return workload.leads().stream().collect(groupingBy(lead -> lead.owner().orElse(""), counting()));
    }

    private static Map<Place, Long> spend(Workload workload) {
        return workload.spend().stream()
                .collect(groupingBy(StreamsArm::placeOfSpend, summingLong(item -> cents(item.amount()))));
    }

    private static <V> V known(Map<?, V> values, Object key) {
        return Objects.requireNonNull(values.get(key));
    }

    private static <R> Map<Place, Long> count(Stream<R> records, Function<R, Place> place) {
        return records.collect(groupingBy(place, counting()));
    }

    private static List<Long> sorted(Map<Place, List<Long>> lists, Place place) {
        return lists.getOrDefault(place, List.of()).stream().sorted().toList();
    }

    private static Stream<Lead> entering(Workload workload, Stage stage) {
        return workload.leads().stream().filter(lead -> entered(lead, stage).isPresent());
    }

    private static Optional<Timestamp> entered(Lead lead, Stage stage) {
        return lead.transitions().stream()
                .filter(step -> step.to() == stage)
                .map(StageTransition::at)
                .min((a, b) -> Long.compare(a.epoch(), b.epoch()));
    }

    private static boolean isInOrder(Lead lead) {
        long mql = entered(lead, Stage.MQL).orElseThrow().epoch();
        return entered(lead, Stage.SQL).map(sql -> sql.epoch() >= mql).orElse(true);
    }

    private static boolean isDue(Lead lead) {
        return lead.createdAt().epoch() + Figures.QUICK_SECONDS <= Workload.AS_OF.getEpochSecond();
    }

    private static Opportunity earlier(Opportunity a, Opportunity b) {
        return b.closedAt().orElseThrow().epoch() < a.closedAt().orElseThrow().epoch() ? b : a;
    }

    private static Place placeOfCreation(Lead lead) {
        return Place.of(lead.channel().orElse(""), lead.createdAt());
    }

    private static Place place(Lead lead, Stage stage) {
        return Place.of(lead.channel().orElse(""), entered(lead, stage).orElseThrow());
    }

    private static Place place(Map<String, Lead> leads, Optional<String> lead, Timestamp at) {
        return Place.of(lead.map(leads::get).flatMap(Lead::channel).orElse(""), at);
    }

    private static Place placeOfSpend(Spend item) {
        return Place.of(item.channel().orElse(""), Timestamp.of(item.range().start()));
    }

    private static long cents(Money money) {
        return money.amount().movePointRight(2).longValueExact();
    }
}
