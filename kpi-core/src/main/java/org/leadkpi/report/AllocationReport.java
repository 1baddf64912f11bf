package org.leadkpi.report;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.leadkpi.capacity.Allocation;
import org.leadkpi.capacity.AllocationPolicy;
import org.leadkpi.capacity.Decision;
import org.leadkpi.capacity.QueuedLead;
import org.leadkpi.model.Dataset;
import org.leadkpi.model.Problem;

/**
 * Who gets which of the leads that wait for a rep, and why.
 *
 * <p>As JSON it is an object of {@code as_of}, {@code zone}, {@code mode}, {@code limit}, {@code decisions}, {@code reps}, {@code
 * totals} and {@code problems}.
 *
 * <ul>
 *   <li>A decision has {@code lead}, {@code type}, {@code tier}, {@code score} when there is one, {@code to} ({@code rep}, {@code
 *       automation} or {@code manager}), {@code reason} (a code) and {@code because} (in words); one to a rep also {@code rep}, {@code
 *       utilization} with that lead, and {@code specificity} (how many values of its segment the rep names).
 *   <li>A rep has {@code rep}, {@code leads_before}, {@code leads_after}, {@code utilization_before} and {@code utilization_after}.
 *   <li>The totals count {@code leads}, {@code assigned}, {@code automated} and {@code overflow}; the last three add up to the first.
 *   <li>Quantities are texts of decimal digits, counts are numbers. What does not apply is left out.
 * </ul>
 *
 * @since 0.1
 */
public final class AllocationReport {

    private final Dataset data;
    private final AllocationPolicy policy;
    private final Allocation allocation;

    private AllocationReport(Dataset data, AllocationPolicy policy, Allocation allocation) {
        this.data = Objects.requireNonNull(data, "data");
        this.policy = Objects.requireNonNull(policy, "policy");
        this.allocation = Objects.requireNonNull(allocation, "allocation");
    }

    /**
     * Reports on an allocation.
     *
     * @param data the dataset whose leads were handed out
     * @param policy the choices
     * @param allocation where each lead goes
     * @return the report
     */
    public static AllocationReport of(Dataset data, AllocationPolicy policy, Allocation allocation) {
        return new AllocationReport(data, policy, allocation);
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
        out.append("Leads to hand out, as of " + data.asOf().atZone(data.zone()).toLocalDateTime() + " "
                + data.zone().getId() + ", " + Wording.plain(policy.mode()) + "\n\n");
        if (allocation.decisions().isEmpty()) {
            out.append("No lead waits for a rep.\n");
            return;
        }
        Aligned leads = new Aligned(7, "lead", "type", "intent", "score", "to", "load with it", "because");
        for (Decision decision : allocation.decisions()) {
            QueuedLead lead = decision.lead();
            leads.row(
                    lead.id(),
                    Wording.plain(lead.type()),
                    Wording.plain(lead.tier()),
                    lead.score().map(score -> LoadChange.number(score)).orElse(Wording.NOTHING),
                    place(decision),
                    decision instanceof Decision.Assigned assigned ? LoadChange.percent(assigned.utilization()) : "",
                    decision.reason().words());
        }
        out.append(leads.text());
        out.append('\n');
        out.append(change().text());
        out.append('\n').append(Paragraph.wrap("", "  ", summary(), width));
    }

    private LoadChange change() {
        return new LoadChange(allocation.before(), allocation.after(), policy.capacity());
    }

    private static String place(Decision decision) {
        if (decision instanceof Decision.Assigned assigned) {
            return assigned.rep();
        }
        return decision instanceof Decision.Automated ? "automation" : "the manager";
    }

    private String summary() {
        int count = allocation.decisions().size();
        return Wording.count(count) + (count == 1 ? " lead: " : " leads: ")
                + Wording.count(allocation.assigned().size()) + " to reps, "
                + Wording.count(allocation.automated().size()) + " to automation, "
                + Wording.count(allocation.overflow().size())
                + " to the manager.";
    }

    private Map<String, Integer> totals() {
        Map<String, Integer> totals = new LinkedHashMap<>();
        totals.put("leads", allocation.decisions().size());
        totals.put("assigned", allocation.assigned().size());
        totals.put("automated", allocation.automated().size());
        totals.put("overflow", allocation.overflow().size());
        return totals;
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
        json.name("mode").value(Json.code(policy.mode()));
        json.name("limit").value(Json.decimal(policy.limit()));
        json.name("decisions").arrayOfLines();
        for (Decision decision : allocation.decisions()) {
            decision(json, decision);
        }
        change().json(json.endArray());
        json.name("totals").object();
        for (Map.Entry<String, Integer> total : totals().entrySet()) {
            json.name(total.getKey()).value(total.getValue());
        }
        json.endObject().name("problems").arrayOfLines();
        for (Problem problem : problems) {
            Json.problem(json, problem);
        }
        json.endArray().endObject().end();
    }

    private static void decision(JsonWriter json, Decision decision) throws IOException {
        QueuedLead lead = decision.lead();
        json.object().name("lead").value(lead.id());
        json.name("type").value(Json.code(lead.type()));
        json.name("tier").value(Json.code(lead.tier()));
        if (lead.score().isPresent()) {
            json.name("score").value(Json.decimal(lead.score().get()));
        }
        if (decision instanceof Decision.Assigned assigned) {
            json.name("to").value("rep").name("rep").value(assigned.rep());
            json.name("utilization").value(Json.decimal(assigned.utilization()));
            json.name("specificity").value(assigned.specificity());
        } else {
            json.name("to").value(decision instanceof Decision.Automated ? "automation" : "manager");
        }
        json.name("reason").value(decision.reason().name());
        json.name("because").value(decision.reason().words()).endObject();
    }
}
