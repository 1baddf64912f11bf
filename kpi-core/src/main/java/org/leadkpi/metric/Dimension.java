package org.leadkpi.metric;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.leadkpi.model.Dataset;

/**
 * What records are grouped by: a name, and how to read its value from each kind of record that has one.
 *
 * <p>A source that the dimension cannot split (spend has no owner) takes part in totals only; a KPI that needs it has no
 * value per segment and says so.
 *
 * @since 0.1
 */
public final class Dimension {

    private final String name;
    private final List<String> aliases;
    private final Map<Source<?>, BiFunction<?, Dataset, Optional<String>>> readers;

    /** The sources whose records have the value of what they belong to. */
    private final Set<Source<?>> owned;

    private Dimension(
            String name,
            List<String> aliases,
            Map<Source<?>, BiFunction<?, Dataset, Optional<String>>> readers,
            Set<Source<?>> owned) {
        this.name = name;
        this.aliases = aliases;
        this.readers = readers;
        this.owned = owned;
    }

    /**
     * Starts a dimension that splits nothing yet.
     *
     * @param name the name, as {@code channel}
     * @return the dimension
     */
    public static Dimension named(String name) {
        if (name.isBlank()) {
            throw new IllegalArgumentException("dimension name is blank");
        }
        return new Dimension(name, List.of(), Map.of(), Set.of());
    }

    /**
     * A copy that a catalogue also finds by another name, as that of the column of a file that it reads.
     *
     * @param other the other name, in lower case with dashes
     * @return the copy
     */
    public Dimension alias(String other) {
        List<String> more = new ArrayList<>(aliases);
        more.add(Objects.requireNonNull(other, "other"));
        return new Dimension(name, List.copyOf(more), readers, owned);
    }

    /**
     * A copy that also splits a source.
     *
     * @param source the source
     * @param reader reads the value of a record; empty stands for the segment {@link Segment#NONE}
     * @param <R> the type of a record
     * @return the copy
     */
    public <R> Dimension of(Source<R> source, BiFunction<R, Dataset, Optional<String>> reader) {
        Map<Source<?>, BiFunction<?, Dataset, Optional<String>>> more = new LinkedHashMap<>(readers);
        more.put(source, Objects.requireNonNull(reader, "reader"));
        return new Dimension(name, aliases, more, owned);
    }

    /**
     * A copy that also splits a source whose records have the value of what they belong to, as a touch has that of its lead.
     *
     * @param source a source with an owner, whose own source is split already
     * @param <R> the type of a record
     * @return the copy
     * @throws IllegalArgumentException if the records of the source belong to nothing
     */
    public <R> Dimension ofOwner(Source<R> source) {
        Source.Owner<R, ?> owner =
                source.owner().orElseThrow(() -> new IllegalArgumentException("a " + source + " belongs to nothing"));
        Set<Source<?>> more = new LinkedHashSet<>(owned);
        more.add(source);
        Dimension split = of(source, (record, data) -> ownersValue(owner, record, data));
        return new Dimension(name, aliases, split.readers, more);
    }

    private <R, B> Optional<String> ownersValue(Source.Owner<R, B> owner, R record, Dataset data) {
        return owner.of().apply(record).map(owning -> valueOf(owner.source(), owning, data));
    }

    /**
     * Returns whether the records of a source have the value of what they belong to.
     *
     * @param source the source
     * @return true when it was split by {@link #ofOwner}
     */
    public boolean isOfOwner(Source<?> source) {
        return owned.contains(source);
    }

    /**
     * A copy that also splits a source by the record alone.
     *
     * @param source the source
     * @param reader reads the value of a record; empty stands for the segment {@link Segment#NONE}
     * @param <R> the type of a record
     * @return the copy
     */
    public <R> Dimension of(Source<R> source, Function<R, Optional<String>> reader) {
        return of(source, (record, data) -> reader.apply(record));
    }

    /** A copy that splits as another dimension does what this one does not split. */
    Dimension orElse(Dimension other) {
        Map<Source<?>, BiFunction<?, Dataset, Optional<String>>> all = new LinkedHashMap<>(readers);
        Set<Source<?>> ofOwners = new LinkedHashSet<>(owned);
        other.readers.forEach((source, reader) -> {
            if (all.putIfAbsent(source, reader) == null && other.owned.contains(source)) {
                ofOwners.add(source);
            }
        });
        return new Dimension(name, aliases, all, ofOwners);
    }

    /**
     * Returns the name.
     *
     * @return the name
     */
    public String name() {
        return name;
    }

    /**
     * Returns the other names.
     *
     * @return the aliases
     */
    public List<String> aliases() {
        return aliases;
    }

    /**
     * Returns whether the records of a source have a value.
     *
     * @param source the source
     * @return true when they can be split
     */
    public boolean splits(Source<?> source) {
        return readers.containsKey(source.base());
    }

    /**
     * Returns the names of the sources that can be split.
     *
     * @return the names, in order
     */
    public Set<String> splitSources() {
        Set<String> names = new TreeSet<>();
        readers.keySet().forEach(source -> names.add(source.name()));
        return names;
    }

    /**
     * Reads the value of a record.
     *
     * @param source the source the record belongs to
     * @param record the record
     * @param data the dataset
     * @param <R> the type of a record
     * @return the value, {@link Segment#NONE} when it is absent, {@link Segment#UNSPLIT} when the source cannot be split
     */
    public <R> String valueOf(Source<R> source, R record, Dataset data) {
        return values(source, data).apply(record);
    }

    /**
     * Returns what reads the values of many records.
     *
     * @param source the source the records belong to
     * @param data the dataset
     * @param <R> the type of a record
     * @return reads the value of a record as {@link #valueOf} does
     */
    public <R> Function<R, String> values(Source<R> source, Dataset data) {
        @SuppressWarnings("unchecked")
        BiFunction<R, Dataset, Optional<String>> reader =
                (BiFunction<R, Dataset, Optional<String>>) readers.get(source);
        return reader == null
                ? record -> Segment.UNSPLIT
                : record -> {
                    Optional<String> value = reader.apply(record, data);
                    return value.isPresent() && !value.get().isBlank() ? value.get() : Segment.NONE;
                };
    }

    @Override
    public String toString() {
        return name;
    }
}
