package org.leadkpi.model;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.leadkpi.time.Precision;
import org.leadkpi.time.Timestamp;

/**
 * The stages a lead went through, in order.
 *
 * <ul>
 *   <li>Steps are ordered by time, and by rank where the time is the same. A step that is known only by its day is the
 *       same time as every other step of that day, which keep the order they are known to have.
 *   <li>Moving back never deletes history: the first entry into a stage stands.
 *   <li>Being a lead is implied by creation and need not be among the steps.
 * </ul>
 *
 * @param steps the steps in order
 * @since 0.1
 */
public record StageHistory(List<StageTransition> steps) {

    /** A history without any step. */
    public static final StageHistory NONE = new StageHistory(List.of());

    private static final Comparator<StageTransition> BY_RANK = Comparator.comparing(StageTransition::to);

    /** Tells apart what else is the same, so that the order of the records decides nothing. */
    private static final Comparator<StageTransition> BY_REASON =
            Comparator.comparing(step -> step.reason().orElse(""));

    /**
     * Copies.
     *
     * @param steps the steps in order
     */
    public StageHistory {
        steps = List.copyOf(steps);
    }

    /**
     * Orders transitions.
     *
     * @param transitions the transitions in any order
     * @param zone the zone whose days place transitions of day precision
     * @return the history
     */
    public static StageHistory of(List<StageTransition> transitions, ZoneId zone) {
        if (transitions.isEmpty()) {
            return NONE;
        }
        if (isInOrder(transitions)) {
            return new StageHistory(transitions);
        }
        Comparator<StageTransition> byInstant = (a, b) -> a.at().compareInstants(b.at(), zone);
        List<StageTransition> ordered = new ArrayList<>(transitions);
        if (ordered.stream().noneMatch(step -> step.at().precision() == Precision.DAY)) {
            ordered.sort(byInstant.thenComparing(BY_RANK).thenComparing(BY_REASON));
            return new StageHistory(ordered);
        }
        ordered.sort(Comparator.comparing((StageTransition step) -> step.at().date(zone))
                .thenComparing(step -> step.at().precision() == Precision.DAY)
                .thenComparing(byInstant)
                .thenComparing(BY_RANK)
                .thenComparing(BY_REASON));
        List<StageTransition> placed = new ArrayList<>();
        LocalDate day = LocalDate.MIN;
        int start = 0;
        for (StageTransition step : ordered) {
            LocalDate date = step.at().date(zone);
            if (!date.equals(day)) {
                day = date;
                start = placed.size();
            }
            placed.add(step.at().precision() == Precision.DAY ? placeByRank(step, placed, start) : placed.size(), step);
        }
        return new StageHistory(placed);
    }

    /** Right after the last step of its day that it does not rank before, so that the others keep their order. */
    private static int placeByRank(StageTransition step, List<StageTransition> placed, int startOfDay) {
        int place = placed.size();
        while (place > startOfDay && BY_RANK.compare(step, placed.get(place - 1)) < 0) {
            place--;
        }
        return place;
    }

    /** Whether the steps are instants, each later than the one before: then no zone and no rank matters. */
    private static boolean isInOrder(List<StageTransition> transitions) {
        Timestamp last = transitions.get(0).at();
        boolean inOrder = last.precision() == Precision.INSTANT;
        for (int i = 1; inOrder && i < transitions.size(); i++) {
            Timestamp next = transitions.get(i).at();
            inOrder = next.precision() == Precision.INSTANT
                    && (next.epoch() > last.epoch() || (next.epoch() == last.epoch() && next.nanos() > last.nanos()));
            last = next;
        }
        return inOrder;
    }

    /** Whether a stage was ever entered. */
    boolean includes(Stage stage) {
        return indexOf(stage) >= 0;
    }

    /**
     * Returns when a stage was first entered.
     *
     * @param stage the stage
     * @return the time, empty when it never was
     */
    public Optional<Timestamp> firstEntered(Stage stage) {
        int at = indexOf(stage);
        return at < 0 ? Optional.empty() : Optional.of(steps.get(at).at());
    }

    /**
     * Returns when a stage was last entered.
     *
     * @param stage the stage
     * @return the time, empty when it never was
     */
    public Optional<Timestamp> lastEntered(Stage stage) {
        for (int i = steps.size() - 1; i >= 0; i--) {
            if (steps.get(i).to() == stage) {
                return Optional.of(steps.get(i).at());
            }
        }
        return Optional.empty();
    }

    /**
     * Returns when a stage of the path, or any later one, was first entered: the entry that is imputed where the stage was
     * skipped, or is dated after a later one.
     *
     * @param stage a stage on the path
     * @return the earliest entry into the stage or beyond, empty when there is none
     */
    public Optional<Timestamp> firstEnteredOrImputed(Stage stage) {
        for (int i = 0; i < steps.size(); i++) {
            if (steps.get(i).to().isAtLeast(stage)) {
                return Optional.of(steps.get(i).at());
            }
        }
        return Optional.empty();
    }

    /**
     * Returns whether anything happened after a stage was first entered.
     *
     * @param stage the stage
     * @return true when a step follows the first entry into it
     */
    public boolean continuesAfter(Stage stage) {
        int at = indexOf(stage);
        return at >= 0 && at < steps.size() - 1;
    }

    /**
     * Returns whether stages were entered one after another, whatever lay between.
     *
     * @param stages the stages in that order
     * @return true when the first one was entered, the second after its first entry, and so on
     */
    public boolean entersInOrder(Stage... stages) {
        int entered = 0;
        for (int i = 0; entered < stages.length && i < steps.size(); i++) {
            if (steps.get(i).to() == stages[entered]) {
                entered++;
            }
        }
        return entered == stages.length;
    }

    /**
     * Returns the highest stage on the path that was reached.
     *
     * @return the stage, {@link Stage#LEAD} at least
     */
    public Stage highest() {
        Stage highest = Stage.LEAD;
        for (int i = 0; i < steps.size(); i++) {
            Stage stage = steps.get(i).to();
            highest = stage.isAtLeast(highest) ? stage : highest;
        }
        return highest;
    }

    /**
     * Returns the stage after the last step.
     *
     * @return the stage, {@link Stage#LEAD} without any step
     */
    public Stage current() {
        return steps.isEmpty() ? Stage.LEAD : steps.get(steps.size() - 1).to();
    }

    /**
     * Returns how often the lead has started along the path: 1, and one more for each entry into lead or MQL after it was
     * recycled.
     *
     * @return the cycle, from 1
     */
    public int cycle() {
        return cycles().size();
    }

    /**
     * Divides the history where the lead started along the path again: at each first entry into lead or MQL after it was
     * recycled.
     *
     * @return the parts in order, at least one
     */
    public List<StageHistory> cycles() {
        List<StageHistory> cycles = new ArrayList<>(1);
        boolean recycled = false;
        int start = 0;
        for (int i = 0; i < steps.size(); i++) {
            Stage to = steps.get(i).to();
            if (to == Stage.RECYCLED) {
                recycled = true;
            } else if (recycled && (to == Stage.LEAD || to == Stage.MQL)) {
                cycles.add(new StageHistory(steps.subList(start, i)));
                recycled = false;
                start = i;
            }
        }
        cycles.add(start == 0 ? this : new StageHistory(steps.subList(start, steps.size())));
        return cycles;
    }

    /**
     * Returns why the lead was disqualified.
     *
     * @return the reason of the first disqualification that gives one
     */
    public Optional<String> disqualifiedReason() {
        for (int i = 0; i < steps.size(); i++) {
            StageTransition step = steps.get(i);
            if (step.to() == Stage.DISQUALIFIED && step.reason().isPresent()) {
                return step.reason();
            }
        }
        return Optional.empty();
    }

    private int indexOf(Stage stage) {
        for (int i = 0; i < steps.size(); i++) {
            if (steps.get(i).to() == stage) {
                return i;
            }
        }
        return -1;
    }
}
