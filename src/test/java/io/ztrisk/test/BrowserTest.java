package io.ztrisk.test;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

import org.junit.jupiter.api.extension.ExtendWith;

/**
 * A {@link ServerTest} of the console in a {@link Browser}. It is skipped where no
 * browser is installed.
 */
@Documented
@ExtendWith(BrowserCondition.class)
@Retention(RetentionPolicy.RUNTIME)
@ServerTest
@Target(ElementType.TYPE)
public @interface BrowserTest {

}
