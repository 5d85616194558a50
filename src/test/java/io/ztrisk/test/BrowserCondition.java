package io.ztrisk.test;

import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * Skips a {@link BrowserTest}, or a test with a {@link Browser}, where Chromium or its
 * driver is missing.
 */
public class BrowserCondition implements ExecutionCondition {

	@Override
	public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
		return Chromium.isInstalled() ? ConditionEvaluationResult.enabled("Chromium is installed")
				: ConditionEvaluationResult
					.disabled("No browser: install chromium and chromium-driver, the names of Debian's packages");
	}

}
