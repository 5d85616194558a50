package io.ztrisk.api;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Marks the {@link ListRequest} of a list that the official SDKs read to its end. They
 * ask first without a page, then for page 2 and so on, until a page is empty. Without
 * {@code per_page}, the first page therefore has all rows, and the others have none.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.PARAMETER)
public @interface AllOnFirstPage {

}
