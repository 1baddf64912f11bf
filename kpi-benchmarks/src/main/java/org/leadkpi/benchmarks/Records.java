package org.leadkpi.benchmarks;

import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** The generated records. */
@State(Scope.Benchmark)
public class Records {

    /** How many leads; touches, opportunities and spend grow with them. */
    @Param("1000000")
    public int leads;

    private @Nullable Workload workload;

    /** Creates the state. */
    public Records() {}

    Workload workload() {
        return Objects.requireNonNull(workload, "workload");
    }

    /** Lets the records go: whoever has loaded them elsewhere needs them no more. */
    void forget() {
        workload = null;
    }

    /** Generates the records. */
    @Setup
    public void generate() {
        workload = Workload.of(leads);
    }
}
