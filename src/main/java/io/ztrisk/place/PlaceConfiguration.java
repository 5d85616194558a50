package io.ztrisk.place;

import java.time.Clock;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * Opens the databases of addresses that are configured.
 */
@Configuration(proxyBeanMethods = false)
class PlaceConfiguration {

	@Bean
	GeoDatabase geoDatabase(GeoProperties properties, Clock clock) {
		return new GeoDatabase(properties.database(), clock);
	}

	@Bean
	AsnDatabase asnDatabase(GeoProperties properties, Clock clock) {
		return new AsnDatabase(properties.asnDatabase(), clock);
	}

}
