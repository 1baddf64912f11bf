package org.leadkpi.metric;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

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
    private final AtomicInteger verdicts;
    private final List<Member> members = new ArrayList<>();
    private final List<Tally.Measure<R>> measures = new ArrayList<>();
    private volatile @Nullable Step first;

    /**
     * A tally by its number, and its questions by theirs: first the conditions, then the exceptions, then the exclusions.
     *
     * @param filters how many of the questions are conditions or exceptions
     * @param measure the number of the measure, -1 for a tally that counts
     */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    record Member(int tally, int[] questions, int conditions, int filters, int measure) {

        /** The place of the first question without an answer, or with one that keeps the tally from counting. */
        private int stop(Map<Integer, Integer> known) {
            for (int i = 0; i < questions.length; i++) {
                Integer answer = known.get(questions[i]);
                boolean mustHold = i < conditions;
                if (answer == null || mustHold == (answer == Question.NO)) {
                    return i;
                }
            }
            return questions.length;
        }
    }

    /**
     * @param verdicts numbers the verdicts
     */
    Group(Dating<R> dating, AtomicInteger verdicts) {
        this.dating = dating;
        this.verdicts = verdicts;
    }

    /** Whether the questions stay few with some more. */
    boolean hasRoomFor(int[] questions) {
        IntStream asked = members.stream().flatMapToInt(member -> IntStream.of(member.questions()));
        return members.isEmpty()
                || IntStream.concat(asked, IntStream.of(questions)).distinct().count() <= MOST_QUESTIONS;
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
            int stop = member.stop(known);
            if (stop == member.questions().length) {
                if (member.measure() < 0) {
                    counting.add(member.tally());
                } else {
                    measuring
                            .computeIfAbsent(member.measure(), measure -> new ArrayList<>())
                            .add(member.tally());
                }
                continue;
            }
            Integer stopping = known.get(member.questions()[stop]);
            if (stopping == null) {
                return new Fork(this, member.questions()[stop], before, answer);
            }
            if (stop >= member.filters()) {
                leavingOut.add(new Verdict.LeavingOut(member.tally(), Question.reason(stopping)));
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
