package io.ztrisk.place;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.function.Supplier;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;

import org.springframework.boot.health.contributor.AbstractHealthIndicator;
import org.springframework.boot.health.contributor.Health;
import org.springframework.stereotype.Component;

/**
 * Reports which databases of addresses are in use, and when they were built. If one
 * cannot be used, this health is unknown, which does not make the server unhealthy.
 */
@Component("geoHealthContributor")
class GeoMonitor extends AbstractHealthIndicator {

	private final Supplier<AddressDatabase.State> city;

	private final Supplier<AddressDatabase.State> asn;

	GeoMonitor(GeoDatabase city, AsnDatabase asn, MeterRegistry meters) {
		this.city = city::state;
		this.asn = asn::state;
		register(meters, "city", this.city);
		register(meters, "asn", this.asn);
	}

	@Override
	protected void doHealthCheck(Health.Builder health) {
		AddressDatabase.State places = this.city.get();
		AddressDatabase.State numbers = this.asn.get();
		health.up().withDetail("places", (places.type() != null) ? "database" : "record country");
		if (places.problem() != null || numbers.problem() != null) {
			health.unknown();
		}
		health.withDetail("city", details(places)).withDetail("asn", details(numbers));
	}

	private static Map<String, String> details(AddressDatabase.State state) {
		Map<String, String> details = new LinkedHashMap<>();
		details.put("path", Objects.requireNonNullElse(state.path(), "none"));
		if (state.type() != null) {
			details.put("type", state.type());
			details.put("built", String.valueOf(state.built()));
		}
		if (state.problem() != null) {
			details.put("problem", state.problem());
		}
		return details;
	}

	private static void register(MeterRegistry meters, String name, Supplier<AddressDatabase.State> state) {
		Gauge.builder("ztrisk.geo.database.build.timestamp", () -> seconds(state.get()))
			.tag("database", name)
			.baseUnit("seconds")
			.description("When the database in use was built, 0 if it cannot be read, NaN if none is configured")
			.register(meters);
	}

	private static double seconds(AddressDatabase.State state) {
		if (state.path() == null) {
			return Double.NaN;
		}
		return (state.built() != null) ? state.built().getEpochSecond() : 0;
	}

}
