package org.leadkpi.model;

import java.util.Optional;

/** The touches with their leads: those of one lead together, so that what is asked of its other touches is close at hand. */
final class Activities extends View<Activity> {

    private final Genesis genesis;

    Activities(Genesis genesis) {
        this.genesis = genesis;
    }

    @Override
    public Activity get(int index) {
        Touch touch = genesis.touchOfActivity(index);
        int lead = genesis.leadOfActivity(index);
        return lead < 0 ? new Activity(touch, Optional.empty()) : new Activity(touch, genesis, lead);
    }

    @Override
    public int size() {
        return genesis.touches().size();
    }
}
