package io.ztrisk;

import java.time.Clock;
import java.time.Duration;
import java.util.List;

import io.ztrisk.check.CheckCommand;

import org.springframework.boot.DefaultApplicationArguments;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.context.annotation.Bean;

/**
 * Starts the server, or runs the command that is named.
 */
@SpringBootApplication(proxyBeanMethods = false)
@ConfigurationPropertiesScan
public class ZtriskApplication {

	public static void main(String[] args) {
		List<String> command = new DefaultApplicationArguments(args).getNonOptionArgs();
		if (command.isEmpty()) {
			SpringApplication.run(ZtriskApplication.class, args);
		}
		else if (command.equals(List.of("check"))) {
			System.exit(CheckCommand.run(args, System.out, System.err));
		}
		else {
			// A command answers on the terminal; the log is not configured yet.
			System.err.println("There is no such command: " + String.join(" ", command) + ". There is: check");
			System.exit(2);
		}
	}

	/** The time with the precision of the database: microseconds. */
	@Bean
	Clock clock() {
		return Clock.tick(Clock.systemUTC(), Duration.ofNanos(1000));
	}

}
