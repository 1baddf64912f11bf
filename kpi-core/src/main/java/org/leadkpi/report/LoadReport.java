package org.leadkpi.report;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import org.leadkpi.capacity.CapacityModel;
import org.leadkpi.capacity.Headcount;
import org.leadkpi.capacity.Load;
import org.leadkpi.capacity.LoadState;
import org.leadkpi.capacity.TeamLoad;
import org.leadkpi.model.Dataset;
import org.leadkpi.model.LeadType;
import org.leadkpi.model.Problem;
import org.leadkpi.stats.Spread;
import org.leadkpi.value.Rational;

/**
 * How many leads the reps of a team have, whether that is too many or too few, and how far they lie apart.
 *
 * <p>As JSON it is an object of {@code frame} ({@code from}, {@code to}, {@code as_of}, {@code zone}), {@code reps}, {@code
 * team}, {@code spread} and {@code problems}.
 *
 * <ul>
 *   <li>A rep has {@code rep}, {@code months} (how many the rep was active), {@code leads} (assigned, by type), {@code
 *       leads_per_month}, {@code capacity} (the most a month, by type), {@code load_hi} (against the most that the bands allow),
 *       {@code load_lo} (against the least), {@code state} and {@code label}.
 *   <li>The team has {@code leads}, {@code unassigned} and {@code elsewhere} by type, {@code leads_per_rep} by how reps are counted,
 *       and {@code load_hi}, {@code load_lo}, {@code state} and {@code label} of a usual rep, by head.
 *   <li>The spread is that of {@code load_hi} over the reps: {@code n}, {@code min}, {@code median}, {@code max}, {@code mean},
 *       {@code cv}, {@code max_over_min}; and {@code rep_idle_share} and {@code rep_overload_share}.
 *   <li>Quantities are texts of decimal digits, counts are numbers. What is not known, as a ratio without reps, is left out.
 * </ul>
 *
 * @since 0.1
 */
public final class LoadReport {

    private final Dataset data;
    private final CapacityModel capacity;
    private final TeamLoad team;

    private LoadReport(Dataset data, CapacityModel capacity, TeamLoad team) {
        this.data = Objects.requireNonNull(data, "data");
        this.capacity = Objects.requireNonNull(capacity, "capacity");
        this.team = Objects.requireNonNull(team, "team");
    }

    /**
     * Reports on a team.
     *
     * @param data the dataset whose leads the reps were given
     * @param capacity how many leads a month each rep can carry
     * @param team the loads
     * @return the report
     */
    public static LoadReport of(Dataset data, CapacityModel capacity, TeamLoad team) {
        return new LoadReport(data, capacity, team);
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
        out.append("Load of reps, " + team.days().inWords() + ", leads of a month\n\n");
        out.append(table());
        out.append('\n');
        for (String line : remarks()) {
            out.append(Paragraph.wrap("", "  ", line, width));
        }
    }

    private String table() {
        List<LeadType> types = List.copyOf(team.leads().keySet());
        List<String> heading = new ArrayList<>(List.of("rep", "state", "seniority"));
        types.forEach(type -> heading.add(Wording.plain(type)));
        heading.addAll(List.of("all", "of the most", "of the least"));
        Aligned table = new Aligned(3, heading.toArray(String[]::new));
        for (TeamLoad.Member member : team.members()) {
            row(table, member.rep().id(), Wording.plain(member.rep().seniority()), member.load(), types);
        }
        perRep(Headcount.HEADCOUNT).ifPresent(load -> row(table, "a usual rep", "", load, types));
        return table.text();
    }

    private Optional<Load> perRep(Headcount count) {
        return team.perRep(count, capacity.bands());
    }

    private static void row(Aligned table, String name, String seniority, Load load, List<LeadType> types) {
        List<String> cells = new ArrayList<>(List.of(name, load.state().words(), seniority));
        types.forEach(type -> cells.add(LoadChange.number(load.leads().getOrDefault(type, Rational.ZERO))));
        cells.add(LoadChange.number(load.total()));
        cells.add(LoadChange.percent(load.againstUpper()));
        cells.add(LoadChange.percent(load.againstLower()));
        table.row(cells.toArray(String[]::new));
    }

    private List<String> remarks() {
        List<String> remarks = new ArrayList<>();
        if (team.members().isEmpty()) {
            remarks.add("No rep who carries leads was active: " + Wording.count(sum(team.leads()))
                    + " leads are nobody's to work on.");
            return remarks;
        }
        remarks.add("Leads per rep and month: "
                + List.of(Headcount.values()).stream()
                        .map(count -> perRep(count)
                                        .map(Load::total)
                                        .map(LoadChange::number)
                                        .orElse(Wording.NOTHING) + " " + words(count))
                        .collect(Collectors.joining(", "))
                + ".");
        Load usual = perRep(Headcount.HEADCOUNT).orElseThrow();
        remarks.add("The team is " + usual.state().words()
                + usual.label()
                        .map(label -> ", its ratio of leads to reps is " + Wording.plain(label))
                        .orElse("") + ". "
                + goodAndBad(usual.state()));
        team.spread()
                .ifPresent(spread -> remarks.add("Reps lie between " + LoadChange.percent(spread.min()) + " and "
                        + LoadChange.percent(spread.max()) + " of what they can carry; " + share(LoadState.OVER)
                        + " are overloaded, "
                        + share(LoadState.IDLE) + " are idle"
                        + spread.variation()
                                .map(cv -> String.format(Locale.ROOT, "; coefficient of variation %.2f", cv))
                                .orElse("")
                        + "."));
        waiting(team.unassigned(), "waits for a rep", "wait for a rep").ifPresent(remarks::add);
        waiting(team.elsewhere(), "belongs to somebody who is no active rep", "belong to somebody who is no active rep")
                .ifPresent(remarks::add);
        remarks.add("Ask: " + String.join(" ", LoadState.questions()));
        return remarks;
    }

    private static String words(Headcount count) {
        return switch (count) {
            case HEADCOUNT -> "by head";
            case FTE_DAYS -> "by full-time days";
            case RAMP_WEIGHTED -> "with newcomers at part of their strength";
        };
    }

    private static String goodAndBad(LoadState state) {
        String good = "Good for " + String.join(", ", state.benefits());
        String bad = state.risks().isEmpty() ? "" : "; at the risk of " + String.join(", ", state.risks());
        return good + bad + " (" + state.citation() + ").";
    }

    private String share(LoadState state) {
        return team.share(state).map(LoadChange::percent).orElse(Wording.NOTHING);
    }

    private static Optional<String> waiting(Map<LeadType, Long> leads, String one, String several) {
        long count = sum(leads);
        return count == 0
                ? Optional.empty()
                : Optional.of(Wording.count(count) + (count == 1 ? " lead " + one : " leads " + several) + ".");
    }

    private static long sum(Map<LeadType, Long> counts) {
        return counts.values().stream().mapToLong(Long::longValue).sum();
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
        json.name("frame").object();
        json.name("from").value(team.days().start().toString());
        json.name("to").value(team.days().end().toString());
        json.name("as_of").value(data.asOf().toString());
        json.name("zone").value(data.zone().getId()).endObject();
        json.name("reps").arrayOfLines();
        for (TeamLoad.Member member : team.members()) {
            member(json, member);
        }
        json.endArray();
        team(json.name("team"));
        spread(json.name("spread"));
        json.name("problems").arrayOfLines();
        for (Problem problem : problems) {
            Json.problem(json, problem);
        }
        json.endArray().endObject().end();
    }

    private void member(JsonWriter json, TeamLoad.Member member) throws IOException {
        json.object().name("rep").value(member.rep().id());
        json.name("months").value(Json.decimal(member.months()));
        counts(json.name("leads"), member.assigned());
        json.name("leads_per_month").value(Json.decimal(member.load().total()));
        json.name("capacity").object();
        for (LeadType type : LeadType.values()) {
            json.name(Json.code(type))
                    .value(Json.decimal(member.load().bands().of(type).upper()));
        }
        json.endObject();
        load(json, member.load());
        json.endObject();
    }

    private void team(JsonWriter json) throws IOException {
        json.object();
        counts(json.name("leads"), team.leads());
        counts(json.name("unassigned"), team.unassigned());
        counts(json.name("elsewhere"), team.elsewhere());
        json.name("leads_per_rep").object();
        for (Headcount count : Headcount.values()) {
            Optional<Load> load = perRep(count);
            if (load.isPresent()) {
                json.name(Json.code(count)).value(Json.decimal(load.get().total()));
            }
        }
        json.endObject();
        Optional<Load> usual = perRep(Headcount.HEADCOUNT);
        if (usual.isPresent()) {
            load(json, usual.get());
        }
        json.endObject();
    }

    private static void load(JsonWriter json, Load load) throws IOException {
        json.name("load_hi").value(Json.decimal(load.againstUpper()));
        json.name("load_lo").value(Json.decimal(load.againstLower()));
        json.name("state").value(load.state().name());
        if (load.label().isPresent()) {
            json.name("label").value(load.label().get().name());
        }
    }

    private void spread(JsonWriter json) throws IOException {
        json.object();
        Optional<Spread> found = team.spread();
        if (found.isPresent()) {
            Spread spread = found.get();
            json.name("n").value(spread.n());
            json.name("min").value(Json.decimal(spread.min()));
            json.name("median").value(Json.decimal(spread.median()));
            json.name("max").value(Json.decimal(spread.max()));
            json.name("mean").value(Json.decimal(spread.mean()));
            if (spread.variation().isPresent()) {
                json.name("cv").value(Json.decimal(spread.variation().get()));
            }
            if (spread.maxOverMin().isPresent()) {
                json.name("max_over_min").value(Json.decimal(spread.maxOverMin().get()));
            }
            json.name("rep_idle_share")
                    .value(Json.decimal(team.share(LoadState.IDLE).orElseThrow()));
            json.name("rep_overload_share")
                    .value(Json.decimal(team.share(LoadState.OVER).orElseThrow()));
        }
        json.endObject();
    }

    private static void counts(JsonWriter json, Map<LeadType, Long> counts) throws IOException {
        json.object();
        for (Map.Entry<LeadType, Long> count : counts.entrySet()) {
            json.name(Json.code(count.getKey())).value(count.getValue());
        }
        json.endObject();
    }
}
