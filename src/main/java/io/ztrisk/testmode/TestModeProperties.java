package io.ztrisk.testmode;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Settings of the test mode.
 *
 * @param testMode Whether the server has the calls of the test mode, which make users and
 * errors for tests. Never for production: the server then starts only on a database that
 * was made for tests.
 */
@ConfigurationProperties("ztrisk")
record TestModeProperties(@DefaultValue("false") boolean testMode) {

}
