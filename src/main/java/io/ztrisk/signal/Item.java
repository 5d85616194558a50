package io.ztrisk.signal;

import io.ztrisk.change.LoggedChange;
import io.ztrisk.subscription.Delivery;

/**
 * A message about a change.
 *
 * @param isNew whether the delivery is not stored yet
 */
record Item(LoggedChange change, Delivery delivery, boolean isNew) {

}
