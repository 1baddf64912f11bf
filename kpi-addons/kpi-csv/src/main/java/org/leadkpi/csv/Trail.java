package org.leadkpi.csv;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.leadkpi.model.Problem;

/** What reading leaves behind beside the records: problems, counts, and the line of every record that has an id. */
final class Trail {

    private final List<Problem> problems = new ArrayList<>();
    private final Map<String, Long> rows = new LinkedHashMap<>();
    private final Map<String, Long> dropped = new LinkedHashMap<>();
    private final Map<String, Records> recordsByNoun = new HashMap<>();

    private record Records(String file, Map<String, Long> lines) {}

    List<Problem> problems() {
        return Collections.unmodifiableList(problems);
    }

    Map<String, Long> rows() {
        return Collections.unmodifiableMap(rows);
    }

    Map<String, Long> dropped() {
        return Collections.unmodifiableMap(dropped);
    }

    void add(Problem problem) {
        problems.add(problem);
    }

    void count(String file, long rowsRead, long rowsDropped) {
        rows.put(file, rowsRead);
        dropped.put(file, rowsDropped);
    }

    void record(String noun, String id, String file, long line) {
        recordsByNoun
                .computeIfAbsent(noun, unused -> new Records(file, new HashMap<>()))
                .lines()
                .put(id, line);
    }

    /** The line of the record, null when there is none of that id. */
    @Nullable
    Long line(String noun, String id) {
        Records records = recordsByNoun.get(noun);
        return records == null ? null : records.lines().get(id);
    }

    /** The problem with the place of its subject, {@code lead L-17}, where that was read from a row. */
    Problem placed(Problem problem) {
        int space = problem.subject().indexOf(' ');
        if (space < 0 || problem.place().isPresent()) {
            return problem;
        }
        Records records = recordsByNoun.get(problem.subject().substring(0, space));
        Long line =
                records == null ? null : records.lines().get(problem.subject().substring(space + 1));
        return records == null || line == null ? problem : problem.at(new Problem.Place(records.file(), line, "", ""));
    }
}
