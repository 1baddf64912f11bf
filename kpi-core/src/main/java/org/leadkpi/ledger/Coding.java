package org.leadkpi.ledger;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.IntUnaryOperator;
import org.leadkpi.metric.Dimension;
import org.leadkpi.metric.Segment;
import org.leadkpi.metric.Source;
import org.leadkpi.model.Dataset;

/** Numbers the values of a dimension, for one dataset. */
final class Coding {

    private final Dimension dimension;
    private final Map<String, Integer> numbers = new HashMap<>();
    private final List<String> names = new ArrayList<>();

    /** The number of the value of each record, by source. */
    private final Map<Source<?>, Column> ofRecords = new HashMap<>();

    /** The value asked for last, which is often the next one too. */
    private String last = "";

    private int lastNumber = -1;

    Coding(Dimension dimension) {
        this.dimension = dimension;
    }

    Dimension dimension() {
        return dimension;
    }

    /** The numbers of the values of all records of a source, which are worked out once. */
    synchronized <R> Column numbers(Source<R> source, Dataset data) {
        Column known = ofRecords.get(source);
        if (known == null) {
            int[] numbers = numbered(source, data);
            known = Column.of(numbers, numbers.length);
            ofRecords.put(source, known);
        }
        return known;
    }

    private <R> int[] numbered(Source<R> source, Dataset data) {
        List<R> records = source.records(data);
        int[] numbers = new int[records.size()];
        if (!dimension.splits(source)) {
            Arrays.fill(numbers, number(Segment.UNSPLIT));
        } else if (dimension.isOfOwner(source)) {
            source.owner().ifPresent(owner -> fill(numbers, owner, data));
        } else {
            Function<R, String> value = dimension.values(source, data);
            int place = 0;
            for (R one : records) {
                numbers[place++] = number(value.apply(one));
            }
        }
        return numbers;
    }

    /** Numbers records by the value of what they belong to. */
    private void fill(int[] numbers, Source.Owner<?, ?> owner, Dataset data) {
        Column ofOwners = numbers(owner.source(), data);
        IntUnaryOperator places = owner.places().apply(data);
        int none = number(Segment.NONE);
        for (int record = 0; record < numbers.length; record++) {
            int place = places.applyAsInt(record);
            numbers[record] = place < 0 ? none : ofOwners.get(place);
        }
    }

    @SuppressWarnings("ReferenceEquality") // the same object is surely the same value; another one is looked up
    private int number(String value) {
        if (value != last || lastNumber < 0) {
            lastNumber = numbers.computeIfAbsent(value, key -> {
                names.add(key);
                return names.size() - 1;
            });
            last = value;
        }
        return lastNumber;
    }

    synchronized String name(int number) {
        return names.get(number);
    }

    /** How many values are numbered by now. */
    synchronized int size() {
        return names.size();
    }
}
