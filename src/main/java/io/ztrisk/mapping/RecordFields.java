package io.ztrisk.mapping;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

import io.ztrisk.activity.ActivityName;
import io.ztrisk.condition.FieldText;
import io.ztrisk.condition.Fields;
import io.ztrisk.place.Network;
import org.jspecify.annotations.Nullable;

/**
 * The fields of a record. Each is read when it is first needed, since most records are
 * decided by a few.
 */
public final class RecordFields implements Fields {

	private final String dataset;

	private final Mapping mapping;

	private final Values values;

	private final Map<String, List<FieldText>> read = new HashMap<>();

	private @Nullable Set<ActivityName> activities;

	public RecordFields(String dataset, Mapping mapping, Values values) {
		this.dataset = dataset;
		this.mapping = mapping;
		this.values = values;
	}

	/** Sets the e-mail, which is not known when conditions of users are tested. */
	public void setEmail(@Nullable String email) {
		this.read.put("email", (email != null) ? List.of(new FieldText(email)) : List.of());
	}

	/** The activities of the record, whose conditions may test the e-mail. */
	public Set<ActivityName> activities() {
		Set<ActivityName> known = this.activities;
		if (known == null) {
			known = this.mapping.activities(this);
			this.activities = known;
		}
		return known;
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

	@Override
	public boolean isList(String name) {
		for (Field field : this.mapping.fields()) {
			if (field.name().equals(name)) {
				return field.type() == FieldType.LIST;
			}
		}
		return name.equals("activity");
	}

	/** The fields of the mapping that the record has, by name. */
	public SortedMap<String, List<FieldText>> mapped() {
		SortedMap<String, List<FieldText>> mapped = new TreeMap<>();
		for (Field field : this.mapping.fields()) {
			List<FieldText> texts = texts(field.name());
			if (!texts.isEmpty()) {
				mapped.put(field.name(), texts);
			}
		}
		return mapped;
	}

	private List<FieldText> read(String name) {
		return switch (name) {
			case "activity" -> activities().stream().map((activity) -> new FieldText(activity.key())).toList();
			case "dataset" -> List.of(new FieldText(this.dataset));
			case "network" -> texts("address").stream()
				.flatMap((address) -> Network.address(address.toString().strip()).stream())
				.map((address) -> new FieldText(Network.around(address).toString()))
				.toList();
			default -> {
				for (Field field : this.mapping.fields()) {
					if (field.name().equals(name)) {
						yield field.read(this.values);
					}
				}
				yield List.of();
			}
		};
	}

}
