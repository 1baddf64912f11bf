package org.leadkpi.contract;

import java.util.List;
import org.leadkpi.metric.Catalog;
import org.leadkpi.metric.Kpi;
import org.leadkpi.metric.KpiProvider;

/** The standard KPIs keep the laws. */
class StandardKpiContractTest extends KpiContract {

    @Override
    protected KpiProvider provider() {
        List<Kpi> standard = Catalog.standard().kpis();
        return () -> standard;
    }
}
