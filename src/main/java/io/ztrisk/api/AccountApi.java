package io.ztrisk.api;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

import org.springframework.core.annotation.AliasFor;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * A controller of the API. Its answers and errors are envelopes in JSON, whatever the
 * client accepts. Any other controller is an ordinary Spring controller.
 */
@Documented
@RestController
@RequestMapping
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
public @interface AccountApi {

	/** The path of the controller's handlers. */
	@AliasFor(annotation = RequestMapping.class, attribute = "path")
	String value() default ApiPaths.RISK_SCORING;

}
