package io.ztrisk.place;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The files with the databases of IP addresses.
 *
 * @param database Path of a database of places in MaxMind's format (MMDB). If it is
 * empty, the country of a login gives its place.
 * @param asnDatabase Path of a database of AS numbers in MaxMind's format (MMDB). If it
 * is empty, logins have no AS number.
 */
@ConfigurationProperties("ztrisk.geo")
record GeoProperties(@DefaultValue("") String database, @DefaultValue("") String asnDatabase) {

}
