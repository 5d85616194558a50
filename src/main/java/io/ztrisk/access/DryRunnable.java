package io.ztrisk.access;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Marks a call that changes nothing if its query has {@code dry_run=true}. Since it reads
 * then, it also needs the permission to read, and is counted by the rate limit.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
public @interface DryRunnable {

	/** The name of the query parameter. */
	String PARAMETER = "dry_run";

	/** The value that asks for a dry run. */
	String TRUE = "true";

}
