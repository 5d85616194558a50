package io.ztrisk.openapi;

import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.Method;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;

import com.fasterxml.jackson.annotation.JsonRawValue;
import io.swagger.v3.oas.models.media.JsonSchema;
import io.swagger.v3.oas.models.media.Schema;
import io.ztrisk.api.ApiSchema;
import io.ztrisk.api.Rows;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.BeanProperty;
import tools.jackson.databind.JavaType;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.jsonFormatVisitors.JsonFormatVisitorWrapper;
import tools.jackson.databind.jsonFormatVisitors.JsonObjectFormatVisitor;
import tools.jackson.databind.ser.BeanPropertyWriter;

import org.springframework.util.ClassUtils;

/**
 * The schemas of what is written, as the server's own mapper writes it: closed, with what
 * may be left out or be null told by nullness.
 */
class WireSchemas {

	private static final String REF = "#/components/schemas/";

	private final JsonMapper json;

	private final Map<String, Schema<?>> named = new TreeMap<>();

	private final Map<String, Class<?>> types = new HashMap<>();

	WireSchemas(JsonMapper json) {
		this.json = json;
	}

	/**
	 * The schema of a type; an object's is a reference to one of {@link #named()}.
	 */
	Schema<?> of(JavaType type) {
		Class<?> raw = ClassUtils.resolvePrimitiveIfNecessary(type.getRawClass());
		if (raw == Void.class) {
			return typed("null");
		}
		if (raw == Object.class) {
			return any();
		}
		if (raw == Instant.class) {
			return typed("string").format("date-time")
				.pattern("^\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d(\\.\\d{3}(\\d{3})?)?Z$");
		}
		if (raw == UUID.class) {
			return typed("string").format("uuid").pattern("^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$");
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
		if (type.isEnumType()) {
			return named(raw, () -> enumeration(raw));
		}
		if (type.isMapLikeType()) {
			return typed("object").additionalProperties(of(type.getContentType()));
		}
		if (type.isCollectionLikeType() || raw == Rows.class) {
			return typed("array").items(of(type.containedTypeOrUnknown(0)));
		}
		return named(raw, () -> object(type));
	}

	/**
	 * The schemas that have a name.
	 */
	Map<String, Schema<?>> named() {
		return this.named;
	}

	private static Schema<?> any() {
		return new JsonSchema().description("Any JSON");
	}

	static JsonSchema typed(String... types) {
		JsonSchema schema = new JsonSchema();
		schema.setTypes(Set.of(types));
		return schema;
	}

	/**
	 * An object with these members and no others.
	 */
	static Schema<?> closed(Map<String, Schema<?>> members, List<String> required) {
		Schema<?> schema = typed("object");
		members.forEach(schema::addProperty);
		schema.setRequired(required);
		schema.setAdditionalProperties(Boolean.FALSE);
		return schema;
	}

	static Schema<?> reference(String name) {
		return new JsonSchema().$ref(REF + name);
	}

	private Schema<?> named(Class<?> type, java.util.function.Supplier<Schema<?>> schema) {
		ApiSchema annotation = type.getAnnotation(ApiSchema.class);
		if (annotation == null) {
			throw new IllegalStateException(type + " lacks @ApiSchema");
		}
		Class<?> other = this.types.putIfAbsent(annotation.value(), type);
		if (other == null) {
			this.named.put(annotation.value(), schema.get());
		}
		else if (other != type) {
			throw new IllegalStateException(type + " and " + other + " have the same @ApiSchema");
		}
		return reference(annotation.value());
	}

	private Schema<?> enumeration(Class<?> type) {
		JsonSchema schema = typed("string");
		for (Object constant : type.getEnumConstants()) {
			schema.addEnumItemObject(this.json.convertValue(constant, String.class));
		}
		return schema;
	}

	private Schema<?> object(JavaType type) {
		Map<String, Schema<?>> members = new TreeMap<>();
		List<String> required = new ArrayList<>();
		for (BeanPropertyWriter member : members(type)) {
			boolean nullable = isNullable(member);
			Schema<?> schema = (member.getAnnotation(JsonRawValue.class) != null) ? any() : of(member.getType());
			if (!nullable || !member.willSuppressNulls()) {
				required.add(member.getName());
			}
			members.put(member.getName(), (nullable && !member.willSuppressNulls()) ? orNull(schema) : schema);
		}
		return closed(members, required);
	}

	private static Schema<?> orNull(Schema<?> schema) {
		Schema<?> either = new JsonSchema();
		either.addAnyOfItem(schema);
		either.addAnyOfItem(typed("null"));
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
				: (element instanceof java.lang.reflect.Field field)
						&& field.getAnnotatedType().isAnnotationPresent(Nullable.class);
	}

}
