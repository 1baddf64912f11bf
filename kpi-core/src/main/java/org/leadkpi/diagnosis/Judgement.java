package org.leadkpi.diagnosis;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * What a criterion says of a subject: an outcome, what it rests on, and why there is none.
 *
 * <p>Two judgements are joined like this:
 *
 * <ul>
 *   <li>An input that is missing on either side leaves no answer, be the other side what it may.
 *   <li>With {@link #and}, one side that does not hold decides; else one that cannot tell; else one that is suspected.
 *   <li>With {@link #or}, one side that holds decides; else one that is suspected; else one that cannot tell.
 *   <li>With {@link #either}, a side that cannot tell, be it for a missing input, gives way to one that can; of two, one that lacks an
 *       input gives way to one that has too little.
 * </ul>
 *
 * @param outcome the outcome
 * @param doubt why there is no answer, where there is none
 * @param evidence what it rests on, in order
 * @param notes what a reader should know beside it
 * @since 0.1
 */
public record Judgement(Outcome outcome, Optional<Doubt> doubt, List<Evidence> evidence, List<String> notes) {

    private static final List<Outcome> BOTH =
            List.of(Outcome.NOT_EVALUABLE, Outcome.NOT_FIRED, Outcome.INCONCLUSIVE, Outcome.SUSPECTED, Outcome.FIRED);

    private static final List<Outcome> ANY =
            List.of(Outcome.NOT_EVALUABLE, Outcome.FIRED, Outcome.SUSPECTED, Outcome.INCONCLUSIVE, Outcome.NOT_FIRED);

    /**
     * Refuses an answer with a doubt, and no answer without.
     *
     * @param outcome the outcome
     * @param doubt why there is no answer, where there is none
     * @param evidence what it rests on, in order
     * @param notes what a reader should know beside it
     */
    public Judgement {
        Objects.requireNonNull(outcome, "outcome");
        boolean isOpen = outcome == Outcome.INCONCLUSIVE || outcome == Outcome.NOT_EVALUABLE;
        if (isOpen != doubt.isPresent()) {
            throw new IllegalArgumentException(
                    outcome + (isOpen ? " needs a reason" : " has no room for a reason: " + doubt.get()));
        }
        evidence = List.copyOf(evidence);
        notes = List.copyOf(notes);
    }

    /**
     * Returns an answer.
     *
     * @param outcome the outcome
     * @param evidence what it rests on
     * @return the judgement
     */
    public static Judgement of(Outcome outcome, Evidence... evidence) {
        return new Judgement(outcome, Optional.empty(), List.of(evidence), List.of());
    }

    /**
     * Returns the answer that a criterion holds, or does not.
     *
     * @param holds whether it holds
     * @param evidence what it rests on
     * @return the judgement
     */
    public static Judgement of(boolean holds, Evidence... evidence) {
        return of(holds ? Outcome.FIRED : Outcome.NOT_FIRED, evidence);
    }

    /**
     * Returns that there is no answer.
     *
     * @param kind what is in the way
     * @param text what exactly
     * @param evidence what is known all the same
     * @return the judgement
     */
    public static Judgement none(Doubt.Kind kind, String text, Evidence... evidence) {
        return none(new Doubt(kind, text), evidence);
    }

    /**
     * Returns that there is no answer.
     *
     * @param doubt what is in the way
     * @param evidence what is known all the same
     * @return the judgement
     */
    public static Judgement none(Doubt doubt, Evidence... evidence) {
        return new Judgement(doubt.kind().outcome(), Optional.of(doubt), List.of(evidence), List.of());
    }

    /**
     * A copy with a note.
     *
     * @param note what a reader should know
     * @return the copy
     */
    public Judgement noting(String note) {
        List<String> more = new ArrayList<>(notes);
        more.add(note);
        return new Judgement(outcome, doubt, evidence, more);
    }

    /**
     * A copy with more evidence.
     *
     * @param more what it rests on as well
     * @return the copy
     */
    public Judgement with(List<? extends Evidence> more) {
        return new Judgement(outcome, doubt, together(evidence, more), notes);
    }

    /**
     * A copy that is suspected only, where it had fired.
     *
     * @param note why
     * @return the copy; this where it has not fired
     */
    public Judgement weakened(String note) {
        return outcome == Outcome.FIRED ? new Judgement(Outcome.SUSPECTED, doubt, evidence, notes).noting(note) : this;
    }

    /**
     * Joins two of which both must hold.
     *
     * @param other the other
     * @return the judgement of both
     */
    public Judgement and(Judgement other) {
        return join(other, BOTH);
    }

    /**
     * Joins two of which one must hold.
     *
     * @param other the other
     * @return the judgement of either
     */
    public Judgement or(Judgement other) {
        Judgement either = join(other, ANY);
        return either.outcome.isFinding()
                ? new Judgement(
                        either.outcome,
                        either.doubt,
                        either.evidence,
                        joined(notesOf(either.outcome), other.notesOf(either.outcome)))
                : either;
    }

    /** What a reader should know of a side that decides: not why another one is less sure. */
    private List<String> notesOf(Outcome decided) {
        return outcome == decided ? notes : List.of();
    }

    /**
     * Joins two of which one must hold, where one that cannot tell gives way to the other.
     *
     * @param other the other
     * @return the judgement of either, with a note of what could not be told
     */
    public Judgement either(Judgement other) {
        if (doubt.isPresent() && other.doubt.isPresent()) {
            return join(other, List.of(Outcome.INCONCLUSIVE, Outcome.NOT_EVALUABLE));
        }
        if (doubt.isEmpty() && other.doubt.isEmpty()) {
            return or(other);
        }
        Judgement open = doubt.isPresent() ? this : other;
        Judgement known = doubt.isPresent() ? other : this;
        // nothing was held against the limits of a side that cannot tell
        return known.with(open.evidence.stream()
                        .filter(each -> !(each instanceof Evidence.Limit))
                        .toList())
                .noting(open.doubt.orElseThrow().text());
    }

    /** The outcome that comes first in the order wins, and its reason with it. */
    private Judgement join(Judgement other, List<Outcome> order) {
        for (Outcome first : order) {
            if (outcome == first || other.outcome == first) {
                Judgement leading = outcome == first ? this : other;
                return new Judgement(
                        first, leading.doubt, together(evidence, other.evidence), joined(notes, other.notes));
            }
        }
        throw new AssertionError(outcome);
    }

    /** The evidence of both, that of both once; a limit stays with what was held against it. */
    private static List<Evidence> together(List<Evidence> one, List<? extends Evidence> other) {
        if (other.isEmpty()) {
            return one;
        }
        List<Evidence> all = new ArrayList<>(one);
        int held = all.size();
        for (Evidence each : other) {
            if (each instanceof Evidence.Limit) {
                int end = held;
                while (end < all.size() && all.get(end) instanceof Evidence.Limit) {
                    end++;
                }
                if (!all.subList(held, end).contains(each)) {
                    all.add(end, each);
                }
            } else {
                int known = all.indexOf(each);
                if (known < 0) {
                    all.add(each);
                }
                held = known < 0 ? all.size() : known + 1;
            }
        }
        return List.copyOf(all);
    }

    /** The elements of both, those that are in both once. */
    private static <T> List<T> joined(List<? extends T> one, List<? extends T> other) {
        if (other.isEmpty()) {
            return List.copyOf(one);
        }
        List<T> all = new ArrayList<>(one);
        for (T each : other) {
            if (!all.contains(each)) {
                all.add(each);
            }
        }
        return List.copyOf(all);
    }
}
