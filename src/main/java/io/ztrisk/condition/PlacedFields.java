package io.ztrisk.condition;

import java.util.List;

import io.ztrisk.place.Network;
import io.ztrisk.place.Places;
import org.jspecify.annotations.Nullable;

/**
 * The fields of a record, with the country of its place: that of the address in the
 * database, or else that of the record. It is found once, when a condition first asks for
 * it.
 */
public final class PlacedFields implements Fields {

	/** The field with the code of the country. */
	public static final String PLACE_COUNTRY = "place_country";

	private final Fields fields;

	private final Places places;

	private @Nullable List<FieldText> country;

	public PlacedFields(Fields fields, Places places) {
		this.fields = fields;
		this.places = places;
	}

	@Override
	public List<FieldText> texts(String field) {
		if (!field.equals(PLACE_COUNTRY)) {
			return this.fields.texts(field);
		}
		List<FieldText> known = this.country;
		if (known == null) {
			String found = this.places.country(Network.address(first("address").strip()).orElse(null),
					first("country"));
			known = (found != null) ? List.of(new FieldText(found)) : List.of();
			this.country = known;
		}
		return known;
	}

	@Override
	public boolean isList(String field) {
		return this.fields.isList(field);
	}

	private String first(String field) {
		return this.fields.texts(field).stream().findFirst().map(FieldText::toString).orElse("");
	}

}
