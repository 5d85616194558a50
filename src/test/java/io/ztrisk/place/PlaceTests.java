package io.ztrisk.place;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Distances between places.
 */
class PlaceTests {

	private final Place equator = new Place(0, 10, 100, null, Place.Source.COORDINATES);

	private final Place east = new Place(0, 20, 200, null, Place.Source.COORDINATES);

	@Test
	void theLeastDistanceIsTheCircleLessBothAccuracies() {
		assertThat(this.equator.circleKmTo(this.east)).isEqualTo(1111.951);
		assertThat(this.equator.kmTo(this.east)).isEqualTo(811.951);
		assertThat(this.east.kmTo(this.equator)).isEqualTo(811.951);
	}

	@Test
	void placesThatMayBeOneAreNotApart() {
		Place inexact = new Place(0, 20, 2000, null, Place.Source.RECORD_COUNTRY);
		assertThat(this.equator.kmTo(inexact)).isZero();
		assertThat(this.equator.circleKmTo(inexact)).isEqualTo(1111.951);
	}

	@Test
	void theShortWayCrossesTheDateLine() {
		Place west = new Place(0, -175, 0, null, Place.Source.COORDINATES);
		assertThat(new Place(0, 175, 0, null, Place.Source.COORDINATES).circleKmTo(west)).isEqualTo(1111.951);
	}

}
