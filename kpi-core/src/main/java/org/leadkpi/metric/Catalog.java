package org.leadkpi.metric;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.leadkpi.model.Dataset;

/**
 * An immutable set of KPIs and dimensions, with the tallies they need.
 *
 * <p>Extension is explicit: {@code Catalog.standard().with(provider)}. There is no global registry.
 *
 * @since 0.1
 */
public final class Catalog {

    private static final Catalog EMPTY = new Catalog(List.of(), List.of());

    private final List<Kpi> kpis;
    private final List<Dimension> dimensions;
    private final Map<String, Kpi> byId = new LinkedHashMap<>();
    private final Map<String, Dimension> byName = new LinkedHashMap<>();
    private final Map<String, Dimension> byAlias = new LinkedHashMap<>();
    private final SortedMap<String, Tally<?>> tallies = new TreeMap<>();
    private final Map<Source<?>, Plan<?>> plans = new ConcurrentHashMap<>();

    private Catalog(List<Kpi> kpis, List<Dimension> dimensions) {
        this.kpis = List.copyOf(kpis);
        this.dimensions = List.copyOf(dimensions);
        for (Kpi kpi : this.kpis) {
            register(kpi.id(), kpi);
            kpi.aliases().forEach(alias -> register(alias, kpi));
            kpi.tallies().forEach(this::register);
        }
        for (Kpi kpi : this.kpis) {
            byId.putIfAbsent(kpi.id().replace('.', '-'), kpi);
        }
        for (Dimension dimension : this.dimensions) {
            if (byName.put(dimension.name(), dimension) != null) {
                throw new IllegalArgumentException("dimension " + dimension.name() + " is defined twice");
            }
            dimension.aliases().forEach(alias -> register(alias, dimension));
        }
    }

    private void register(String id, Kpi kpi) {
        Kpi before = byId.put(id, kpi);
        if (before != null) {
            throw new IllegalArgumentException("kpi id " + id + " is used by both " + before + " and " + kpi);
        }
    }

    private void register(String alias, Dimension dimension) {
        Dimension before = byAlias.put(alias, dimension);
        if (before != null) {
            throw new IllegalArgumentException(
                    "dimension alias " + alias + " is used by both " + before + " and " + dimension);
        }
    }

    @SuppressWarnings("ReferenceEquality") // tallies are equal by name; here two definitions of one name are told apart
    private void register(Tally<?> tally) {
        Tally<?> before = tallies.putIfAbsent(tally.name(), tally);
        if (before != null && before != tally) {
            throw new IllegalArgumentException(
                    "tally " + tally.name() + " has two definitions; give one of them another name");
        }
    }

    /**
     * The standard KPIs and dimensions.
     *
     * @return the standard catalogue
     */
    public static Catalog standard() {
        return Standard.CATALOG;
    }

    /** Built on first use, since the constants refer to each other. */
    private static final class Standard {
        private static final Catalog CATALOG = new Catalog(
                Stream.of(
                                StandardKpis.all(),
                                CustomerKpis.all(),
                                ResponseKpis.all(),
                                OutreachKpis.all(),
                                CapacityKpis.all(),
                                ScoringKpis.all(),
                                DataQualityKpis.all())
                        .flatMap(List::stream)
                        .toList(),
                StandardDimensions.all());
    }

    /**
     * The catalogue without anything.
     *
     * @return the empty catalogue
     */
    public static Catalog empty() {
        return EMPTY;
    }

    /**
     * The standard catalogue with every provider that the service loader finds.
     *
     * @return the catalogue
     */
    public static Catalog discover() {
        Catalog catalog = standard();
        for (KpiProvider provider : ServiceLoader.load(KpiProvider.class)) {
            catalog = catalog.with(provider);
        }
        return catalog;
    }

    /**
     * A copy with the KPIs and dimensions of a provider.
     *
     * @param provider the provider
     * @return the copy
     * @throws IllegalArgumentException if an id, a dimension or a tally name is defined twice
     */
    public Catalog with(KpiProvider provider) {
        return with(provider.kpis(), provider.dimensions());
    }

    /**
     * A copy with more KPIs.
     *
     * @param more the KPIs
     * @return the copy
     * @throws IllegalArgumentException if an id or a tally name is defined twice
     */
    public Catalog with(Kpi... more) {
        return with(List.of(more), List.of());
    }

    /**
     * A copy with more dimensions.
     *
     * @param more the dimensions
     * @return the copy
     * @throws IllegalArgumentException if a dimension is defined twice
     */
    public Catalog with(Dimension... more) {
        return with(List.of(), List.of(more));
    }

    /**
     * A copy with other definitions of some of its KPIs, each in the place of the one with its id. Who reads a scorecard made
     * by it, or writes a rule, still names the KPI by its constant and is given the value of this definition.
     *
     * @param others the definitions
     * @return the copy
     * @throws IllegalArgumentException if there is no KPI with such an id
     */
    public Catalog replacing(List<Kpi> others) {
        List<Kpi> replaced = new ArrayList<>(kpis);
        for (Kpi other : others) {
            replaced.set(replaced.indexOf(kpi(other.id())), other);
        }
        return new Catalog(replaced, dimensions);
    }

    private Catalog with(List<Kpi> moreKpis, List<Dimension> moreDimensions) {
        List<Kpi> allKpis = new ArrayList<>(kpis);
        allKpis.addAll(moreKpis);
        List<Dimension> allDimensions = new ArrayList<>(dimensions);
        allDimensions.addAll(moreDimensions);
        return new Catalog(allKpis, allDimensions);
    }

    /**
     * A copy with a selection of the KPIs only.
     *
     * @param ids ids or aliases
     * @return the copy, in the order given
     * @throws IllegalArgumentException if an id is not known
     */
    public Catalog only(List<String> ids) {
        return new Catalog(ids.stream().map(this::kpi).distinct().toList(), dimensions);
    }

    /**
     * Returns the KPIs.
     *
     * @return the KPIs, in the order of their definition
     */
    public List<Kpi> kpis() {
        return kpis;
    }

    /**
     * Returns a KPI.
     *
     * @param id its id or an alias, in any case
     * @return the KPI
     * @throws IllegalArgumentException if there is none; the message names the nearest ids
     */
    public Kpi kpi(String id) {
        String inLowerCase = id.toLowerCase(Locale.ROOT);
        Kpi kpi = byId.get(inLowerCase);
        if (kpi == null) {
            throw new IllegalArgumentException("no kpi \"" + id + "\"; did you mean "
                    + String.join(", ", Nearest.to(inLowerCase, byId.keySet())) + "?");
        }
        return kpi;
    }

    /**
     * Returns what this catalogue means by a KPI.
     *
     * @param kpi the KPI, as a constant names it
     * @return the one that the catalogue has with its id, which {@link #replacing} may have defined otherwise; the KPI itself where
     *     it has none
     */
    public Kpi definition(Kpi kpi) {
        Kpi own = byId.get(kpi.id());
        return own != null && own.equals(kpi) ? own : kpi;
    }

    /**
     * Returns the variants of a KPI.
     *
     * @param kpi the KPI
     * @return every KPI with the same base, itself included
     */
    public List<Kpi> variantsOf(Kpi kpi) {
        return kpis.stream().filter(other -> other.base().equals(kpi.base())).toList();
    }

    /**
     * Returns the tallies that the KPIs need.
     *
     * @return the tallies, in order of their names
     */
    public List<Tally<?>> tallies() {
        return List.copyOf(tallies.values());
    }

    /**
     * Plans how to post the records of a source for every tally over it and over its views.
     *
     * @param source the source
     * @param <R> the type of a record
     * @return the plan, always the same one
     */
    @SuppressWarnings("unchecked") // a plan is kept under its own source
    public <R> Plan<R> plan(Source<R> source) {
        return (Plan<R>) plans.computeIfAbsent(source, key -> plan(key, tally -> true));
    }

    /**
     * Plans how to post the records of a source for some of the tallies over it and over its views.
     *
     * @param source the source
     * @param asked which tallies to post
     * @param <R> the type of a record
     * @return a new plan
     */
    public <R> Plan<R> plan(Source<R> source, Predicate<Tally<?>> asked) {
        return Plan.of(source, tallies.values(), asked);
    }

    /**
     * Lists the sources that the tallies are taken over, those that are views of another one standing under it.
     *
     * @return the sources, in order of the first tally of each
     */
    public List<Source<?>> sources() {
        return tallies.values().stream()
                .<Source<?>>map(tally -> tally.source().base())
                .distinct()
                .toList();
    }

    /**
     * Returns the dimensions.
     *
     * @return the dimensions, in the order of their definition
     */
    public List<Dimension> dimensions() {
        return dimensions;
    }

    /**
     * Returns a dimension: a named one, or an attribute that the records of a dataset carry. A named one that does not split
     * leads, as the landing page, splits them by an attribute of its name (written with underscores) where they carry one.
     *
     * <ul>
     *   <li>One of just this spelling comes first, then one that differs in case or in dashes for underscores, then one that
     *       has the name as an alias: {@code type} is the type of leads unless records carry an attribute of that name.
     *   <li>An attribute that differs from a named dimension in dashes only, as {@code landing_page}, splits what carries
     *       it; what does not is split as by the dimension.
     * </ul>
     *
     * @param name its name
     * @param data the dataset whose attributes count
     * @return the dimension
     * @throws IllegalArgumentException if there is none; the message lists the names
     */
    public Dimension dimension(String name, Dataset data) {
        Set<String> attributes = data.attributeNames();
        List<String> names =
                Stream.concat(byName.keySet().stream(), attributes.stream()).toList();
        String found = first(names, name::equals)
                .or(() -> first(names, name::equalsIgnoreCase))
                .or(() -> first(names, each -> spelling(each).equals(spelling(name))))
                .or(() -> Optional.ofNullable(byAlias.get(spelling(name))).map(Dimension::name))
                .orElseThrow(() -> new IllegalArgumentException("no dimension \"" + name + "\"; there are "
                        + String.join(", ", byName.keySet())
                        + (attributes.isEmpty() ? "" : " and the attributes " + String.join(", ", attributes))));
        Dimension dimension = byName.get(found);
        if (dimension != null) {
            return StandardDimensions.alongLeads(dimension, data);
        }
        Dimension attribute = StandardDimensions.attribute(found, data);
        Dimension namesake = byName.get(found.replace('_', '-'));
        return namesake == null ? attribute : attribute.orElse(namesake);
    }

    private static Optional<String> first(List<String> names, Predicate<String> fits) {
        return names.stream().filter(fits).findFirst();
    }

    /** What the spellings of one name have in common. */
    private static String spelling(String name) {
        return name.toLowerCase(Locale.ROOT).replace('_', '-');
    }

    @Override
    public String toString() {
        return "Catalog of " + kpis.size() + " KPIs over " + tallies.size() + " tallies and " + dimensions.size()
                + " dimensions";
    }
}
