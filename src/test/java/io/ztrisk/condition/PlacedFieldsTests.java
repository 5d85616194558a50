package io.ztrisk.condition;

import java.time.Clock;
import java.util.List;

import io.ztrisk.place.GeoDatabase;
import io.ztrisk.place.Places;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests the country of a record's place without a database of addresses.
 */
class PlacedFieldsTests {

	private static final Places PLACES = new Places(new GeoDatabase("", Clock.systemUTC()));

	@ParameterizedTest
	@CsvSource({ "Turkey, TR", "prt, PT", "de, DE", "Atlantis, ''", "T1, ''", "'', ''" })
	void countryIsTheCodeOfTheRecordsCountry(String sent, String code) {
		Fields record = (field) -> switch (field) {
			case "address" -> List.of(new FieldText("192.0.2.1"));
			case "country" -> sent.isEmpty() ? List.of() : List.of(new FieldText(sent));
			default -> List.of();
		};
		Fields fields = new PlacedFields(record, PLACES);
		assertThat(fields.texts(PlacedFields.PLACE_COUNTRY)).map(FieldText::toString)
			.isEqualTo(code.isEmpty() ? List.of() : List.of(code))
			.isEqualTo(fields.texts("place_country").stream().map(FieldText::toString).toList());
		assertThat(fields.texts("address")).map(FieldText::toString).containsExactly("192.0.2.1");
	}

}
