package org.leadkpi.model;

import java.util.Optional;

/** The touches with their leads, in the order the touches were given. */
final class Activities extends View<Activity> {

    private final Genesis genesis;

    Activities(Genesis genesis) {
        this.genesis = genesis;
    }

    @Override
    public Activity get(int index) {
        Touch touch = genesis.touches().get(index);
        int lead = genesis.leadOfTouch(index);
        return lead < 0 ? new Activity(touch, Optional.empty()) : new Activity(touch, genesis, lead);
    }

    @Override
    public int size() {
        return genesis.touches().size();
    }
}
