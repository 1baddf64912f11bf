package org.leadkpi.ledger;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.leadkpi.internal.Lazy;
import org.leadkpi.metric.Catalog;
import org.leadkpi.metric.Dimension;
import org.leadkpi.metric.Poster;
import org.leadkpi.metric.Segment;
import org.leadkpi.metric.Source;
import org.leadkpi.model.Dataset;
import org.leadkpi.time.Periods;

/** Posts record by record: the plain way, for a few records and for rows. Many records go through a {@link Journal}. */
final class Bookkeeper extends Book {

    private final Frame frame;
    private final Columns columns;
    private final Periods periods;
    private final Map<Segment, Map<Integer, TreeMap<Key, Long>>> drafts = new LinkedHashMap<>();
    private Map<Integer, TreeMap<Key, Long>> current = new TreeMap<>();

    Bookkeeper(Frame frame, Columns columns, Periods periods) {
        super(columns);
        this.frame = frame;
        this.columns = columns;
        this.periods = periods;
    }

    /** Posts every record of a dataset. */
    void post(Dataset data, Catalog catalog, List<Dimension> axes) {
        catalog.sources().forEach(source -> post(source, data, catalog, axes));
    }

    private <R> void post(Source<R> source, Dataset data, Catalog catalog, List<Dimension> axes) {
        Poster<R> poster = catalog.plan(source).poster(data, periods, this);
        for (R record : source.records(data)) {
            Map<String, String> values = new LinkedHashMap<>();
            for (Dimension axis : axes) {
                values.put(axis.name(), axis.valueOf(source, record, data));
            }
            turnTo(new Segment(values));
            poster.post(record);
        }
    }

    /** Selects the segment that following entries belong to. */
    void turnTo(Segment segment) {
        current = drafts.computeIfAbsent(segment, key -> new TreeMap<>());
    }

    @Override
    void count(int column, int period) {
        add(period, new Key(column, 1), 1);
    }

    @Override
    void amount(int column, long denominator, int period, long amount) {
        add(period, new Key(column, denominator), amount);
    }

    @Override
    void value(int column, int period, long value) {
        add(period, new Key(column, value), 1);
    }

    void add(int period, Key key, long amount) {
        Page.add(columns, current.computeIfAbsent(period, index -> new TreeMap<>()), key, amount);
    }

    Pages pages() {
        Pages.Builder pages = new Pages.Builder(frame, periods.count());
        drafts.forEach((segment, byPeriod) ->
                byPeriod.forEach((period, entries) -> pages.put(segment, period, page(entries))));
        return pages.build();
    }

    private Page page(NavigableMap<Key, Long> entries) {
        entries.values().removeIf(amount -> amount == 0);
        NavigableMap<Key, Long> amounts = new TreeMap<>();
        Map<Integer, NavigableMap<Long, Long>> counts = new TreeMap<>();
        entries.forEach((key, amount) -> {
            if (columns.isDistribution(key.column())) {
                counts.computeIfAbsent(key.column(), column -> new TreeMap<>()).put(key.value(), amount);
            } else {
                amounts.put(key, amount);
            }
        });
        NavigableMap<Integer, Lazy<Values>> values = new TreeMap<>();
        counts.forEach((column, map) -> values.put(column, Lazy.of(Values.of(map))));
        return Page.of(amounts, values);
    }
}
