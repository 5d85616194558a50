package io.ztrisk.api;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Describes a call in the OpenAPI document, beside what its path, parameters, permission
 * and result tell.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
public @interface ApiOperation {

	/**
	 * What it does, in a few words.
	 */
	String value();

	/**
	 * The name of its body in the document.
	 */
	String body() default "";

	/**
	 * The orders of its rows, enums as {@link ListRequest#order} takes them.
	 */
	Class<? extends Enum<?>>[] orders() default {};

	/** The errors of its own. */
	ErrorCode[] fails() default {};

	/**
	 * Whether a success has a message.
	 */
	boolean message() default false;

}
