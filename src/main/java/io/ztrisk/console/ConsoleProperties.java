package io.ztrisk.console;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Settings of the console.
 *
 * @param console Whether the server has the console.
 */
@ConfigurationProperties("ztrisk")
record ConsoleProperties(@DefaultValue("true") boolean console) {

}
