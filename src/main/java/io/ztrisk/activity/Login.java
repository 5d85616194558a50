package io.ztrisk.activity;

/**
 * A successful login to an application.
 *
 * @param address the IP address of the user, as text
 * @param country the code of the country of the address, in any case
 * @param requestId the id of the request
 */
public record Login(ActivitySource source, String address, String country, String requestId) implements Activity {

}
