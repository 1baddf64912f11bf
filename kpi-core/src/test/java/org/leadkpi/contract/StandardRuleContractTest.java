package org.leadkpi.contract;

import org.leadkpi.diagnosis.RuleSet;

/** The standard rules keep the laws. */
class StandardRuleContractTest extends RuleContract {

    @Override
    protected RuleSet rules() {
        return RuleSet.standard();
    }
}
