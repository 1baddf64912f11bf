package org.leadkpi.report;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.leadkpi.metric.Flag;

/**
 * Where the letters of a table go: a flag of a whole row stands behind its label, one of a whole column behind its heading,
 * any other behind its number.
 *
 * @param rows the flags of each row as a whole
 * @param columns the flags of each column as a whole
 * @param cells the flags that are left, by row and column
 */
record Marked(List<Set<Flag>> rows, List<Set<Flag>> columns, List<List<Set<Flag>>> cells) {

    /** A flag that fewer cells than this share stays with them. */
    private static final int SHARED = 2;

    /**
     * Finds the places.
     *
     * @param table the cells by row and column, all rows alike in length
     * @param given the flags of each column that are known beforehand
     */
    static Marked of(List<List<Shown>> table, List<Set<Flag>> given) {
        List<Set<Flag>> rows = table.stream().map(Marked::shared).toList();
        List<Set<Flag>> columns = new ArrayList<>();
        for (int column = 0; column < given.size(); column++) {
            int at = column;
            Set<Flag> whole = shared(table.stream().map(row -> row.get(at)).toList());
            whole.addAll(given.get(column));
            columns.add(whole);
        }
        List<List<Set<Flag>>> cells = new ArrayList<>();
        for (int row = 0; row < table.size(); row++) {
            List<Set<Flag>> left = new ArrayList<>();
            for (int column = 0; column < given.size(); column++) {
                Set<Flag> flags = EnumSet.noneOf(Flag.class);
                flags.addAll(table.get(row).get(column).flags());
                flags.removeAll(rows.get(row));
                flags.removeAll(columns.get(column));
                left.add(flags);
            }
            cells.add(left);
        }
        return new Marked(rows, columns, cells);
    }

    /** The flags that every cell has, or has no value for. */
    private static Set<Flag> shared(List<Shown> cells) {
        Set<Flag> shared = EnumSet.noneOf(Flag.class);
        for (Flag flag : Flag.values()) {
            long flagged =
                    cells.stream().filter(cell -> cell.flags().contains(flag)).count();
            boolean everywhere = cells.stream().allMatch(cell -> cell.flags().contains(flag) || !cell.isDefined());
            if (everywhere && flagged >= SHARED) {
                shared.add(flag);
            }
        }
        return shared;
    }
}
