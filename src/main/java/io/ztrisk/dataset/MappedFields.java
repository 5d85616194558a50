package io.ztrisk.dataset;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

import io.ztrisk.condition.FieldText;
import io.ztrisk.condition.Fields;
import io.ztrisk.mapping.Field;
import io.ztrisk.mapping.Values;
import io.ztrisk.place.Network;
import org.jspecify.annotations.Nullable;

/**
 * The fields of a record. Each is read when it is first needed, since most records are
 * decided by a few.
 */
final class MappedFields implements Fields {

	private final MappedDataset dataset;

	private final Values values;

	private final Map<String, List<FieldText>> read = new HashMap<>();

	/**
	 * @param values valid until the next record is scanned
	 */
	MappedFields(MappedDataset dataset, Values values) {
		this.dataset = dataset;
		this.values = values;
	}

	/** Sets the e-mail, which is not known when conditions of users are tested. */
	void setEmail(@Nullable String email) {
		this.read.put("email", (email != null) ? List.of(new FieldText(email)) : List.of());
	}

	@Override
	public List<FieldText> texts(String field) {
		List<FieldText> known = this.read.get(field);
		if (known == null) {
			known = read(field);
			this.read.put(field, known);
		}
		return known;
	}

	/** The fields of the mapping that the record has, by name. */
	SortedMap<String, List<FieldText>> mapped() {
		SortedMap<String, List<FieldText>> mapped = new TreeMap<>();
		for (Field field : this.dataset.mapping().fields()) {
			List<FieldText> texts = texts(field.name());
			if (!texts.isEmpty()) {
				mapped.put(field.name(), texts);
			}
		}
		return mapped;
	}

	private List<FieldText> read(String name) {
		return switch (name) {
			case "dataset" -> List.of(new FieldText(this.dataset.key()));
			case "network" -> texts("address").stream()
				.flatMap((address) -> Network.address(address.toString()).stream())
				.map((address) -> new FieldText(Network.around(address).toString()))
				.toList();
			default -> {
				for (Field field : this.dataset.mapping().fields()) {
					if (field.name().equals(name)) {
						yield field.read(this.values);
					}
				}
				yield List.of();
			}
		};
	}

}
