package io.ztrisk.activity;

import io.ztrisk.place.Place;
import org.jspecify.annotations.Nullable;

/**
 * A successful login to an application.
 *
 * @param address the IP address of the user, as text
 * @param country the code of the country of the address, in any case
 * @param requestId the id of the request
 * @param place the place in the record, more exact than its country; null if there is
 * none
 */
public record Login(ActivitySource source, String address, String country, String requestId,
		@Nullable Place place) implements Activity {

}
