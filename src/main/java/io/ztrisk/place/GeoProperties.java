package io.ztrisk.place;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The files with the databases of IP addresses.
 *
 * @param database Path of a database of places in MaxMind's format (MMDB). Without it,
 * the place of a login is that of the country in its record.
 * @param asnDatabase Path of a database of AS numbers in MaxMind's format (MMDB). Without
 * it, logins have no AS number, and the setting excluded_asns of an account excludes
 * nothing.
 */
@ConfigurationProperties("ztrisk.geo")
record GeoProperties(@DefaultValue("") String database, @DefaultValue("") String asnDatabase) {

}
