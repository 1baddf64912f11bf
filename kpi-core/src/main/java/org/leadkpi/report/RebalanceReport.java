package org.leadkpi.report;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.leadkpi.capacity.Rebalance;
import org.leadkpi.model.Dataset;
import org.leadkpi.model.Problem;
import org.leadkpi.value.Rational;

/**
 * Which leads to hand from one rep to another, so that all carry alike.
 *
 * <p>As JSON it is an object of {@code as_of}, {@code zone}, {@code tolerance}, {@code moves} (each with {@code lead}, {@code from_rep}
 * and {@code to_rep}), {@code reps} (each with {@code rep}, {@code leads_before}, {@code leads_after}, {@code utilization_before} and
 * {@code utilization_after}), {@code gap_before}, {@code gap_after}, {@code even}, {@code tied} and {@code problems}. Quantities are
 * texts of decimal digits, counts are numbers.
 *
 * @since 0.1
 */
public final class RebalanceReport {

    private final Dataset data;
    private final Rebalance proposal;

    private RebalanceReport(Dataset data, Rebalance proposal) {
        this.data = Objects.requireNonNull(data, "data");
        this.proposal = Objects.requireNonNull(proposal, "proposal");
    }

    /**
     * Reports on a proposal.
     *
     * @param data the dataset whose leads it moves
     * @param proposal the proposal
     * @return the report
     */
    public static RebalanceReport of(Dataset data, Rebalance proposal) {
        return new RebalanceReport(data, proposal);
    }

    // ---- for people

    /**
     * Writes the report as text.
     *
     * @param width the columns of a line of words; a table that is wider stands out
     * @param out where to write
     * @throws IOException if {@code out} cannot be written
     */
    public void text(int width, Appendable out) throws IOException {
        out.append("Leads to move, as of " + data.asOf().atZone(data.zone()).toLocalDateTime() + " "
                + data.zone().getId() + "\n\n");
        if (!proposal.moves().isEmpty()) {
            Map<List<String>, Integer> counts = new LinkedHashMap<>();
            proposal.moves().forEach(move -> counts.merge(List.of(move.from(), move.to()), 1, Integer::sum));
            Aligned ways = new Aligned(2, "from", "to", "leads");
            counts.forEach((way, count) -> ways.row(way.get(0), way.get(1), count.toString()));
            out.append(ways.text()).append('\n');
            Aligned leads = new Aligned(3, "lead", "from", "to");
            proposal.moves().forEach(move -> leads.row(move.lead(), move.from(), move.to()));
            out.append(leads.text()).append('\n');
        }
        out.append(change().text()).append('\n');
        out.append(Paragraph.wrap("", "  ", summary(), width));
    }

    private LoadChange change() {
        return new LoadChange(
                proposal.before(), proposal.after(), proposal.policy().capacity());
    }

    private String summary() {
        String moves = proposal.moves().isEmpty()
                ? "Nothing to move. "
                : Wording.count(proposal.moves().size()) + (proposal.moves().size() == 1 ? " move. " : " moves. ");
        String gap = "Loads lie " + points(proposal.gapBefore()) + " apart"
                + (proposal.moves().isEmpty() ? "" : ", then " + points(proposal.gapAfter()))
                + "; up to " + points(proposal.policy().tolerance()) + " is tolerated. ";
        String stuck = proposal.isEven() ? "" : "No other lead may be moved that would help. ";
        String tied = proposal.tied() == 0
                ? ""
                : Wording.count(proposal.tied()) + (proposal.tied() == 1 ? " lead stays" : " leads stay")
                        + ": touched, in conversation, with a clock that runs or an open opportunity, or moved a short while ago.";
        return moves + gap + stuck + tied;
    }

    private static String points(Rational gap) {
        return LoadChange.number(gap.times(Rational.of(100))) + " points";
    }

    // ---- for programs

    /**
     * Writes the report as JSON.
     *
     * @param problems what is wrong with the data
     * @param out where to write
     * @throws IOException if {@code out} cannot be written
     */
    public void json(List<Problem> problems, Appendable out) throws IOException {
        JsonWriter json = new JsonWriter(out).objectOfLines();
        json.name("as_of").value(data.asOf().toString());
        json.name("zone").value(data.zone().getId());
        json.name("tolerance").value(Json.decimal(proposal.policy().tolerance()));
        json.name("moves").arrayOfLines();
        for (Rebalance.Move move : proposal.moves()) {
            json.object().name("lead").value(move.lead());
            json.name("from_rep").value(move.from());
            json.name("to_rep").value(move.to()).endObject();
        }
        change().json(json.endArray());
        json.name("gap_before").value(Json.decimal(proposal.gapBefore()));
        json.name("gap_after").value(Json.decimal(proposal.gapAfter()));
        json.name("even").value(proposal.isEven());
        json.name("tied").value(proposal.tied());
        json.name("problems").arrayOfLines();
        for (Problem problem : problems) {
            Json.problem(json, problem);
        }
        json.endArray().endObject().end();
    }
}
