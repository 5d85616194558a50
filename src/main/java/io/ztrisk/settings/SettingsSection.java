package io.ztrisk.settings;

import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.Consumer;

import io.ztrisk.api.JsonFields;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * A section of a body of settings, or an entry of a list in it. Any member may be
 * missing.
 */
record SettingsSection(JsonFields fields) {

	/** Replaces a value by its normalized form. */
	void put(String name, String value) {
		((ObjectNode) this.fields.object()).put(name, value);
	}

	void integer(String name, int least, int most) {
		if (this.fields.object().has(name)) {
			this.fields.integer(name, least, most);
		}
	}

	void oneOf(String name, String... values) {
		JsonNode value = this.fields.object().get(name);
		if (value != null && !(value.isString() && List.of(values).contains(value.stringValue()))) {
			this.fields.problem(name, "must be " + String.join(" or ", values));
		}
	}

	void section(String name, Consumer<SettingsSection> reader) {
		JsonNode section = this.fields.object().get(name);
		if (section != null && !section.isObject()) {
			this.fields.problem(name, "must be an object");
		}
		else if (section != null) {
			reader.accept(below(section, name));
		}
	}

	/**
	 * Reads a list as a section whose members are named by their index.
	 * @param most the maximum number of entries; of too many, the first ones are read
	 * @param reader takes the section and an index
	 */
	void list(String name, int most, BiConsumer<SettingsSection, String> reader) {
		JsonNode list = this.fields.object().get(name);
		if (list != null && !list.isArray()) {
			this.fields.problem(name, "must be an array");
		}
		else if (list != null) {
			if (list.size() > most) {
				this.fields.problem(name, "must have at most %d entries".formatted(most));
			}
			ObjectNode entries = JsonNodeFactory.instance.objectNode();
			list.valueStream().limit(most).forEach((entry) -> entries.set(Integer.toString(entries.size()), entry));
			SettingsSection section = below(entries, name);
			entries.propertyNames().forEach((index) -> reader.accept(section, index));
		}
	}

	private SettingsSection below(JsonNode value, String name) {
		return new SettingsSection(new JsonFields(value, this.fields.at(name), this.fields.problems()));
	}

}
