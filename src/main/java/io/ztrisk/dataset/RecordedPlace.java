package io.ztrisk.dataset;

import java.util.Optional;

import io.ztrisk.condition.Decimal;
import io.ztrisk.mapping.Point;
import io.ztrisk.place.Place;
import org.jspecify.annotations.Nullable;

/**
 * Reads the place in a record. Coordinates are exact to the city or the region that the
 * record names; without either they may be the middle of a country.
 */
final class RecordedPlace {

	private static final double CITY_KM = 100;

	private static final double REGION_KM = 300;

	private RecordedPlace() {
	}

	/**
	 * The place; null if the record has none.
	 * @param country the code of the country, empty if it is unknown
	 */
	static @Nullable Place of(MappedRecord record, String country) {
		boolean hasCity = !record.text("city").isEmpty();
		if (!hasCity && record.text("region").isEmpty()) {
			return null;
		}
		return point(record)
			.map((point) -> new Place(point.latitude(), point.longitude(), hasCity ? CITY_KM : REGION_KM,
					country.isEmpty() ? null : country, Place.Source.RECORD_COORDINATES))
			.orElse(null);
	}

	private static Optional<Point> point(MappedRecord record) {
		return Point.parse(record.text("coordinates"))
			.filter(RecordedPlace::isPlace)
			.or(() -> Decimal.parse(record.text("latitude"))
				.flatMap((latitude) -> Decimal.parse(record.text("longitude"))
					.map((longitude) -> new Point(latitude.nearest(), longitude.nearest())))
				.filter(RecordedPlace::isPlace));
	}

	private static boolean isPlace(Point point) {
		return Math.abs(point.latitude()) <= 90 && Math.abs(point.longitude()) <= 180
				&& (point.latitude() != 0 || point.longitude() != 0);
	}

}
