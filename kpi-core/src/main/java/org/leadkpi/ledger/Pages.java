package org.leadkpi.ledger;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.leadkpi.metric.Segment;
import org.leadkpi.stats.Distribution;

/** The pages of a ledger by segment and period; a cell without a page has the empty one. Immutable. */
final class Pages {

    private final List<Segment> segments;
    private final Map<Segment, Integer> places;
    private final int periods;
    private final Page[][] pages;

    private Pages(List<Segment> segments, Map<Segment, Integer> places, int periods, Page[][] pages) {
        this.periods = periods;
        this.segments = segments;
        this.places = places;
        this.pages = pages;
    }

    /** The segments that have a page, in order. */
    List<Segment> segments() {
        return segments;
    }

    Page page(Segment segment, int period) {
        Integer place = places.get(segment);
        return place == null ? Page.EMPTY : pages[place][period];
    }

    /** The values of a distribution on all pages. */
    Distribution values(int column) {
        List<Values> parts = new ArrayList<>();
        for (Page[] row : pages) {
            for (Page page : row) {
                page.values(column).ifPresent(parts::add);
            }
        }
        return parts.isEmpty() ? Distribution.empty() : Values.sum(parts).distribution();
    }

    int count() {
        return Arrays.stream(pages)
                .mapToInt(row ->
                        (int) Arrays.stream(row).filter(page -> !page.isEmpty()).count())
                .sum();
    }

    /** A copy with pages added; what cancels out is gone. */
    Pages plus(Pages other, Frame frame, Columns columns) {
        if (places.keySet().containsAll(other.segments)) {
            Page[][] sums = pages.clone();
            boolean vanished = false;
            for (Segment segment : other.segments) {
                int place = places.getOrDefault(segment, 0);
                sums[place] = sum(columns, pages[place], other.pages[other.places.getOrDefault(segment, 0)]);
                vanished |= Arrays.stream(sums[place]).allMatch(Page::isEmpty);
            }
            if (!vanished) {
                return new Pages(segments, places, periods, sums);
            }
        }
        Builder builder = new Builder(frame, periods);
        segments.forEach(segment -> builder.put(segment, pages[places.getOrDefault(segment, 0)]));
        for (Segment segment : other.segments) {
            Page[] row = other.pages[other.places.getOrDefault(segment, 0)];
            Integer place = places.get(segment);
            builder.put(segment, place == null ? row : sum(columns, pages[place], row));
        }
        return builder.build();
    }

    private static Page[] sum(Columns columns, Page[] left, Page[] right) {
        Page[] sums = left.clone();
        for (int i = 0; i < sums.length; i++) {
            if (left[i].isEmpty()) {
                sums[i] = right[i];
            } else if (!right[i].isEmpty()) {
                sums[i] = Page.sum(columns, List.of(left[i], right[i]), true);
            }
        }
        return sums;
    }

    Pages negated() {
        return new Pages(
                segments,
                places,
                periods,
                Arrays.stream(pages)
                        .map(row -> Arrays.stream(row).map(Page::negated).toArray(Page[]::new))
                        .toArray(Page[][]::new));
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Pages that && that.segments.equals(segments) && Arrays.deepEquals(that.pages, pages);
    }

    @Override
    public int hashCode() {
        return segments.hashCode() * 31 + Arrays.deepHashCode(pages);
    }

    /** Collects pages. */
    static final class Builder {
        private final int periods;
        private final List<String> order;
        private final Map<Segment, Page[]> rows = new HashMap<>();

        Builder(Frame frame, int periods) {
            this.periods = periods;
            this.order =
                    frame.axes().stream().map(Frame.Axis::dimension).sorted().toList();
        }

        void put(Segment segment, int period, Page page) {
            if (!page.isEmpty()) {
                rows.computeIfAbsent(segment, key -> {
                    Page[] row = new Page[periods];
                    Arrays.fill(row, Page.EMPTY);
                    return row;
                })[period] = page;
            }
        }

        void put(Segment segment, Page[] row) {
            rows.put(segment, row);
        }

        Pages build() {
            rows.values().removeIf(row -> Arrays.stream(row).allMatch(Page::isEmpty));
            Map<String, List<Segment>> sorted = new TreeMap<>();
            rows.keySet()
                    .forEach(segment -> sorted.computeIfAbsent(sortKey(segment), key -> new ArrayList<>())
                            .add(segment));
            List<Segment> segments =
                    sorted.values().stream().flatMap(List::stream).collect(Collectors.toUnmodifiableList());
            Map<Segment, Integer> places = new HashMap<>();
            Page[][] pages = new Page[segments.size()][];
            for (Segment segment : segments) {
                pages[places.size()] = rows.getOrDefault(segment, new Page[0]);
                places.put(segment, places.size());
            }
            return new Pages(segments, places, periods, pages);
        }

        /** Orders as segments do: by the values in the order of the names of their dimensions. */
        private String sortKey(Segment segment) {
            return order.stream()
                    .map(dimension -> segment.values().getOrDefault(dimension, ""))
                    .collect(Collectors.joining("\u0000"));
        }
    }
}
