package io.ztrisk.place;

import java.time.Clock;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * Configures the databases of addresses.
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
