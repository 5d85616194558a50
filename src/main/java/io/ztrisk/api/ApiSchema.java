package io.ztrisk.api;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Names the schema of a type in the OpenAPI document. Every object and enum of a result
 * has such a name, so that renaming the Java type changes nothing for users.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
public @interface ApiSchema {

	/** The name, unique in the document. */
	String value();

}
