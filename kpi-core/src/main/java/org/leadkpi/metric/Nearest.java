package org.leadkpi.metric;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;

/** Finds the names that a misspelt one may have meant. */
final class Nearest {

    private static final int SHOWN = 3;

    private Nearest() {}

    /** The names with the fewest edits, those that contain the given one first. */
    static List<String> to(String wanted, Collection<String> names) {
        return names.stream()
                .sorted(Comparator.comparing((String name) -> !name.contains(wanted))
                        .thenComparing(name -> edits(wanted, name))
                        .thenComparing(Comparator.naturalOrder()))
                .limit(SHOWN)
                .toList();
    }

    /** The Levenshtein distance. */
    static int edits(String a, String b) {
        int[] above = new int[b.length() + 1];
        for (int j = 0; j <= b.length(); j++) {
            above[j] = j;
        }
        for (int i = 1; i <= a.length(); i++) {
            int diagonal = above[0];
            above[0] = i;
            for (int j = 1; j <= b.length(); j++) {
                int replaced = diagonal + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                diagonal = above[j];
                above[j] = Math.min(replaced, Math.min(above[j], above[j - 1]) + 1);
            }
        }
        return above[b.length()];
    }
}
