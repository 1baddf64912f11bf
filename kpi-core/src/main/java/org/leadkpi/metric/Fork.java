package org.leadkpi.metric;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A question that has to be asked before the tallies of a {@link Group} can tell what they make of a record, and what follows
 * each answer.
 *
 * <p>Ways that no record has taken yet are unknown; the first that takes one makes it known to all that follow. Threads that
 * take the same new way at once find the same out.
 */
final class Fork implements Step {

    private final Group<?> group;
    private final int question;

    /** The fork before, and the answer that led here. */
    private final @Nullable Fork before;

    private final int answer;

    /** By answer. */
    private final @Nullable Step[] next;

    Fork(Group<?> group, int question, int answers, @Nullable Fork before, int answer) {
        this.group = group;
        this.next = new Step[answers];
        this.question = question;
        this.before = before;
        this.answer = answer;
    }

    /** The number of what to ask. */
    int question() {
        return question;
    }

    /** What follows an answer. */
    Step next(int given) {
        Step known = next[given];
        if (known == null) {
            known = group.step(this, given);
            next[given] = known;
        }
        return known;
    }

    /** All that is known after an answer to this question, by question. */
    Map<Integer, Integer> known(int given) {
        Map<Integer, Integer> answers = new HashMap<>(Map.of(question, given));
        Fork fork = this;
        while (fork.before != null) {
            answers.put(fork.before.question, fork.answer);
            fork = fork.before;
        }
        return answers;
    }
}
