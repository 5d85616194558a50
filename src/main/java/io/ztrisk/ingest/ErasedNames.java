package io.ztrisk.ingest;

import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import io.ztrisk.api.AccountId;
import io.ztrisk.user.Erasures;

import org.springframework.stereotype.Component;

/**
 * Finds people who were erased in lines that are set aside, which may be of before.
 */
@Component
class ErasedNames {

	private final Erasures erasures;

	ErasedNames(Erasures erasures) {
		this.erasures = erasures;
	}

	/**
	 * The lines, without their text where it names someone who was erased, or more than
	 * can be looked up. Nobody else is until they are stored.
	 */
	List<RejectedLine> strip(AccountId account, List<RejectedLine> lines) {
		this.erasures.delay(account.value());
		return this.erasures.ledger(account.value()).map((ledger) -> {
			Set<String> all = new HashSet<>();
			lines.forEach((line) -> names(line).ifPresent(all::addAll));
			Set<String> erased = this.erasures.erased(account.value(), ledger, all);
			return lines.stream()
				.map((line) -> names(line).filter((names) -> Collections.disjoint(names, erased)).isPresent() ? line
						: line.withoutText())
				.toList();
		}).orElse(lines);
	}

	private static Optional<List<String>> names(RejectedLine line) {
		byte[] bytes = line.bytes();
		String text = (bytes != null) ? new String(bytes, StandardCharsets.UTF_8) : null;
		return new Mentions(text, line.reason()).all();
	}

}
