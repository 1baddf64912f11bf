package org.leadkpi.report;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.leadkpi.model.Problem;

/** What is wrong with the data, as a chapter of a page. */
final class ProblemChapter {

    /** How many problems are told in full. */
    static final int MOST = 20;

    private ProblemChapter() {}

    static Chapter of(Collection<Problem> problems) {
        List<Markup> content = new ArrayList<>();
        content.add(Markup.element("p", TextTable.problems(problems) + "."));
        if (!problems.isEmpty()) {
            List<Markup> items = new ArrayList<>();
            problems.stream()
                    .limit(MOST)
                    .forEach(problem -> items.add(Markup.element("li", Markup.element("bdi", problem.toString()))));
            content.add(Markup.element("ul", items).styled("problems"));
        }
        if (problems.size() > MOST) {
            content.add(Markup.note("And " + Wording.count(problems.size() - MOST) + " more; JSON lists all of them."));
        }
        return new Chapter("Problems with the data", content);
    }
}
