package io.ztrisk.api;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * A controller of calls below an account's {@code zt_risk_scoring}, under both base
 * paths.
 */
@Documented
@RestController
@RequestMapping({ ApiPaths.RISK_SCORING, ApiPaths.CLIENT_V4 + ApiPaths.RISK_SCORING })
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
public @interface AccountApi {

}
