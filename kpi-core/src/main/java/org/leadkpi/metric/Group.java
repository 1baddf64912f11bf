package org.leadkpi.metric;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.leadkpi.model.Exclusion;

/**
 * Tallies that share a dating. What they make of a record is found by asking one question after the other, each only where
 * it still matters: from {@link #first} on to a {@link Verdict}.
 *
 * @param <R> the type of a record
 */
final class Group<R> {

    /** So many questions at most, to keep the ways through them few whatever the answers. */
    private static final int MOST_QUESTIONS = 12;

    private final Dating<R> dating;
    private final List<Question<R>> questions;
    private final AtomicInteger verdicts;
    private final List<Member> members = new ArrayList<>();
    private final List<Tally.Measure<R>> measures = new ArrayList<>();
    private volatile @Nullable Step first;

    /**
     * What a tally demands of a record.
     *
     * @param question the number of a question
     * @param accepted the answers with which the tally counts, as a set of bits
     * @param reason why any other answer leaves the record out; null where the tally passes over it
     */
    record Demand(int question, long accepted, @Nullable IntFunction<Exclusion> reason) {

        boolean accepts(int answer) {
            return (accepted >>> answer & 1) == 1;
        }
    }

    /**
     * A tally by its number, and what it demands in the order it is asked.
     *
     * @param measure the number of the measure, -1 for a tally that counts
     */
    record Member(int tally, List<Demand> demands, int measure) {

        /** The first demand of which the answer is not known, or keeps the tally from counting. */
        private Optional<Demand> stop(Map<Integer, Integer> known) {
            return demands.stream()
                    .filter(demand -> {
                        Integer answer = known.get(demand.question());
                        return answer == null || !demand.accepts(answer);
                    })
                    .findFirst();
        }

        private IntStream questions() {
            return demands.stream().mapToInt(Demand::question);
        }
    }

    /**
     * @param questions those of the plan, by number
     * @param verdicts numbers the verdicts
     */
    Group(Dating<R> dating, List<Question<R>> questions, AtomicInteger verdicts) {
        this.dating = dating;
        this.questions = questions;
        this.verdicts = verdicts;
    }

    /** Whether the questions stay few with one more tally. */
    boolean hasRoomFor(List<Demand> demands) {
        return members.isEmpty()
                || IntStream.concat(
                                        members.stream().flatMapToInt(Member::questions),
                                        demands.stream().mapToInt(Demand::question))
                                .distinct()
                                .count()
                        <= MOST_QUESTIONS;
    }

    void add(Member member) {
        members.add(member);
    }

    /** The number of a measure, from 0; -1 for none. */
    int number(Tally.@Nullable Measure<R> measure) {
        if (measure == null) {
            return -1;
        }
        for (int i = 0; i < measures.size(); i++) {
            if (measures.get(i) == measure) {
                return i;
            }
        }
        measures.add(measure);
        return measures.size() - 1;
    }

    Dating<R> dating() {
        return dating;
    }

    Tally.Measure<R> measure(int number) {
        return measures.get(number);
    }

    /** The number of the first tally, which names the group. */
    int name() {
        return members.get(0).tally();
    }

    /** The first question, or the verdict where there is none. */
    Step first() {
        Step known = first;
        if (known == null) {
            known = step(null, Question.NO);
            first = known;
        }
        return known;
    }

    /** What follows an answer. */
    Step step(@Nullable Fork before, int answer) {
        Map<Integer, Integer> known = before == null ? Map.of() : before.known(answer);
        List<Integer> counting = new ArrayList<>();
        List<Verdict.LeavingOut> leavingOut = new ArrayList<>();
        Map<Integer, List<Integer>> measuring = new TreeMap<>();
        for (Member member : members) {
            Optional<Demand> stop = member.stop(known);
            if (stop.isEmpty()) {
                if (member.measure() < 0) {
                    counting.add(member.tally());
                } else {
                    measuring
                            .computeIfAbsent(member.measure(), measure -> new ArrayList<>())
                            .add(member.tally());
                }
                continue;
            }
            int question = stop.get().question();
            Integer stopping = known.get(question);
            if (stopping == null) {
                return new Fork(this, question, questions.get(question).answers(), before, answer);
            }
            IntFunction<Exclusion> reason = stop.get().reason();
            if (reason != null) {
                leavingOut.add(new Verdict.LeavingOut(member.tally(), reason.apply(stopping)));
            }
        }
        return new Verdict(
                verdicts.getAndIncrement(),
                name(),
                toArray(counting),
                leavingOut,
                measuring.entrySet().stream()
                        .map(entry -> new Verdict.Measuring(entry.getKey(), toArray(entry.getValue())))
                        .toList());
    }

    private static int[] toArray(List<Integer> numbers) {
        return numbers.stream().mapToInt(Integer::intValue).toArray();
    }
}
