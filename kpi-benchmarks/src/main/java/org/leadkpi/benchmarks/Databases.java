package org.leadkpi.benchmarks;

import java.sql.SQLException;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/** DuckDB with its tables laid out, one state per layout, so that an arm pays for its own only. */
public final class Databases {

    private Databases() {}

    /** What the layouts share. */
    @State(Scope.Benchmark)
    public abstract static class Laid {

        private final DuckDb.Layout layout;
        private @Nullable DuckDb database;

        Laid(DuckDb.Layout layout) {
            this.layout = layout;
        }

        DuckDb database() {
            return Objects.requireNonNull(database, "database");
        }

        /**
         * Loads the records.
         *
         * @param records the records
         * @throws SQLException if DuckDB refuses
         */
        @Setup
        public void load(Records records) throws SQLException {
            database = DuckDb.of(records.workload(), layout);
            records.forget();
        }

        /**
         * Closes the database.
         *
         * @throws SQLException if DuckDB refuses
         */
        @TearDown
        public void close() throws SQLException {
            database().close();
        }
    }

    /** Keys and months as integers. */
    public static class Tuned extends Laid {
        /** Creates the state. */
        public Tuned() {
            super(DuckDb.Layout.TUNED);
        }
    }

    /** Touches with the channel and creation of their lead. */
    public static class Denormalised extends Laid {
        /** Creates the state. */
        public Denormalised() {
            super(DuckDb.Layout.DENORMALISED);
        }
    }

    /** Everything that does not depend on the question worked out before. */
    public static class Best extends Laid {
        /** Creates the state. */
        public Best() {
            super(DuckDb.Layout.BEST);
        }
    }
}
