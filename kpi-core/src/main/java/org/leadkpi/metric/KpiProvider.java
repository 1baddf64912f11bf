package org.leadkpi.metric;

import java.util.List;

/**
 * Brings KPIs and dimensions of its own to a catalogue.
 *
 * @since 0.1
 */
public interface KpiProvider {

    /**
     * Returns the KPIs to add.
     *
     * @return the KPIs, with ids that no other provider uses
     */
    List<Kpi> kpis();

    /**
     * Returns the dimensions to add.
     *
     * @return the dimensions, with names that no other provider uses
     */
    default List<Dimension> dimensions() {
        return List.of();
    }
}
