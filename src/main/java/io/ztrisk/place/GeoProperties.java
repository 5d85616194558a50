package io.ztrisk.place;

import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * The files of the databases of addresses, each empty if there is none.
 *
 * @param database the path of the one that tells places
 * @param asnDatabase the path of the one that tells AS numbers
 */
@ConfigurationProperties("ztrisk.geo")
record GeoProperties(String database, String asnDatabase) {

}
