package org.leadkpi.ledger;

/**
 * What an entry of a page stands under: entries with equal keys add up.
 *
 * @param column the number of the column
 * @param value 1 for a count; the denominator of an amount; the value itself of a distribution
 */
record Key(int column, long value) implements Comparable<Key> {
    @Override
    public int compareTo(Key other) {
        int order = Integer.compare(column, other.column);
        return order != 0 ? order : Long.compare(value, other.value);
    }
}
