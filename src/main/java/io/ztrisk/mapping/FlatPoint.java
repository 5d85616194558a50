package io.ztrisk.mapping;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

import io.ztrisk.scan.JsonValue;

/**
 * A point whose coordinates are members of their own, as a name with dots may have them:
 * {@code location.lat} and {@code location.lon}.
 *
 * @param latitudes the numbers of the paths that the latitude may have
 * @param longitudes the numbers of the paths that the longitude may have
 */
record FlatPoint(List<Integer> latitudes, List<Integer> longitudes) {

	/**
	 * The coordinates below the paths of a field; none if its type is not a point.
	 */
	static List<FlatPoint> of(FieldType type, Spec spec, SpecReader specs) {
		List<Path> paths = specs.paths();
		return (type == FieldType.POINT)
				? spec.sources().stream().map((source) -> below(paths.get(source.path()), specs)).toList() : List.of();
	}

	private static FlatPoint below(Path point, SpecReader specs) {
		return new FlatPoint(numbers(point, specs, "lat", "latitude"),
				numbers(point, specs, "lon", "longitude", "long"));
	}

	private static List<Integer> numbers(Path point, SpecReader specs, String... names) {
		return Stream.of(names)
			.map((name) -> new Path(Stream.concat(point.steps().stream(), Stream.of(new Step(name, null))).toList()))
			.map(specs::number)
			.toList();
	}

	Optional<Point> read(Values values) {
		return text(this.latitudes, values).flatMap((latitude) -> text(this.longitudes, values)
			.flatMap((longitude) -> Point.parse(latitude + "," + longitude)));
	}

	private static Optional<String> text(List<Integer> paths, Values values) {
		return paths.stream()
			.flatMap((path) -> values.at(path).stream())
			.filter(JsonValue::isScalar)
			.map(JsonValue::text)
			.findFirst();
	}

}
