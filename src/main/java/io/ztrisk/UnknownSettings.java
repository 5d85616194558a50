package io.ztrisk;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;

import org.springframework.boot.context.event.ApplicationPreparedEvent;
import org.springframework.context.ApplicationListener;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.EnumerablePropertySource;
import org.springframework.core.env.PropertySource;
import org.springframework.core.env.SystemEnvironmentPropertySource;

/**
 * Warns of settings of ztrisk that do not exist, since most of them are misspelt. It does
 * so before the settings are used, so that the warning is also there if the start fails.
 * It never prints a value, which may be a secret.
 */
class UnknownSettings implements ApplicationListener<ApplicationPreparedEvent> {

	private static final Log logger = LogFactory.getLog(UnknownSettings.class);

	/** The variables of the compose file, which a shell or a unit may pass on. */
	private static final Set<String> OF_COMPOSE = Set.of("ZTRISK_PORT", "ZTRISK_DOMAIN", "ZTRISK_IMAGE",
			"ZTRISK_VERSION");

	/** The variables that Kubernetes sets for each service, such as one named ztrisk. */
	private static final Pattern OF_KUBERNETES = Pattern
		.compile("\\w+_(SERVICE_(HOST|PORT(_\\w+)?)|PORT(_\\d+_(TCP|UDP|SCTP)(_(PROTO|PORT|ADDR))?)?)");

	@Override
	public void onApplicationEvent(ApplicationPreparedEvent prepared) {
		ClassLoader classPath = prepared.getSpringApplication().getClassLoader();
		warnings(prepared.getApplicationContext().getEnvironment(), KnownSettings.on(classPath)).forEach(logger::warn);
	}

	static List<String> warnings(ConfigurableEnvironment environment, KnownSettings known) {
		return environment.getPropertySources()
			.stream()
			.flatMap((source) -> warnings(source, known))
			.distinct()
			.toList();
	}

	private static Stream<String> warnings(PropertySource<?> source, KnownSettings known) {
		return (source instanceof EnumerablePropertySource<?> names)
				? Stream.of(names.getPropertyNames())
					.flatMap((name) -> warning(source instanceof SystemEnvironmentPropertySource, name, known).stream())
				: Stream.empty();
	}

	/** The environment has variables, and can have properties. */
	private static Optional<String> warning(boolean isOfEnvironment, String name, KnownSettings known) {
		String lower = name.toLowerCase(Locale.ROOT);
		if (lower.startsWith("ztrisk.")) {
			return known.hasProperty(name) ? Optional.empty()
					: Optional.of(warning("property", name, known.nearestProperty(lower)));
		}
		return (isOfEnvironment && lower.startsWith("ztrisk_") && !isOfOthers(name) && !known.hasVariable(name))
				? Optional.of(warning("variable", name, known.nearestVariable(name))) : Optional.empty();
	}

	private static boolean isOfOthers(String variable) {
		return OF_COMPOSE.contains(variable) || OF_KUBERNETES.matcher(variable).matches();
	}

	private static String warning(String kind, String name, Optional<String> nearest) {
		return "The %s %s has no effect, since there is no such setting.%s".formatted(kind, name,
				nearest.map((known) -> " Did you mean " + known + "?").orElse(""));
	}

}
