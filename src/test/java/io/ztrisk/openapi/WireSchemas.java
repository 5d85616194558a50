package io.ztrisk.openapi;

import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Supplier;

import com.fasterxml.jackson.annotation.JsonRawValue;
import io.ztrisk.api.ApiSchema;
import io.ztrisk.api.Rows;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.BeanProperty;
import tools.jackson.databind.JavaType;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.jsonFormatVisitors.JsonFormatVisitorWrapper;
import tools.jackson.databind.jsonFormatVisitors.JsonObjectFormatVisitor;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.databind.ser.BeanPropertyWriter;

import org.springframework.util.ClassUtils;

/**
 * Makes the schemas of results from the Java types that are written, as the server's own
 * mapper writes them. An object has no other members. A member whose type is nullable may
 * be left out or be null.
 */
class WireSchemas {

	private final JsonMapper json;

	private final Map<String, ObjectNode> named = new TreeMap<>();

	private final Set<Class<?>> types = new HashSet<>();

	WireSchemas(JsonMapper json) {
		this.json = json;
	}

	/**
	 * The schema of a type. For an object or an enum it is a reference to one of
	 * {@link #named()}.
	 */
	ObjectNode of(JavaType type) {
		Class<?> raw = ClassUtils.resolvePrimitiveIfNecessary(type.getRawClass());
		if (raw == Void.class) {
			return typed("null");
		}
		if (raw == Object.class) {
			return any();
		}
		if (raw == Instant.class) {
			return text("date-time", "^\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d(\\.\\d{3}(\\d{3})?)?Z$");
		}
		if (raw == LocalDate.class) {
			return text("date", "^\\d{4}-\\d\\d-\\d\\d$");
		}
		if (raw == UUID.class) {
			return text("uuid", "^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$");
		}
		if (CharSequence.class.isAssignableFrom(raw)) {
			return typed("string");
		}
		if (raw == Boolean.class) {
			return typed("boolean");
		}
		if (Number.class.isAssignableFrom(raw)) {
			return typed((raw == Double.class) ? "number" : "integer");
		}
		if (raw.isSealed() && raw.isInterface()) {
			ObjectNode either = this.json.createObjectNode();
			ArrayNode types = either.putArray("anyOf");
			for (Class<?> permitted : raw.getPermittedSubclasses()) {
				types.add(of(this.json.constructType(permitted)));
			}
			return either;
		}
		if (type.isEnumType()) {
			return named(raw, () -> enumeration(raw));
		}
		if (type.isMapLikeType()) {
			return typed("object").set("additionalProperties", of(type.getContentType()));
		}
		if (type.isCollectionLikeType() || raw == Rows.class) {
			return typed("array").set("items", of(type.containedTypeOrUnknown(0)));
		}
		return named(raw, () -> object(type));
	}

	/**
	 * The schemas that have a name.
	 */
	Map<String, ObjectNode> named() {
		return this.named;
	}

	/**
	 * Adds a schema under a name that no other has.
	 */
	void add(String name, ObjectNode schema) {
		if (this.named.putIfAbsent(name, schema) != null) {
			throw new IllegalStateException("Two schemas have the name " + name);
		}
	}

	ObjectNode typed(String type) {
		return this.json.createObjectNode().put("type", type);
	}

	ObjectNode reference(String name) {
		return this.json.createObjectNode().put("$ref", "#/components/schemas/" + name);
	}

	/**
	 * An object with this member and any others.
	 */
	ObjectNode with(String name, ObjectNode member) {
		ObjectNode schema = typed("object");
		schema.putObject("properties").set(name, member);
		return schema;
	}

	/**
	 * An object with these members and no others.
	 */
	ObjectNode closed(Map<String, ObjectNode> members, Collection<String> required) {
		ObjectNode schema = typed("object").put("additionalProperties", false);
		if (!members.isEmpty()) {
			schema.putObject("properties").setAll(members);
		}
		if (!required.isEmpty()) {
			required.forEach(schema.putArray("required")::add);
		}
		return schema;
	}

	private ObjectNode any() {
		return this.json.createObjectNode().put("description", "Any JSON");
	}

	private ObjectNode text(String format, String pattern) {
		return typed("string").put("format", format).put("pattern", pattern);
	}

	private ObjectNode named(Class<?> type, Supplier<ObjectNode> schema) {
		ApiSchema annotation = type.getAnnotation(ApiSchema.class);
		if (annotation == null) {
			throw new IllegalStateException(type + " lacks @ApiSchema");
		}
		if (this.types.add(type)) {
			add(annotation.value(), schema.get());
		}
		return reference(annotation.value());
	}

	private ObjectNode enumeration(Class<?> type) {
		ObjectNode schema = typed("string");
		ArrayNode values = schema.putArray("enum");
		for (Object constant : type.getEnumConstants()) {
			values.add(this.json.convertValue(constant, String.class));
		}
		return schema;
	}

	private ObjectNode object(JavaType type) {
		Map<String, ObjectNode> members = new TreeMap<>();
		List<String> required = new ArrayList<>();
		for (BeanPropertyWriter member : members(type)) {
			boolean nullable = isNullable(member);
			ObjectNode schema = (member.getAnnotation(JsonRawValue.class) != null) ? any() : of(member.getType());
			if (!nullable || !member.willSuppressNulls()) {
				required.add(member.getName());
			}
			members.put(member.getName(), (nullable && !member.willSuppressNulls()) ? orNull(schema) : schema);
		}
		return closed(members, required);
	}

	private ObjectNode orNull(ObjectNode schema) {
		ObjectNode either = this.json.createObjectNode();
		either.putArray("anyOf").add(schema).add(typed("null"));
		return either;
	}

	private List<BeanPropertyWriter> members(JavaType type) {
		List<BeanPropertyWriter> members = new ArrayList<>();
		this.json.acceptJsonFormatVisitor(type, new JsonFormatVisitorWrapper.Base() {

			@Override
			public JsonObjectFormatVisitor expectObjectFormat(JavaType object) {
				return new JsonObjectFormatVisitor.Base(getContext()) {

					@Override
					public void property(BeanProperty member) {
						members.add((BeanPropertyWriter) member);
					}

					@Override
					public void optionalProperty(BeanProperty member) {
						members.add((BeanPropertyWriter) member);
					}

				};
			}

		});
		return members;
	}

	private static boolean isNullable(BeanProperty member) {
		AnnotatedElement element = member.getMember().getAnnotated();
		return (element instanceof Method getter) ? getter.getAnnotatedReturnType().isAnnotationPresent(Nullable.class)
				: (element instanceof Field field) && field.getAnnotatedType().isAnnotationPresent(Nullable.class);
	}

}
