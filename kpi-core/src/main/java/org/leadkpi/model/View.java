package org.leadkpi.model;

import java.util.AbstractList;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.RandomAccess;

/** An unmodifiable list whose elements are made when they are asked for. */
abstract class View<E> extends AbstractList<E> implements RandomAccess {

    @Override
    public Iterator<E> iterator() {
        int size = size();
        return new Iterator<>() {
            private int next;

            @Override
            public boolean hasNext() {
                return next < size;
            }

            @Override
            public E next() {
                if (next >= size) {
                    throw new NoSuchElementException();
                }
                return get(next++);
            }
        };
    }
}
