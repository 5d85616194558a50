package io.ztrisk.api;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Describes a call in the OpenAPI document, in addition to its path, parameters,
 * permissions and result.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
public @interface ApiOperation {

	/** The summary. */
	String value();

	/** The name of the schema of its body. */
	String body() default "";

	/** The orders of its rows, as enums for {@link ListRequest#order}. */
	Class<? extends Enum<?>>[] orders() default {};

	/** Its errors, beside those of every call. */
	ErrorCode[] fails() default {};

	/** Whether {@code format=csv} answers a file instead of an envelope. */
	boolean csv() default false;

	/** Whether a success has a message. */
	boolean message() default false;

}
