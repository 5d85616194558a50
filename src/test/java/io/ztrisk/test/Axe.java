package io.ztrisk.test;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

import org.springframework.core.io.ClassPathResource;

/**
 * Checks the accessibility of what a browser shows by the rules of WCAG 2.2 AA.
 */
public final class Axe {

	private static final String SCRIPT = script();

	private static final String RUN = """
			const done = arguments[arguments.length - 1];
			axe.run(document, {runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"], resultTypes: ["violations"]})
				.then((result) => done(result.violations.flatMap((rule) => rule.nodes.slice(0, 3).map((node) => `${rule.id}: ${node.html.slice(0, 200)} ${node.failureSummary}`))),
					(error) => done([String(error)]));
			""";

	private Axe() {
	}

	/**
	 * Returns the violations, the first three of each rule.
	 */
	public static List<?> violations(Browser browser) {
		if (!Boolean.TRUE.equals(browser.run("return !!window.axe"))) {
			browser.run(SCRIPT);
		}
		return (List<?>) browser.runAsync(RUN);
	}

	private static String script() {
		try {
			return new ClassPathResource("axe.min.js").getContentAsString(StandardCharsets.UTF_8);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

}
